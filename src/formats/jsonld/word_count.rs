//! How many words a text has.

use crate::model::Language;

/// The number of words, as word processors count: what stands between white space and holds a letter or digit;
/// each Chinese or Japanese sign is one. `None` for languages that write no spaces and whose words only a
/// dictionary can tell.
pub(super) fn word_count(text: &str, language: &Language) -> Option<usize> {
    if text.is_empty() || matches!(language.primary().as_str(), "th" | "lo" | "km" | "my" | "bo" | "dz") {
        return None;
    }
    let (mut words, mut is_inside) = (0, 0);
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            // Most of most texts: without branches, for nothing foretells where a word ends.
            let class = ASCII[usize::from(byte)];
            words += usize::from(class & PART & !is_inside);
            is_inside = (is_inside | class) & PART & !(class / SPACE);
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += c.len_utf8();
        if c.is_whitespace() {
            is_inside = 0;
        } else if is_sign_of_its_own(c) {
            words += 1;
            is_inside = 0;
        } else if is_inside == 0 && c.is_alphanumeric() {
            words += 1;
            is_inside = PART;
        }
    }
    Some(words)
}

/// What makes a word: the bit that says whether we are inside of one, too.
const PART: u8 = 1;
/// What ends one: one bit above, so that divided by it it takes the other away.
const SPACE: u8 = 2;

/// Which of both each byte is, if any.
static ASCII: [u8; 128] = {
    let mut classes = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => PART,
            b' ' | b'\t'..=b'\r' => SPACE,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

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
