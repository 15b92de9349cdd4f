//! Strings.

use super::{Parsed, Parser};
use crate::source::tree::Text;
use crate::source::{Span, SyntaxError};

impl Parser<'_> {
    /// The string at the next byte, its opening quote.
    pub(super) fn string(&mut self) -> Parsed<Text> {
        let start = self.at;
        self.at += 1;
        self.skip_ordinary();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Text::verbatim(Span::new(start + 1, self.at - 1)));
        }
        self.string_with_escapes(start)
    }

    #[cold]
    fn string_with_escapes(&mut self, start: usize) -> Parsed<Text> {
        let mut decoded = String::new();
        let mut ordinary = start + 1;
        let mut has_raw_control = false;
        loop {
            decoded.push_str(&self.text[ordinary..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(self.tree.decoded(&decoded));
                }
                Some(b'\\') => decoded.push(self.escape()?),
                None => return Err(self.unterminated(start)),
                Some(b'\n' | b'\r') if !self.is_lenient => return Err(self.unterminated(start)),
                Some(control) => {
                    // One error per string is enough.
                    if !std::mem::replace(&mut has_raw_control, true) {
                        self.overlook(self.control_character(control))?;
                    }
                    decoded.push(char::from(control));
                    self.at += 1;
                }
            }
            ordinary = self.at;
            self.skip_ordinary();
        }
    }

    /// Advances to the next quote, backslash or control character, eight bytes at a time.
    fn skip_ordinary(&mut self) {
        while let Some(chunk) = self.bytes[self.at..].first_chunk::<8>() {
            let special = special_bytes(u64::from_le_bytes(*chunk));
            if special != 0 {
                self.at += special.trailing_zeros() as usize / 8;
                return;
            }
            self.at += 8;
        }
        while let Some(byte) = self.peek()
            && !matches!(byte, b'"' | b'\\' | 0..0x20)
        {
            self.at += 1;
        }
    }

    /// The character of the escape at the next byte.
    fn escape(&mut self) -> Parsed<char> {
        let start = self.at;
        self.at += 2;
        Ok(match self.bytes.get(start + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            Some(byte) if self.is_lenient && byte.is_ascii_graphic() => {
                self.overlook(self.unknown_escape(start))?;
                char::from(*byte)
            }
            _ => return Err(self.unknown_escape(start)),
        })
    }

    /// The character of one `\uXXXX`, or of a surrogate pair. Starts after the first `u`.
    fn unicode_escape(&mut self, start: usize) -> Parsed<char> {
        let unit = self.four_digits(start)?;
        if let Some(character) = char::from_u32(unit) {
            return Ok(character);
        }
        let second = self.at;
        if unit < 0xDC00 && self.bytes[second..].starts_with(b"\\u") {
            self.at += 2;
            let low = self.four_digits(second)?;
            if let 0xDC00..0xE000 = low
                && let Some(character) = char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            {
                return Ok(character);
            }
        }
        let message = format!("`{}` is half of a character", &self.text[start..second]);
        Err(SyntaxError::grammar(Span::new(start, second), message)
            .with_help("characters above U+FFFF take two such escapes; or write the character itself"))
    }

    fn four_digits(&mut self, start: usize) -> Parsed<u32> {
        let mut value = 0;
        for _ in 0..4 {
            let Some(digit) = self.peek().and_then(|byte| char::from(byte).to_digit(16)) else {
                return Err(SyntaxError::grammar(
                    Span::new(start, self.at),
                    "`\\u` takes four hexadecimal digits",
                )
                .with_help("as in `\\u00e9`"));
            };
            value = value << 4 | digit;
            self.at += 1;
        }
        Ok(value)
    }

    fn unknown_escape(&self, start: usize) -> SyntaxError {
        let Some(escaped) = self.text[start + 1..].chars().next().filter(|c| !c.is_control()) else {
            return SyntaxError::grammar(
                Span::new(start, start + 1),
                "a backslash with nothing to escape after it",
            )
            .with_help("write `\\\\` for a backslash, `\\n` for a line break");
        };
        let help = match escaped {
            '\'' => "write `'` without the backslash",
            _ => "write `\\\\` for a backslash",
        };
        let span = Span::new(start, start + 1 + escaped.len_utf8());
        SyntaxError::grammar(span, format!("unknown escape `\\{escaped}`")).with_help(help)
    }

    fn unterminated(&self, start: usize) -> SyntaxError {
        let line = &self.text[start..];
        let end = line.find(['\n', '\r']).unwrap_or(line.len());
        let error = SyntaxError::grammar(Span::new(start, start + end), "this string has no closing quote");
        if let Some(text) = self.closed_before_comma(start) {
            error.with_help(format!("put `\"` where the text ends: `{text}`"))
        } else if end == line.len() || self.is_lenient {
            error.with_help("put `\"` where the text ends")
        } else {
            error.with_help("put `\"` where the text ends; a line break within a string is written `\\n`")
        }
    }

    fn control_character(&self, control: u8) -> SyntaxError {
        let help = match control {
            b'\t' => "write `\\t`".to_owned(),
            b'\n' => "write `\\n`".to_owned(),
            b'\r' => "write `\\r`".to_owned(),
            control => format!("remove it, or write `\\u{control:04x}`"),
        };
        let message = format!("control character U+{control:04X} in a string");
        SyntaxError::grammar(Span::new(self.at, self.at + 1), message).with_help(help)
    }
}

/// The high bit of each byte that is a quote, a backslash, or below a space. Only the lowest such bit is reliable.
fn special_bytes(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let zero_in = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
    let below_space = bytes.wrapping_sub(0x20 * ONES) & !bytes;
    (zero_in(bytes ^ (u64::from(b'"') * ONES)) | zero_in(bytes ^ (u64::from(b'\\') * ONES)) | below_space)
        & HIGH
}
