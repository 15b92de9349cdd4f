//! JSON in a readable layout: what fits on one line is on one line.

use std::cell::RefCell;
use std::io;

use serde::ser::{Error as _, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::ser::Formatter;
use serde_json::value::RawValue;

use super::WIDTH;
use super::outline::{Entry, Form, Scalar};

/// How many levels always have one line per entry: the article, and its fields.
const OPEN: usize = 2;

/// The whole file: `document`, serialized in its own order.
pub(super) fn write(document: &impl Serialize) -> String {
    let text = RefCell::new(Vec::new());
    let layout = Layout { text: &text, open: Vec::new() };
    document
        .serialize(&mut serde_json::Serializer::with_formatter(Text(&text), layout))
        .expect("an article can be serialized, and writing to memory never fails");
    let mut text = String::from_utf8(text.into_inner()).expect("what is made of texts is one");
    text.push('\n');
    text
}

/// The output so far. The layout goes back in it to join lines that fit on one.
struct Text<'t>(&'t RefCell<Vec<u8>>);

impl io::Write for Text<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lays out objects and lists: each entry on its own line, then all on one if they fit.
struct Layout<'t> {
    text: &'t RefCell<Vec<u8>>,
    open: Vec<Collection>,
}

/// An open object or list.
struct Collection {
    is_object: bool,
    /// The offset of its bracket.
    start: usize,
    entries: usize,
}

impl Layout<'_> {
    fn begin(&mut self, is_object: bool) {
        let mut text = self.text.borrow_mut();
        self.open.push(Collection { is_object, start: text.len(), entries: 0 });
        text.push(if is_object { b'{' } else { b'[' });
    }

    fn begin_entry(&mut self, is_first: bool) {
        let mut text = self.text.borrow_mut();
        if !is_first {
            text.push(b',');
        }
        new_line(&mut text, self.open.len());
        if let Some(collection) = self.open.last_mut() {
            collection.entries += 1;
        }
    }

    fn end(&mut self) {
        let Some(Collection { is_object, start, entries }) = self.open.pop() else { return };
        let mut text = self.text.borrow_mut();
        if entries > 0 {
            let is_open = self.open.len() < OPEN || entries > WIDTH;
            match on_one_line(&text, start, is_object).filter(|_| !is_open) {
                Some(line) => {
                    text.truncate(start);
                    text.extend_from_slice(&line);
                }
                None => new_line(&mut text, self.open.len()),
            }
        }
        text.push(if is_object { b'}' } else { b']' });
    }
}

fn new_line(text: &mut Vec<u8>, depth: usize) {
    text.push(b'\n');
    text.resize(text.len() + 2 * depth, b' ');
}

/// The text from `start` on one line, without its closing bracket, if there is room for that and a comma.
fn on_one_line(text: &[u8], start: usize, is_object: bool) -> Option<Vec<u8>> {
    let line_start = memchr::memrchr(b'\n', &text[..start]).map_or(0, |at| at + 1);
    // The closing bracket, with the space before it in an object, and a comma.
    let mut room = WIDTH.checked_sub(characters(&text[line_start..start]) + 2 + usize::from(is_object))?;
    let mut line: Vec<u8> = Vec::new();
    for (number, entry) in text[start..].split(|byte| *byte == b'\n').enumerate() {
        let entry = entry.trim_ascii_start();
        // The last line of something with several lines is a bracket.
        if matches!(entry, [b'}' | b']', ..]) {
            return None;
        }
        if number > 1 || number == 1 && is_object {
            line.push(b' ');
            room = room.checked_sub(1)?;
        }
        room = room.checked_sub(characters(entry))?;
        line.extend_from_slice(entry);
    }
    if is_object {
        line.push(b' ');
    }
    Some(line)
}

/// The number of characters in a text.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| (**byte as i8) >= -64).count()
}

impl Formatter for Layout<'_> {
    fn begin_array<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.begin(false);
        Ok(())
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.end();
        Ok(())
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W, is_first: bool) -> io::Result<()> {
        self.begin_entry(is_first);
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.begin(true);
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.end();
        Ok(())
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W, is_first: bool) -> io::Result<()> {
        self.begin_entry(is_first);
        Ok(())
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    /// Also escapes characters that look like others, beyond what RFC 8259 requires.
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if fragment.is_ascii() && !fragment.contains('\u{7F}') {
            return writer.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        for (at, deceptive) in fragment.match_indices(is_deceptive) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for c in deceptive.chars() {
                write!(writer, "\\u{:04x}", u32::from(c))?;
            }
            written = at + deceptive.len();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

/// A text in quotation marks.
pub(super) fn string(text: &str) -> String {
    let mut string = write(&text);
    string.pop();
    string
}

/// Whether a character breaks lines, changes text direction, is a control character or a noncharacter.
///
/// Joiners are allowed: Persian and many Indian languages use them within words.
fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.form {
            // `serde_json` would round numbers with more digits than it stores.
            Form::Scalar(Scalar { value: Value::Number(_), raw: Some(raw) }) => {
                let raw: &RawValue = serde_json::from_str(raw).map_err(S::Error::custom)?;
                raw.serialize(serializer)
            }
            Form::Scalar(Scalar { value, .. }) => value.serialize(serializer),
            Form::Collection(collection) if collection.is_object => {
                let mut map = serializer.serialize_map(Some(collection.entries.len()))?;
                for entry in &collection.entries {
                    map.serialize_entry(entry.key.as_deref().unwrap_or_default(), entry)?;
                }
                map.end()
            }
            Form::Collection(collection) => serializer.collect_seq(&collection.entries),
        }
    }
}
