//! The likely meaning of subtags that do not exist.

use crate::model::language::registry;
use crate::model::{Subtag, SubtagKind};

/// Codes of countries taken for those of languages, the countries' domains, and names of languages.
///
/// Only codes that are not also a language are listed: `se` is Northern Sami, `ch` is Chamorro, `br` is Breton.
const LANGUAGES: [(&str, &str); 45] = [
    ("al", "sq"),
    ("at", "de-AT"),
    ("au", "en-AU"),
    ("bd", "bn"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("eg", "ar-EG"),
    ("ge", "ka"),
    ("gb", "en-GB"),
    ("gr", "el"),
    ("hk", "zh-HK"),
    ("il", "he"),
    ("ir", "fa"),
    ("jp", "ja"),
    ("kh", "km"),
    ("kp", "ko-KP"),
    ("kz", "kk"),
    ("md", "ro-MD"),
    ("mm", "my"),
    ("mx", "es-MX"),
    ("nz", "en-NZ"),
    ("ph", "fil"),
    ("pk", "ur"),
    ("rs", "sr"),
    ("sp", "es"),
    ("ua", "uk"),
    ("us", "en-US"),
    ("vn", "vi"),
    ("castilian", "es"),
    ("chinese", "zh"),
    ("cymraeg", "cy"),
    ("dansk", "da"),
    ("deutsch", "de"),
    ("espanol", "es"),
    ("farsi", "fa"),
    ("flemish", "nl-BE"),
    ("francais", "fr"),
    ("greek", "el"),
    ("hangul", "ko"),
    ("italiano", "it"),
    ("mandarin", "zh"),
    ("polski", "pl"),
    ("suomi", "fi"),
    ("svenska", "sv"),
];

/// Three-letter country codes, and one that is reserved so that it is not used.
const REGIONS: [(&str, &str); 17] = [
    ("aus", "AU"),
    ("bra", "BR"),
    ("can", "CA"),
    ("che", "CH"),
    ("chn", "CN"),
    ("deu", "DE"),
    ("esp", "ES"),
    ("fra", "FR"),
    ("gbr", "GB"),
    ("ind", "IN"),
    ("ita", "IT"),
    ("jpn", "JP"),
    ("kor", "KR"),
    ("mex", "MX"),
    ("twn", "TW"),
    ("uk", "GB"),
    ("usa", "US"),
];

/// Scripts as Windows and everyday English call them.
const SCRIPTS: [(&str, &str); 7] = [
    ("arabic", "Arab"),
    ("chs", "Hans"),
    ("cht", "Hant"),
    ("cyrillic", "Cyrl"),
    ("hangul", "Hang"),
    ("hebrew", "Hebr"),
    ("latin", "Latn"),
];

impl Subtag<'_> {
    /// The likely meaning of a common mistake: the code of a country for its language, three letters for two,
    /// a name in full.
    pub(crate) fn meant(&self) -> Option<&'static str> {
        let text = self.text.to_ascii_lowercase();
        let of = |table: &[(&str, &'static str)]| {
            table.iter().find(|(wrong, _)| *wrong == text).map(|(_, right)| *right)
        };
        match self.kind {
            SubtagKind::Language => registry::two_letters(&text)
                .or_else(|| of(&LANGUAGES))
                .or_else(|| (text.len() > 3).then(|| registry::named(&text)).flatten()),
            _ => of(&REGIONS).or_else(|| of(&SCRIPTS)),
        }
    }
}

impl SubtagKind {
    /// All scripts or variants that the registry lists; nothing for the other kinds, which are too short to guess.
    pub(crate) fn registered(self) -> impl Iterator<Item = &'static str> {
        registry::subtags_like(move |subtag| match self {
            Self::Script => subtag.len() == 4 && subtag.starts_with(|c: char| c.is_ascii_uppercase()),
            Self::Variant => {
                (5..=8).contains(&subtag.len()) && !subtag.contains('-')
                    || subtag.len() == 4 && subtag.starts_with(|c: char| c.is_ascii_digit())
            }
            Self::Language | Self::Extlang | Self::Region => false,
        })
    }
}

/// What English calls the language of `tag`, if that has two letters: "Korean" for `ko`.
pub(super) fn english_name(tag: &str) -> Option<&'static str> {
    registry::english_name(tag.split('-').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn what_is_taken_for_a_mistake_is_registered_nowhere_and_what_is_meant_is() {
        for (wrong, right) in LANGUAGES {
            assert!(registry::entry(wrong).is_none(), "{wrong}");
            assert!(Language::from(right).subtags().iter().all(Subtag::is_registered), "{right}");
        }
        for (wrong, right) in REGIONS {
            assert!(registry::entry(&wrong.to_ascii_uppercase()).is_none(), "{wrong}");
            assert!(registry::entry(right).is_some(), "{right}");
        }
        for (wrong, right) in SCRIPTS {
            assert!(registry::entry(&format!("-{wrong}")).is_none(), "{wrong}");
            assert!(registry::entry(right).is_some(), "{right}");
        }
    }

    #[test]
    fn mistaken_subtags_are_understood() {
        let meant = |tag: &str| Language::from(tag).subtags().last().and_then(|subtag| subtag.meant());
        assert_eq!(meant("jp"), Some("ja"));
        assert_eq!(meant("eng"), Some("en"));
        assert_eq!(meant("English"), Some("en"));
        assert_eq!(meant("en-UK"), Some("GB"));
        assert_eq!(meant("zh-CHS"), Some("Hans"));
    }
}
