//! Escaping.

use std::borrow::Cow;

use super::is_xml_char;

/// Which ends of a text are those of its element, where readers treat white space as indentation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    /// Its start.
    pub start: bool,
    /// Its end.
    pub end: bool,
}

impl Edges {
    /// Both.
    pub(crate) const BOTH: Self = Self { start: true, end: true };
}

/// Appends the text of an element unchanged, line by line.
pub(super) fn push_text(xml: &mut String, text: &str) {
    let needs_care = |byte| is_careful(byte) & (byte != b'\t') & (byte != b'\n');
    push(xml, text, needs_care, |_| None);
}

/// The text of an element unchanged, line by line.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    let mut xml = String::new();
    push_text(&mut xml, text);
    xml.into()
}

/// Running text. White space that looks like indentation is written as references: line ends, tabs, all but the first
/// of several spaces, and a space at either end.
pub(super) fn words(text: &str, edges: Edges) -> Cow<'_, str> {
    let reference = |character| match character {
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        _ => None,
    };
    let at_start = edges.start && text.starts_with(' ');
    let mut rest = &text[usize::from(at_start)..];
    let at_end = edges.end && rest.ends_with(' ');
    if !at_start && !at_end && is_ordinary(text, is_careful) {
        return text.into();
    }
    let mut xml = String::with_capacity(text.len() + 16);
    if at_start {
        xml.push_str("&#32;");
    }
    rest = &rest[..rest.len() - usize::from(at_end)];
    while let Some(double) = rest.find("  ") {
        let (before, after) = rest.split_at(double + 1);
        push(&mut xml, before, is_careful, reference);
        let words = after.trim_start_matches(' ');
        for _ in 0..after.len() - words.len() {
            xml.push_str("&#32;");
        }
        rest = words;
    }
    push(&mut xml, rest, is_careful, reference);
    if at_end {
        xml.push_str("&#32;");
    }
    xml.into()
}

/// Appends an attribute value for double quotes.
///
/// Parsers convert tabs and line ends in attributes to spaces, unless they are written as references.
pub(super) fn push_attribute(xml: &mut String, value: &str) {
    let needs_care = |byte| is_careful(byte) | (byte == b'"');
    push(xml, value, needs_care, |character| match character {
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        _ => None,
    });
}

/// Appends an attribute value, so that spaces at its ends survive in readers that trim it.
pub(super) fn push_whole_attribute(xml: &mut String, value: &str) {
    const SPACE: &str = "&#32;";
    let rest = value.strip_prefix(' ');
    xml.push_str(rest.map_or("", |_| SPACE));
    let rest = rest.unwrap_or(value);
    let inner = rest.strip_suffix(' ');
    push_attribute(xml, inner.unwrap_or(rest));
    xml.push_str(inner.map_or("", |_| SPACE));
}

/// Whether a byte may need an escape. Characters that XML cannot contain begin with a control byte or with 0xEF.
///
/// No result depends on an earlier one, so that several bytes are processed in one step.
fn is_careful(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == 0xEF)
}

/// Whether no byte of a text needs care and no two spaces are adjacent.
///
/// Always scans all bytes, several in one step: most texts need no escape.
pub(super) fn is_ordinary(text: &str, needs_care: impl Fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let Some((last, before)) = bytes.split_last() else { return true };
    let is_found =
        |found, (byte, next): (&u8, &u8)| found | needs_care(*byte) | ((*byte == b' ') & (*next == b' '));
    !(needs_care(*last) | before.iter().zip(&bytes[1..]).fold(false, is_found))
}

/// Appends ordinary characters in whole runs, usually a single one.
fn push(
    xml: &mut String,
    text: &str,
    needs_care: impl Fn(u8) -> bool + Copy,
    special: fn(char) -> Option<&'static str>,
) {
    if !text.bytes().fold(false, |found, byte| found | needs_care(byte)) {
        return xml.push_str(text);
    }
    let mut rest = text;
    while let Some(length) = rest.bytes().position(needs_care) {
        let (ordinary, careful) = rest.split_at(length);
        xml.push_str(ordinary);
        let mut characters = careful.chars();
        if let Some(character) = characters.next() {
            let reference = match character {
                '&' => Some("&amp;"),
                '<' => Some("&lt;"),
                '>' => Some("&gt;"),
                '\r' => Some("&#13;"),
                character => special(character),
            };
            match reference {
                Some(reference) => xml.push_str(reference),
                None if is_xml_char(character) => xml.push(character),
                None => xml.push(char::REPLACEMENT_CHARACTER),
            }
        }
        rest = characters.as_str();
    }
    xml.push_str(rest);
}
