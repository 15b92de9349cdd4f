//! Texts with something unusual in them.

/// Whether a text has something unusual: no words, leading white space, a character of markup, a control character, or
/// the first byte of a character that indicates a wrong encoding or lost text.
///
/// Rules for such characters check only these texts. Every text is scanned once for all of them.
pub(in crate::rules) fn is_odd(text: &str) -> bool {
    let begins_oddly = text.chars().next().is_none_or(char::is_whitespace);
    begins_oddly || text.bytes().fold(false, |odd, byte| odd | ODD[usize::from(byte)])
}

/// By byte: control characters, characters of markup, what `Ã` and the like begin with, and U+F000 and above.
const ODD: [bool; 256] = {
    let mut odd = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        odd[byte] = byte < b' ' as usize;
        byte += 1;
    }
    let bytes = [b'<', b'&', b'*', b']', 0xC3, 0xEF];
    let mut n = 0;
    while n < bytes.len() {
        odd[bytes[n] as usize] = true;
        n += 1;
    }
    odd
};

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn plain_text_is_not_odd() {
        for text in [
            "Council votes",
            "It’s “fine” – so far",
            "서울",
            "https://example.org/a?b=c#d",
            "10.1000/182 (a)",
        ] {
            assert!(!is_odd(text), "{text}");
        }
        for text in [
            "",
            " ",
            "\u{3000}x",
            "a <b",
            "R&D",
            "**",
            "[x]",
            "caf\u{C3}\u{A9}",
            "\u{7}",
            "\u{FFFD}",
            "\u{FFFE}",
        ] {
            assert!(is_odd(text), "{text}");
        }
    }
}
