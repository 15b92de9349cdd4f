//! How many words a text has.

use crate::model::Language;

/// The number of words, as word processors count: what stands between white space and holds a letter or digit;
/// each Chinese or Japanese sign is one. `None` for languages that write no spaces and whose words only a
/// dictionary can tell.
pub(super) fn word_count(text: &str, language: &Language) -> Option<usize> {
    if text.is_empty() || matches!(language.primary().as_str(), "th" | "lo" | "km" | "my" | "bo" | "dz") {
        return None;
    }
    let mut words = 0;
    let mut is_inside = false;
    for c in text.chars() {
        if c.is_ascii() {
            // Most of most texts: without branches, for nothing foretells where a word ends.
            let is_part = c.is_ascii_alphanumeric();
            let is_space = (c == ' ') | matches!(c, '\t'..='\r');
            words += usize::from(is_part & !is_inside);
            is_inside = (is_inside | is_part) & !is_space;
        } else if c.is_whitespace() {
            is_inside = false;
        } else if is_sign_of_its_own(c) {
            words += 1;
            is_inside = false;
        } else if !is_inside && c.is_alphanumeric() {
            words += 1;
            is_inside = true;
        }
    }
    Some(words)
}

/// Han and kana, but not Hangul, which is written with spaces.
fn is_sign_of_its_own(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, language: &str) -> Option<usize> {
        word_count(text, &Language::from(language))
    }

    #[test]
    fn words_stand_between_white_space() {
        assert_eq!(count("It’s a well-known fact — mostly.", "en"), Some(5));
        assert_eq!(count("CO2 rises 1.5 %", "en"), Some(3));
        assert_eq!(count("한국과 일본이 만났다", "ko"), Some(3));
    }

    #[test]
    fn each_chinese_or_japanese_sign_is_a_word() {
        assert_eq!(count("東京で会議。", "ja"), Some(5));
        assert_eq!(count("使用 Rust 语言", "zh"), Some(5));
    }

    #[test]
    fn words_that_only_a_dictionary_can_tell_are_not_counted() {
        assert_eq!(count("สวัสดีชาวโลก", "th"), None);
    }
}
