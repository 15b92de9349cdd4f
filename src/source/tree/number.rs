//! Numbers.

/// A number of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A non-negative integer.
    Whole(u64),
    /// A negative integer.
    Negative(i64),
    /// Any other number, and integers too large for 64 bits. Always finite.
    Float(f64),
}

impl Number {
    /// Parses a number of JSON, YAML or TOML: YAML also has `+1`, `.5`, `1.`, `0x1F` and `0o17`, TOML has `0b11` and
    /// `1_000`.
    pub(super) fn read(raw: &str) -> Self {
        if raw.contains('_') {
            return Self::read(&raw.replace('_', ""));
        }
        let unsigned = raw.strip_prefix('+').unwrap_or(raw);
        let (digits, radix) = match unsigned.get(..2) {
            Some("0x") => (&unsigned[2..], 16),
            Some("0o") => (&unsigned[2..], 8),
            Some("0b") => (&unsigned[2..], 2),
            _ => (unsigned, 10),
        };
        if let Ok(whole) = u64::from_str_radix(digits, radix) {
            Self::Whole(whole)
        } else if radix != 10 {
            Self::Float(
                digits
                    .chars()
                    .filter_map(|digit| digit.to_digit(radix))
                    .fold(0.0, |sum, digit| (sum * f64::from(radix) + f64::from(digit)).min(f64::MAX)),
            )
        } else if let Ok(0) = digits.parse::<i64>() {
            // JSON distinguishes `-0` from `0`.
            Self::Float(-0.0)
        } else if let Ok(negative) = digits.parse::<i64>() {
            Self::Negative(negative)
        } else {
            Self::Float(digits.parse::<f64>().unwrap_or_default().clamp(f64::MIN, f64::MAX))
        }
    }

    /// The integer, if the fraction is zero: 2 for `2.0`.
    pub fn as_whole(self) -> Option<i64> {
        /// Up to here floats represent every integer exactly.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self {
            Self::Float(float) if float.fract() == 0.0 && float.abs() <= EXACT => Some(float as i64),
            _ => None,
        }
    }

    /// The number as a float, rounded if necessary.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Negative(negative) => negative as f64,
            Self::Float(float) => float,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number::{self, Float, Negative, Whole};

    #[test]
    fn numbers_are_parsed_in_all_formats() {
        let cases = [
            ("0", Whole(0)),
            ("12", Whole(12)),
            ("-12", Negative(-12)),
            ("1.5e2", Float(150.0)),
            ("18446744073709551616", Float(18446744073709551616.0)),
            ("+7", Whole(7)),
            (".5", Float(0.5)),
            ("1.", Float(1.0)),
            ("0x1F", Whole(31)),
            ("0o17", Whole(15)),
            ("012", Whole(12)),
            ("0b101", Whole(5)),
            ("-1_000", Negative(-1000)),
        ];
        for (raw, number) in cases {
            assert_eq!(Number::read(raw), number, "{raw}");
        }
    }
}
