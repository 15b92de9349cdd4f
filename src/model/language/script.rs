//! In which script a language is written.

use unicode_script::{Script, UnicodeScript};

use crate::model::language::registry;
use crate::model::{Language, SubtagKind};

impl Language {
    /// The scripts of the letters to expect, by their codes of ISO 15924; `None` where several are in use.
    ///
    /// From the tag, or else from the registry, which names the script that a language is nearly always written in.
    pub(crate) fn scripts(&self) -> Option<Vec<&'static str>> {
        let subtags = self.subtags();
        let language = subtags.first()?;
        if let Some(script) = subtags.iter().find(|subtag| subtag.kind == SubtagKind::Script) {
            return letters(&super::subtag::in_title_case(script.text));
        }
        // Romanizations are variants; others are spelt in the language's own script.
        const ROMANIZED: [&str; 7] =
            ["alalc97", "hepburn", "heploc", "jyutping", "pinyin", "tongyong", "wadegile"];
        if subtags.iter().any(|subtag| ROMANIZED.contains(&subtag.text.to_ascii_lowercase().as_str())) {
            return letters("Latn");
        }
        match language.text.to_ascii_lowercase().as_str() {
            "zh" | "cmn" | "yue" | "wuu" => Some(vec!["Hani", "Bopo"]),
            primary => letters(registry::entry(primary)?.goes_with?),
        }
    }

    /// What English calls the language, if it has a code of two letters.
    pub(crate) fn english_name(&self) -> Option<&'static str> {
        super::mistaken::english_name(&self.primary())
    }
}

/// The script of a letter, by its code of ISO 15924 and its name; `None` for what all scripts share.
pub(crate) fn script_of(letter: char) -> Option<(&'static str, &'static str)> {
    if letter.is_ascii() {
        return letter.is_ascii_alphabetic().then_some(("Latn", "Latin"));
    }
    match letter.script() {
        Script::Unknown | Script::Common | Script::Inherited => None,
        script => letter.is_alphabetic().then(|| (script.short_name(), script.full_name())),
    }
}

/// The scripts of the single letters in what ISO 15924 calls by one code.
fn letters(script: &str) -> Option<Vec<&'static str>> {
    Some(match script {
        "Jpan" => vec!["Hani", "Hira", "Kana"],
        "Kore" => vec!["Hang", "Hani"],
        "Hans" | "Hant" => vec!["Hani"],
        "Hanb" => vec!["Hani", "Bopo"],
        "Hrkt" => vec!["Hira", "Kana"],
        "Latf" | "Latg" => vec!["Latn"],
        "Cyrs" => vec!["Cyrl"],
        "Aran" => vec!["Arab"],
        "Geok" | "Geor" => vec!["Geor"],
        "Syre" | "Syrj" | "Syrn" => vec!["Syrc"],
        _ => vec![Script::from_short_name(script)?.short_name()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_that_the_registry_expects_has_letters() {
        for tag in ["en", "ko", "ja", "ar", "he", "ru", "el", "hi", "th", "zh-Hant", "ka", "am", "is"] {
            let scripts = Language::from(tag).scripts().unwrap_or_else(|| panic!("{tag}"));
            assert!(scripts.iter().all(|script| Script::from_short_name(script).is_some()), "{tag}");
        }
        assert_eq!(script_of('한').map(|script| script.0), Some("Hang"));
        assert_eq!(script_of('é').map(|script| script.0), Some("Latn"));
        assert_eq!(script_of('٣'), None);
        assert_eq!(script_of('ー'), None);
    }

    #[test]
    fn a_language_has_scripts_unless_it_has_several() {
        assert_eq!(Language::from("ko").scripts(), Some(vec!["Hang", "Hani"]));
        assert_eq!(Language::from("ko-Latn").scripts(), Some(vec!["Latn"]));
        assert_eq!(Language::from("sr").scripts(), None);
    }
}
