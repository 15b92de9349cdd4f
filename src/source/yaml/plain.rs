//! Which texts need no quotation marks in YAML.

use granit_parser::ScalarStyle;

use super::scalar;
use crate::source::{Kind, Span};

/// Whether a text can be a plain scalar in YAML, and is read as the same text again.
///
/// Stricter than YAML 1.2: what YAML 1.1 readers take for a date, a number or a boolean (`no`, `2023-05-15`) should be
/// quoted as well.
pub(crate) fn is_plain(text: &str, in_flow: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let begins_well = !is_indicator(first) && !text.starts_with("---") && !text.starts_with("...");
    let ends_well = text.trim() == text && !text.ends_with(':');
    let has_marks = text.contains(": ")
        || text.contains(" #")
        || in_flow
            && (text.contains([',', '[', ']', '{', '}']) || text.contains(":\"") || text.contains("://"));
    let is_printable = text.chars().all(is_printable);
    begins_well
        && ends_well
        && !has_marks
        && is_printable
        && !is_like_a_number(text)
        && !is_like_a_word_of_yaml_1_1(text)
        && scalar::kind(text, ScalarStyle::Plain, None, Span::default()) == Ok(Kind::String)
}

/// Whether a character can be written without an escape.
pub(crate) fn is_printable(c: char) -> bool {
    !(c.is_control() || matches!(c, '\u{FEFF}' | '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}'))
}

/// Whether a character is special at the start of a scalar.
fn is_indicator(c: char) -> bool {
    "-?:,[]{}#&*!|>'\"%@`".contains(c)
}

/// Whether any YAML reader takes it for a number, a date or a time.
fn is_like_a_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || "+.=<~".contains(c))
        && text.chars().all(|c| c.is_ascii_digit() || ".,:-+eEtTzZxobOXBn_ <=~?af/".contains(c))
}

fn is_like_a_word_of_yaml_1_1(text: &str) -> bool {
    let words = ["y", "n", "yes", "no", "on", "off", "null", "true", "false", "nan", "inf"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::parse;

    #[test]
    fn ambiguous_texts_are_quoted() {
        let quoted = [
            "",
            "no",
            "2023-05-15",
            "2019?",
            "1.0",
            "a: b",
            "a #b",
            "- a",
            "~",
            "12:30",
            " a",
            "a ",
            "1_000",
            "0x1F",
        ];
        for text in quoted {
            assert!(!is_plain(text, false), "{text}");
        }
        for text in ["Ana Costa", "it’s", "a#b", "a:b", "윤석열", "3 people", "https://a.example/"] {
            assert!(is_plain(text, false), "{text}");
        }
        assert!(!is_plain("a, b", true) && is_plain("a, b", false));
    }

    proptest::proptest! {
        #[test]
        fn plain_scalars_are_read_unchanged(text in "[a-z0-9 :#,\\[\\]{}'\"&*!|>%@`?.~_=<+-]{1,8}") {
            for in_flow in [false, true].into_iter().filter(|in_flow| is_plain(&text, *in_flow)) {
                let yaml = if in_flow { format!("a: [{text}]") } else { format!("a:\n  - {text}\n") };
                let tree = parse(&yaml).unwrap();
                let item = tree.root().get("a").and_then(|list| list.item(0)).unwrap();
                proptest::prop_assert_eq!(item.text(), Some(text.as_str()));
                let as_key = format!("{text}: 1");
                let tree = parse(&as_key).unwrap();
                let key = tree.root().children().next().and_then(|member| member.key());
                proptest::prop_assert_eq!(key, Some(text.as_str()));
            }
        }
    }
}
