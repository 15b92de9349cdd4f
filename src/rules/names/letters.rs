//! The normal form in which names are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name in lower case without diacritics: "Jean-Luc Núñez" as "jean", "luc", "nunez".
pub(in crate::rules) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        let Some(word) = words.last_mut() else { break };
        match c {
            // An apostrophe is part of a word: O’Brien.
            '\'' | '’' | 'ʼ' | '`' | 'ʻ' => {}
            'ß' => word.push_str("ss"),
            'Æ' | 'æ' => word.push_str("ae"),
            'Œ' | 'œ' => word.push_str("oe"),
            'Ø' | 'ø' => word.push('o'),
            'Ł' | 'ł' => word.push('l'),
            'Đ' | 'đ' | 'Ð' | 'ð' => word.push('d'),
            'Þ' | 'þ' => word.push_str("th"),
            'ı' => word.push('i'),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words joined, with `ue` for `ü` and the like treated as equal: "Mueller" is "Müller".
pub(super) fn squeezed(words: &[String]) -> String {
    words.concat().replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// A family of scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hangul,
    Han,
    Kana,
    Other,
}

/// The scripts of the letters of `text`.
pub(in crate::rules) fn scripts(text: &str) -> Vec<Script> {
    let mut scripts = Vec::new();
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        let script = match c {
            'A'..='z' | 'ª'..='ɏ' | 'Ḁ'..='ỿ' => Script::Latin,
            'Ͱ'..='Ͽ' | 'ἀ'..='῿' => Script::Greek,
            'Ѐ'..='ԯ' => Script::Cyrillic,
            'ᄀ'..='ᇿ' | '㄰'..='㆏' | '가'..='힣' => Script::Hangul,
            '々' | '一'..='鿿' | '㐀'..='䶿' | '豈'..='﫿' => Script::Han,
            '぀'..='ヿ' | 'ｦ'..='ﾟ' => Script::Kana,
            _ => Script::Other,
        };
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_their_transliterations_are_equal() {
        assert_eq!(words("Jean-Luc Núñez O’Brien"), ["jean", "luc", "nunez", "obrien"]);
        assert_eq!(squeezed(&words("Müller")), squeezed(&words("Mueller")));
        assert_eq!(words("Guðrún Þórsdóttir"), ["gudrun", "thorsdottir"]);
        assert_eq!(words("윤석열"), words("윤석열"));
    }
}
