//! The types of scalars in YAML 1.2's [core schema](https://yaml.org/spec/1.2.2/#103-core-schema).

use granit_parser::{ScalarStyle, Tag};

use crate::source::{Kind, Span, SyntaxError};

/// The type of a scalar. Only plain ones can be anything but strings, unless a tag says so.
pub(super) fn kind(
    text: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    span: Span,
) -> Result<Kind, SyntaxError> {
    let kind = match style {
        ScalarStyle::Plain => plain(text, span),
        _ => Ok(Kind::String),
    };
    let Some(tag) = tag else { return kind };
    match (tag.core_suffix(), kind) {
        (Some("str"), _) => Ok(Kind::String),
        (None, _) if tag.original() == "!" => Ok(Kind::String),
        (Some("null"), Ok(Kind::Null)) => Ok(Kind::Null),
        (Some("bool"), Ok(kind @ Kind::Bool(_))) => Ok(kind),
        (Some("int" | "float"), Ok(Kind::Number)) => Ok(Kind::Number),
        (Some("int" | "float" | "null" | "bool"), Ok(_)) => {
            let message = format!("`{text}` is not what its tag `{}` says", tag.original());
            Err(SyntaxError::grammar(span, message).with_help("remove the tag"))
        }
        (Some(_), Err(error)) => Err(error),
        _ => Err(unknown_tag(tag, span)),
    }
}

pub(super) fn unknown_tag(tag: &Tag, span: Span) -> SyntaxError {
    SyntaxError::grammar(span, format!("the tag `{}` has no meaning here", tag.original()))
        .with_help("remove it, or put text that begins with `!` in quotes")
}

fn plain(text: &str, span: Span) -> Result<Kind, SyntaxError> {
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ if is_infinite_or_nan(text) => {
            return Err(SyntaxError::grammar(span, format!("`{text}` is a number that JSON does not have"))
                .with_help("put it in quotes if it is meant as text"));
        }
        _ if is_number(text) => {
            let unsigned = text.strip_prefix('+').unwrap_or(text);
            if unsigned.parse::<f64>().is_ok_and(f64::is_infinite) {
                return Err(SyntaxError::grammar(span, "this number is too large")
                    .with_help("put it in quotes if it is meant as text"));
            }
            Kind::Number
        }
        _ => Kind::String,
    })
}

fn is_infinite_or_nan(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, or `0o` and `0x` with digits.
fn is_number(text: &str) -> bool {
    let all_digits =
        |digits: &str, radix| !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    if let Some(digits) = text.strip_prefix("0o") {
        return all_digits(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return all_digits(digits, 16);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa_holds = match (whole, fraction) {
        ("", fraction) => mantissa.starts_with('.') && all_digits(fraction, 10),
        (whole, "") => all_digits(whole, 10),
        (whole, fraction) => all_digits(whole, 10) && all_digits(fraction, 10),
    };
    mantissa_holds
        && exponent
            .is_none_or(|exponent| all_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent), 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        let cases: [(&[&str], Kind); 4] = [
            (&["", "~", "null", "NULL"], Kind::Null),
            (&["true", "True"], Kind::Bool(true)),
            (&["0", "-12", "+7", "012", "0x1F", "0o17", "1.5", ".5", "1.", "1e3", "-1.5E-3"], Kind::Number),
            (
                &[
                    "no",
                    "yes",
                    "on",
                    "nULL",
                    "2023-05-15",
                    "1_000",
                    "0x",
                    "0o8",
                    ".",
                    "+",
                    "-",
                    "e3",
                    "1e",
                    "1.2.3",
                    "12:30",
                    "-0x1",
                ],
                Kind::String,
            ),
        ];
        for (texts, kind) in cases {
            for text in texts {
                assert_eq!(plain(text, Span::default()), Ok(kind), "{text}");
            }
        }
        for text in [".inf", "-.INF", ".NaN", "1e999"] {
            plain(text, Span::default()).unwrap_err();
        }
    }
}
