//! Numbers.

use super::{Parsed, Parser};
use crate::source::{Span, SyntaxError};

impl Parser<'_> {
    /// Skips the number at the next byte, a digit or a minus sign.
    pub(super) fn number(&mut self) -> Parsed<()> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let first_digit = self.at;
        let digits = self.digits();
        if digits == 0 {
            return Err(self.bad_number(start));
        }
        if digits > 1 && self.bytes[first_digit] == b'0' {
            return Err(self.bad_number(start));
        }
        let mut may_overflow = digits > 300;
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.bad_number(start));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            may_overflow = true;
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(self.bad_number(start));
            }
        }
        if let Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'.' | b'+' | b'-') = self.peek() {
            return Err(self.bad_number(start));
        }
        if may_overflow && self.text[start..self.at].parse::<f64>().is_ok_and(f64::is_infinite) {
            return Err(SyntaxError::grammar(Span::new(start, self.at), "this number is too large")
                .with_help("put it in double quotes if it is meant as text"));
        }
        Ok(())
    }

    /// Skips digits and counts them.
    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    /// The error for a malformed number at `start`.
    #[cold]
    pub(super) fn bad_number(&self, start: usize) -> SyntaxError {
        let rest = &self.text[start..];
        let length =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-._".contains(c))).unwrap_or(rest.len());
        let number = &rest[..length];
        let (sign, digits) = match number.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", number.strip_prefix('+').unwrap_or(number)),
        };
        let (message, can_be_repaired) = match digits.as_bytes() {
            [] => ("a minus sign without a number", false),
            _ if number.starts_with('+') => ("a number has no plus sign", true),
            [b'.', b'0'..=b'9', ..] => ("a number has a digit before its decimal point", true),
            [b'0', b'0'..=b'9', ..] => ("a number has no leading zeros", true),
            [.., b'.'] => ("a number has a digit after its decimal point", true),
            _ => ("this is not a number", false),
        };
        let error = SyntaxError::grammar(Span::new(start, start + length), message);
        let repaired = repaired(sign, digits);
        if can_be_repaired
            && repaired.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
        {
            error.with_help(format!("write `{repaired}`"))
        } else if digits.starts_with(|c: char| c.is_ascii_digit()) {
            error.with_help("put it in double quotes if it is meant as text")
        } else {
            error.with_help("a number is digits, perhaps with `-` before and `.` between them")
        }
    }
}

/// The number without leading zeros, and with digits on both sides of the decimal point.
fn repaired(sign: &str, digits: &str) -> String {
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    match digits.trim_start_matches('0') {
        fraction if fraction.is_empty() || fraction.starts_with('.') => format!("{sign}0{fraction}"),
        digits => format!("{sign}{digits}"),
    }
}
