//! JSON as text: indentation, escapes, and what is not allowed in a script element.

use std::fmt::{Display, Write};

/// Where the JSON will be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Medium {
    /// A file of its own.
    File,
    /// A script element of a web page.
    Script,
}

/// JSON under construction: values are written one after the other, with two spaces per level.
pub(super) struct Json {
    text: String,
    medium: Medium,
    depth: usize,
    /// Whether the innermost list or object is still empty.
    is_empty: bool,
}

impl Json {
    pub(super) fn new(medium: Medium) -> Self {
        Self { text: String::with_capacity(16 * 1024), medium, depth: 0, is_empty: true }
    }

    /// How many lists and objects are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The length of the text.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Begins an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.is_empty = true;
    }

    /// Ends the innermost object or list.
    pub(super) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.is_empty {
            self.line(self.depth);
        }
        self.text.push(bracket);
        self.is_empty = false;
    }

    /// Begins an object that is a node with this type.
    pub(super) fn node(&mut self, kind: &str) {
        self.open('{');
        self.text("@type", kind);
    }

    /// Ends it.
    pub(super) fn end(&mut self) {
        self.close('}');
    }

    /// Begins an item of a list.
    pub(super) fn item(&mut self) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.line(self.depth);
        self.is_empty = false;
    }

    /// Begins a member of an object; its value is written next.
    pub(super) fn key(&mut self, key: &str) {
        self.item();
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\": ");
    }

    /// A member that is a text.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    /// A member that is a number or a boolean.
    pub(super) fn scalar(&mut self, key: &str, scalar: impl Display) {
        self.key(key);
        write!(self.text, "{scalar}").expect("writing to a string never fails");
    }

    /// A value that is a text.
    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        self.escaped(text, |byte| byte < b' ' || matches!(byte, b'"' | b'\\'));
        self.text.push('"');
    }

    /// A value that is already JSON.
    pub(super) fn raw(&mut self, json: &str) {
        self.escaped(json, |_| false);
    }

    fn escaped(&mut self, text: &str, is_special: impl Fn(u8) -> bool) {
        let is_script = self.medium == Medium::Script;
        let mut written = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escape = match byte {
                // The first byte of U+2028 and U+2029.
                0xE2 if is_script && text[at..].starts_with(['\u{2028}', '\u{2029}']) => {
                    if text[at..].starts_with('\u{2028}') { "\\u2028" } else { "\\u2029" }
                }
                b'<' if is_script => "\\u003c",
                b'>' if is_script => "\\u003e",
                b'&' if is_script => "\\u0026",
                _ if !is_special(byte) => continue,
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                _ => {
                    self.text.push_str(&text[written..at]);
                    write!(self.text, "\\u{byte:04x}").expect("writing to a string never fails");
                    written = at + 1;
                    continue;
                }
            };
            self.text.push_str(&text[written..at]);
            self.text.push_str(escape);
            written = at + if byte == 0xE2 { 3 } else { 1 };
        }
        self.text.push_str(&text[written..]);
    }

    fn line(&mut self, depth: usize) {
        new_line(&mut self.text, depth);
    }

    /// The text with insertions: offsets and what to insert there, in order.
    pub(super) fn finish(self, insertions: &[(usize, String)]) -> String {
        if insertions.is_empty() {
            return self.text;
        }
        let more: usize = insertions.iter().map(|(_, text)| text.len()).sum();
        let mut text = String::with_capacity(self.text.len() + more + 16);
        let mut written = 0;
        for (at, insertion) in insertions {
            text.push_str(&self.text[written..*at]);
            text.push_str(insertion);
            written = *at;
        }
        text.push_str(&self.text[written..]);
        text
    }
}

/// Ends a line, and indents the next one.
pub(super) fn new_line(text: &mut String, depth: usize) {
    const LINE: &str = "\n                                                                ";
    match LINE.get(..=2 * depth) {
        Some(line) => text.push_str(line),
        None => {
            text.push('\n');
            text.extend(std::iter::repeat_n("  ", depth));
        }
    }
}

/// A member that is a list, written only if it has items.
pub(super) struct List {
    key: &'static str,
    is_open: bool,
}

impl List {
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, is_open: false }
    }

    /// Begins an item; its value is written next.
    pub(super) fn item(&mut self, json: &mut Json) {
        if !self.is_open {
            json.key(self.key);
            json.open('[');
            self.is_open = true;
        }
        json.item();
    }

    /// An item that is a text.
    pub(super) fn string(&mut self, json: &mut Json, text: &str) {
        self.item(json);
        json.string(text);
    }

    pub(super) fn end(self, json: &mut Json) {
        if self.is_open {
            json.close(']');
        }
    }
}
