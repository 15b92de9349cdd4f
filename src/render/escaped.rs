//! JSON and XML without characters that control a terminal or a CI server: they are written as references, so that
//! nothing is lost.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::render::visible::{opens_command, steers};

/// A value as JSON in several lines.
pub(crate) fn pretty_json(value: &impl Serialize) -> String {
    let mut json = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut json, Escaping(PrettyFormatter::new()));
    value.serialize(&mut serializer).expect("a value is made of texts and numbers");
    json.push(b'\n');
    String::from_utf8(json).expect("JSON of texts is a text")
}

/// Writes a value as JSON in one line.
pub(super) fn json_line(value: &impl Serialize, out: &mut Vec<u8>) {
    let mut serializer = Serializer::with_formatter(&mut *out, Escaping(CompactFormatter));
    value.serialize(&mut serializer).expect("a value is made of texts and numbers");
    out.push(b'\n');
}

/// A text as JSON.
#[cfg(feature = "cli")]
pub(crate) fn json_text(text: &str) -> String {
    let mut json = Vec::new();
    json_line(&text, &mut json);
    String::from_utf8(json).expect("JSON of texts is a text").trim_end().to_owned()
}

/// An XML document with references.
pub(super) fn xml(document: &str) -> String {
    let mut xml = String::with_capacity(document.len());
    for (text, character) in parts(document) {
        xml.push_str(text);
        if let Some(character) = character {
            let _ = write!(xml, "&#{};", u32::from(character));
        }
    }
    xml
}

/// The parts of a text up to a character to escape, with that character; the last part has none.
fn parts(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let characters = candidates(text).filter_map(|offset| Some((offset, text[offset..].chars().next()?)));
    let is_escaped = |(offset, c): &(usize, char)| steers(*c) || opens_command(text, *offset);
    let mut escaped = characters.filter(is_escaped).fuse();
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let next = escaped.next();
        start = next.map(|(offset, c)| offset + c.len_utf8());
        let end = next.map_or(text.len(), |(offset, _)| offset);
        Some((&text[from..end], next.map(|(_, c)| c)))
    })
}

/// Where a character to escape may be: few bytes begin one in UTF-8, and they are found many at a time.
fn candidates(text: &str) -> impl Iterator<Item = usize> {
    let mut short = memchr::memchr2_iter(b'[', 0x7F, text.as_bytes()).peekable();
    let mut long = memchr::memchr3_iter(0xC2, 0xD8, 0xE2, text.as_bytes()).peekable();
    std::iter::from_fn(move || match (short.peek(), long.peek()) {
        (Some(first), Some(second)) if second < first => long.next(),
        (None, _) => long.next(),
        _ => short.next(),
    })
}

/// The layout of another formatter, with escapes in the texts.
struct Escaping<F>(F);

impl<F> Escaping<F> {
    fn write(writer: &mut (impl ?Sized + Write), text: &str) -> io::Result<()> {
        for (text, character) in parts(text) {
            writer.write_all(text.as_bytes())?;
            if let Some(character) = character {
                write!(writer, "\\u{:04x}", u32::from(character))?;
            }
        }
        Ok(())
    }
}

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        Self::write(writer, fragment)
    }

    // What is escaped can only be within a text.
    fn write_raw_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        Self::write(writer, fragment)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;
    use serde_json::{Value, json};

    use super::*;

    const TEXT: &str = "##[group]\u{9B}31m\u{202E}\u{7F}\u{2029} 윤 é \u{AD} [a] #[b]";

    #[test]
    fn every_character_to_escape_is_noticed_by_its_first_byte() {
        for c in ('\0'..=char::MAX).filter(|c| steers(*c)).chain(['[']) {
            assert_eq!(candidates(&format!("a{c}b")).next(), Some(1), "{c:?}");
        }
    }

    #[test]
    fn json_means_the_same() {
        let value = json!({ TEXT: [TEXT, 1, {}, [], { "a": TEXT }] });
        let text = pretty_json(&value);
        assert!(!text.contains(steers) && !text.contains("##["), "{text}");
        assert!(text.contains(r##"##\u005bgroup]\u009b31m\u202e\u007f\u2029 윤 é"##), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        let plain = json!({ "a": [1, {}, [], { "b": "c" }] });
        assert_eq!(pretty_json(&plain), serde_json::to_string_pretty(&plain).unwrap() + "\n");
    }

    #[test]
    fn raw_json_means_the_same() {
        let value = json!({ "a": TEXT });
        let raw = RawValue::from_string(value.to_string()).unwrap();
        let mut line = Vec::new();
        json_line(&raw, &mut line);
        let text = String::from_utf8(line).unwrap();
        assert!(!text.contains(steers) && !text.contains("##["), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

    #[test]
    fn xml_means_the_same() {
        let text = xml(&format!("<a b=\"{TEXT}\">{TEXT}</a>"));
        assert!(!text.contains(steers) && !text.contains("##["), "{text}");
        let document = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(document.root_element().text(), Some(TEXT));
        assert_eq!(document.root_element().attribute("b"), Some(TEXT));
    }
}
