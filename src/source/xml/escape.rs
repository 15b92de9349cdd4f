//! Escaping.

use super::is_xml_char;

/// Appends the text of an element.
pub(super) fn push_text(xml: &mut String, text: &str) {
    let needs_care =
        |byte| matches!(byte, b'&' | b'<' | b'>' | 0xEF) || (byte < 0x20 && !matches!(byte, b'\t' | b'\n'));
    push(xml, text, needs_care, |_| None);
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
