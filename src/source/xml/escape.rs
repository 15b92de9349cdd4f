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
    let needs_care = |byte| is_careful(byte) & (byte != b'\t') & (byte != b'\n');
    push(xml, text, needs_care, |_| None);
}

/// Appends running text. White space that readers would take for an indent is written as references: line ends, tabs,
/// all but the first of several spaces, and a space at an edge.
pub(super) fn push_words(xml: &mut String, text: &str, edges: Edges) {
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
    while let Some(double) = double_space(rest) {
        let (before, after) = rest.split_at(double + 1);
        push(xml, before, is_careful, reference);
        let words = after.trim_start_matches(' ');
        for _ in 0..after.len() - words.len() {
            xml.push_str("&#32;");
        }
        rest = words;
    }
    push(xml, rest, is_careful, reference);
    if at_end {
        xml.push_str("&#32;");
    }
}

/// Appends the value of an attribute that stands in double quotes.
///
/// Parsers turn tabs and line ends in attributes to spaces, unless they are written as references.
pub(super) fn push_attribute(xml: &mut String, value: &str) {
    let needs_care = |byte| is_careful(byte) | (byte == b'"');
    push(xml, value, needs_care, |character| match character {
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        _ => None,
    });
}

/// Whether a byte may be one that is escaped. Characters that XML cannot hold begin with a control byte or with 0xEF.
///
/// Nothing in it depends on what was found before, so that many bytes are looked at in one step.
fn is_careful(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == 0xEF)
}

/// Where the first of several spaces stands.
fn double_space(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let is_there = bytes.iter().zip(behind).fold(false, |is, (a, b)| is | ((*a == b' ') & (*b == b' ')));
    is_there.then(|| bytes.windows(2).position(|pair| pair == b"  ")).flatten()
}

/// Appends what needs no care in whole runs, mostly in one.
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
