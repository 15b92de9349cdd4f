//! Escaping.

use super::is_xml_char;

/// Which edges of a text are those of the element around it, so that readers take white space there for an indent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Edges {
    /// Its start.
    pub start: bool,
    /// Its end.
    pub end: bool,
}

impl Edges {
    /// Both.
    pub const BOTH: Self = Self { start: true, end: true };
}

/// Appends the text of an element as it is, line by line.
pub(super) fn push_text(xml: &mut String, text: &str) {
    let needs_care =
        |byte| matches!(byte, b'&' | b'<' | b'>' | 0xEF) || (byte < 0x20 && !matches!(byte, b'\t' | b'\n'));
    push(xml, text, needs_care, |_| None);
}

/// Appends running text. White space that readers would take for an indent is written as references: line ends, tabs,
/// all but the first of several spaces, and a space at an edge.
pub(super) fn push_words(xml: &mut String, text: &str, edges: Edges) {
    let needs_care = |byte| matches!(byte, b'&' | b'<' | b'>' | 0xEF) || byte < 0x20;
    let reference = |character| match character {
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        _ => None,
    };
    let mut rest = text;
    if edges.start
        && let Some(after) = rest.strip_prefix(' ')
    {
        xml.push_str("&#32;");
        rest = after;
    }
    let at_end = edges.end && rest.ends_with(' ');
    rest = &rest[..rest.len() - usize::from(at_end)];
    while let Some(double) = memchr::memmem::find(rest.as_bytes(), b"  ") {
        let (before, after) = rest.split_at(double + 1);
        push(xml, before, needs_care, reference);
        let words = after.trim_start_matches(' ');
        for _ in 0..after.len() - words.len() {
            xml.push_str("&#32;");
        }
        rest = words;
    }
    push(xml, rest, needs_care, reference);
    if at_end {
        xml.push_str("&#32;");
    }
}

/// Appends the value of an attribute that stands in double quotes.
///
/// Parsers turn tabs and line ends in attributes to spaces, unless they are written as references.
pub(super) fn push_attribute(xml: &mut String, value: &str) {
    let needs_care = |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF) || byte < 0x20;
    push(xml, value, needs_care, |character| match character {
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        _ => None,
    });
}

/// Appends what needs no care in whole runs. Characters that XML cannot hold begin with a control byte or with 0xEF.
fn push(xml: &mut String, text: &str, needs_care: fn(u8) -> bool, special: fn(char) -> Option<&'static str>) {
    let mut rest = text;
    while let Some(length) = rest.bytes().position(needs_care) {
        let (ordinary, careful) = rest.split_at(length);
        xml.push_str(ordinary);
        let mut characters = careful.chars();
        if let Some(character) = characters.next() {
            match character {
                '&' => xml.push_str("&amp;"),
                '<' => xml.push_str("&lt;"),
                '>' => xml.push_str("&gt;"),
                '\r' => xml.push_str("&#13;"),
                character if !is_xml_char(character) => xml.push(char::REPLACEMENT_CHARACTER),
                character => match special(character) {
                    Some(reference) => xml.push_str(reference),
                    None => xml.push(character),
                },
            }
        }
        rest = characters.as_str();
    }
    xml.push_str(rest);
}
