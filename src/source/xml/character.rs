//! Which characters XML can hold, and which may stand in names.

/// Whether XML 1.0 can hold this character at all, be it as a reference
/// ([`Char`](https://www.w3.org/TR/xml/#NT-Char)): most control characters, U+FFFE and U+FFFF it cannot.
///
/// ```
/// use byline::source::xml::is_xml_char;
///
/// assert!(is_xml_char('\n') && is_xml_char('윤'));
/// assert!(!is_xml_char('\u{8}'));
/// ```
pub fn is_xml_char(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{1_0000}'..)
}
