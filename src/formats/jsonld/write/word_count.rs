//! The number of words in a text.

use crate::model::Language;

/// The number of words, as word processors count them: runs without white space that contain a letter or digit; each
/// Chinese or Japanese character is a word. `None` for languages without spaces whose words need a dictionary.
pub(super) fn word_count(text: &str, language: &Language) -> Option<usize> {
    if text.is_empty() || matches!(language.primary().as_str(), "th" | "lo" | "km" | "my" | "bo" | "dz") {
        return None;
    }
    // A word is counted where it ends.
    let (mut words, mut is_inside) = (0, false);
    let mut rest = text;
    loop {
        // Most of most texts.
        if let Some(bytes) = rest.as_bytes().first_chunk::<8>().filter(|bytes| bytes.is_ascii()) {
            words += words_ended(u64::from_le_bytes(*bytes), &mut is_inside);
            rest = &rest[bytes.len()..];
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() {
            words += usize::from(std::mem::take(&mut is_inside));
        } else if is_sign_of_its_own(c) {
            words += 1 + usize::from(std::mem::take(&mut is_inside));
        } else if c.is_alphanumeric() {
            is_inside = true;
        }
    }
    Some(words + usize::from(is_inside))
}

/// A one in each of eight bytes.
const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The number of words that end within eight ASCII characters, the first in the lowest byte. `is_inside` is whether a
/// word is open before them, and afterwards whether one is open after them.
fn words_ended(bytes: u64, is_inside: &mut bool) -> usize {
    let lower = bytes | (ONES * 0x20);
    let parts = between(lower, b'a', b'z') | between(bytes, b'0', b'9');
    let spaces = between(bytes, b' ', b' ') | between(bytes, b'\t', b'\r');
    // Non-spaces become all ones. Adding one for each letter or digit, the sum overflows at the space that ends the
    // word, or past the last byte.
    let words = ONES * 0xFF - spaces * 0xFF;
    let (sum, is_over) = words.carrying_add(parts, *is_inside);
    *is_inside = is_over;
    (sum & spaces).count_ones() as usize
}

/// A one in each byte that is an ASCII character from `first` to `last`.
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let from = |byte: u8| bytes + ONES * u64::from(0x80 - byte);
    (from(first) & !from(last + 1)) >> 7 & ONES
}

/// Han and kana, but not Hangul, which has spaces between words.
fn is_sign_of_its_own(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counting_eight_bytes_at_once_equals_counting_one_by_one(text in "[ -~\\t-\\r\\x1c\u{a0}é한—]{1,80}") {
            let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
            prop_assert_eq!(count(&text, "en"), Some(text.split_whitespace().filter(is_word).count()));
        }
    }

    fn count(text: &str, language: &str) -> Option<usize> {
        word_count(text, &Language::from(language))
    }

    #[test]
    fn words_are_separated_by_white_space() {
        assert_eq!(count("It’s a well-known fact — mostly.", "en"), Some(5));
        assert_eq!(count("CO2 rises 1.5 %", "en"), Some(3));
        assert_eq!(count("한국과 일본이 만났다", "ko"), Some(3));
    }

    #[test]
    fn chinese_and_japanese_characters_are_words() {
        assert_eq!(count("東京で会議。", "ja"), Some(5));
        assert_eq!(count("使用 Rust 语言", "zh"), Some(5));
    }

    #[test]
    fn languages_that_need_a_dictionary_are_not_counted() {
        assert_eq!(count("สวัสดีชาวโลก", "th"), None);
    }
}
