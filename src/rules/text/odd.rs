//! What few texts have. Every text is scanned once for all of it.

/// Something unusual in a text. Rules that look for it check only the texts with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Oddity(u8);

impl Oddity {
    pub(in crate::rules) const NONE: Self = Self(0);
    /// No first character, or white space as the first one.
    pub(in crate::rules) const BLANK_START: Self = Self(1);
    /// A character that XML does not allow, or the first byte of one.
    pub(in crate::rules) const NOT_XML: Self = Self(1 << 1);
    /// The first byte of U+FFFD.
    pub(in crate::rules) const LOST: Self = Self(1 << 2);
    /// A character of markup.
    pub(in crate::rules) const MARKUP: Self = Self(1 << 3);
    /// The first byte of `Ã` and the like, with which all text in a wrong encoding begins.
    pub(in crate::rules) const MISREAD: Self = Self(1 << 4);
    /// A character of which every placeholder has one.
    pub(in crate::rules) const PLACEHOLDER: Self = Self(1 << 5);

    /// All that is unusual in a text.
    pub(in crate::rules) fn of(text: &str) -> Self {
        let starts_blank = text.chars().next().is_none_or(char::is_whitespace);
        let start = if starts_blank { Self::BLANK_START } else { Self::NONE };
        Self(text.bytes().fold(start.0, |odd, byte| odd | OF_BYTES[usize::from(byte)]))
    }

    /// Whether any of `other` is among it.
    pub(in crate::rules) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// By byte.
const OF_BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < b' ' {
        if !matches!(byte, b'\t' | b'\n' | b'\r') {
            table[byte as usize] = Oddity::NOT_XML.0;
        }
        byte += 1;
    }
    let table = with(table, b"\xEF", Oddity::NOT_XML.0 | Oddity::LOST.0);
    let table = with(table, b"<&*]", Oddity::MARKUP.0);
    let table = with(table, b"\xC3", Oddity::MISREAD.0);
    with(table, b"[KOUXgp", Oddity::PLACEHOLDER.0)
};

const fn with(mut table: [u8; 256], bytes: &[u8], oddity: u8) -> [u8; 256] {
    let mut n = 0;
    while n < bytes.len() {
        table[bytes[n] as usize] |= oddity;
        n += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::Oddity;

    #[test]
    fn plain_text_is_not_odd() {
        for text in [
            "Council votes",
            "It’s “fine” – so far",
            "서울",
            "//www.norden.dk/a?b=c#d",
            "10.1000/182 (a)",
            "two\nlines",
        ] {
            assert_eq!(Oddity::of(text), Oddity::NONE, "{text}");
        }
        for (text, oddity) in [
            ("", Oddity::BLANK_START),
            (" ", Oddity::BLANK_START),
            ("\u{3000}x", Oddity::BLANK_START),
            ("a <b", Oddity::MARKUP),
            ("R&D", Oddity::MARKUP),
            ("**", Oddity::MARKUP),
            ("[x]", Oddity::MARKUP),
            ("caf\u{C3}\u{A9}", Oddity::MISREAD),
            ("\u{7}", Oddity::NOT_XML),
            ("\u{FFFD}", Oddity::LOST),
            ("\u{FFFE}", Oddity::NOT_XML),
            ("TK", Oddity::PLACEHOLDER),
        ] {
            assert!(Oddity::of(text).has(oddity), "{text}");
        }
    }
}
