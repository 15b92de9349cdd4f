//! Characters allowed in XML, and in XML names.

/// Whether XML 1.0 can contain this character at all, even as a reference
/// ([`Char`](https://www.w3.org/TR/xml/#NT-Char)): not most control characters, U+FFFE and U+FFFF.
pub(crate) fn is_xml_char(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{1_0000}'..)
}

/// White space in XML ([`S`](https://www.w3.org/TR/xml/#NT-S)).
pub(super) const WHITE_SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a name may begin with this character. Colons separate two names, so they are not included
/// ([`NCName`](https://www.w3.org/TR/xml-names/#NT-NCName)).
pub(super) fn begins_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{1_0000}'..='\u{E_FFFF}')
}

/// Whether a name may continue with this character.
pub(super) fn continues_name(character: char) -> bool {
    begins_name(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}' | '\u{2040}')
}

/// Whether this is a [`Name`](https://www.w3.org/TR/xml/#NT-Name), with colons or without.
pub(crate) fn is_name(text: &str) -> bool {
    let begins = |first: char| first.is_ascii_alphabetic() || first == ':' || begins_name(first);
    text.starts_with(begins) && is_name_token(text)
}

/// Whether this is an [`Nmtoken`](https://www.w3.org/TR/xml/#NT-Nmtoken): one or more name characters.
pub(crate) fn is_name_token(text: &str) -> bool {
    // Most are ASCII.
    let continues =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':') || continues_name(c);
    !text.is_empty() && text.chars().all(continues)
}
