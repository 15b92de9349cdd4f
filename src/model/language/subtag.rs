//! The parts of a language tag, and whether the registry knows them.

use std::ops::Range;

use crate::model::Language;
use crate::model::language::registry::{self, Entry};

/// A part of a language tag that the IANA registry lists or should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subtag<'a> {
    /// What kind of subtag it is.
    pub kind: SubtagKind,
    /// The part, as written.
    pub text: &'a str,
    /// Its position in the tag, in bytes.
    pub range: Range<usize>,
}

/// The kind of a subtag, known from its position and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SubtagKind {
    /// A language: `zh`.
    Language,
    /// A language that belongs to the one before it: `yue` of `zh-yue`.
    Extlang,
    /// A script: `Hant`.
    Script,
    /// A country or a part of the world: `TW`, `419`.
    Region,
    /// A dialect, an orthography, a romanization: `1996`, `valencia`.
    Variant,
}

impl Subtag<'_> {
    /// Whether the registry lists it, or sets it aside for private use.
    pub(crate) fn is_registered(&self) -> bool {
        self.entry().is_some() || self.is_private()
    }

    pub(super) fn entry(&self) -> Option<Entry> {
        registry::entry(&self.in_registry())
    }

    /// As the registry writes it.
    fn in_registry(&self) -> String {
        match self.kind {
            SubtagKind::Language | SubtagKind::Variant => self.text.to_ascii_lowercase(),
            SubtagKind::Extlang => format!("-{}", self.text.to_ascii_lowercase()),
            SubtagKind::Region => self.text.to_ascii_uppercase(),
            SubtagKind::Script => in_title_case(self.text),
        }
    }

    /// The registry has these as ranges.
    fn is_private(&self) -> bool {
        let text = self.text.to_ascii_lowercase();
        match self.kind {
            SubtagKind::Language => text.len() == 3 && ("qaa"..="qtz").contains(&text.as_str()),
            SubtagKind::Script => text.len() == 4 && ("qaaa"..="qabx").contains(&text.as_str()),
            SubtagKind::Region => {
                text.len() == 2
                    && (("qm"..="qz").contains(&text.as_str()) || ("xa"..="xz").contains(&text.as_str()))
            }
            SubtagKind::Extlang | SubtagKind::Variant => false,
        }
    }
}

impl Language {
    /// The parts that the registry lists or should; none of a tag that is malformed, private, or registered whole.
    pub(crate) fn subtags(&self) -> Vec<Subtag<'_>> {
        let mut found: Vec<Subtag<'_>> = Vec::new();
        if !self.is_well_formed() || self.is_registered_whole() {
            return found;
        }
        let mut start = 0;
        for text in self.0.split('-') {
            let range = start..start + text.len();
            start = range.end + 1;
            let last = found.last().map(|subtag| subtag.kind);
            let Some(kind) = kind_of(text, last) else { break };
            found.push(Subtag { kind, text, range });
        }
        found
    }

    /// The tag with everything the registry has replaced, and which part of it was first.
    pub(crate) fn modern(&self) -> Option<(Range<usize>, String)> {
        if let Some(instead) = registry::entry(&self.0.to_ascii_lowercase()).and_then(|entry| entry.instead) {
            return Some((0..self.0.len(), instead.to_owned()));
        }
        let subtags = self.subtags();
        let mut first = None;
        let mut modern = String::new();
        let mut done = 0;
        for subtag in &subtags {
            let Some(entry) = subtag.entry() else { continue };
            let language = &subtags[0];
            let (range, instead) = match (subtag.kind, entry) {
                // An extended language is a language by itself.
                (SubtagKind::Extlang, Entry { goes_with: Some(prefix), .. })
                    if prefix.eq_ignore_ascii_case(language.text)
                        && language.range.end + 1 == subtag.range.start =>
                {
                    (language.range.start..subtag.range.end, subtag.text)
                }
                (_, Entry { instead: Some(instead), .. }) => (subtag.range.clone(), instead),
                _ => continue,
            };
            if range.start < done {
                continue;
            }
            modern.push_str(&self.0[done..range.start]);
            modern.push_str(instead);
            done = range.end;
            first.get_or_insert(range);
        }
        modern.push_str(&self.0[done..]);
        first.map(|range| (range, modern))
    }

    /// Whether it is one of the grandfathered tags that the registry lists as a whole: `i-klingon`.
    fn is_registered_whole(&self) -> bool {
        const WITHOUT_SUCCESSOR: [&str; 5] = ["cel-gaulish", "i-default", "i-enochian", "i-mingo", "zh-min"];
        let tag = self.0.to_ascii_lowercase();
        let is_old = WITHOUT_SUCCESSOR.contains(&tag.as_str());
        is_old || tag.contains('-') && registry::entry(&tag).is_some_and(|entry| entry.instead.is_some())
    }
}

/// The kind of a subtag after one of kind `last`; `None` from the first singleton on.
fn kind_of(text: &str, last: Option<SubtagKind>) -> Option<SubtagKind> {
    use SubtagKind::{Extlang, Language, Region, Script, Variant};
    let is_alphabetic = text.bytes().all(|b| b.is_ascii_alphabetic());
    let is_numeric = text.bytes().all(|b| b.is_ascii_digit());
    match (text.len(), last) {
        (0 | 1, _) => None,
        (_, None) => Some(Language),
        (3, Some(Language | Extlang)) if is_alphabetic => Some(Extlang),
        (4, Some(Language | Extlang)) if is_alphabetic => Some(Script),
        (2, Some(Language | Extlang | Script)) if is_alphabetic => Some(Region),
        (3, Some(Language | Extlang | Script)) if is_numeric => Some(Region),
        _ => Some(Variant),
    }
}

/// `HANT` as `Hant`.
pub(super) fn in_title_case(text: &str) -> String {
    let mut text = text.to_ascii_lowercase();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_really_write_is_registered() {
        for tag in [
            "en",
            "en-GB",
            "pt-BR",
            "zh-Hant-TW",
            "sr-Latn-RS",
            "de-CH-1996",
            "ca-valencia",
            "es-419",
            "ko-Latn",
            "sl-rozaj-biske-1994",
            "en-GB-oxendict",
            "x-desk",
            "qaa-Qaaa-XK",
            "de-u-co-phonebk",
            "i-klingon",
            "zh-min",
            "und",
            "mul",
            "zxx",
            "sr-YU",
            "EN-us",
            "ja-Latn-hepburn",
            "en-x-a",
            "art-lojban",
        ] {
            let tag = Language::from(tag);
            assert!(tag.is_well_formed(), "{tag}");
            assert!(tag.subtags().iter().all(Subtag::is_registered), "{tag}: {:?}", tag.subtags());
        }
    }

    #[test]
    fn odd_tags_are_no_panic() {
        for tag in ["", "-", "é", "en-", "a-b-c", "en-é", "한국어", "x", "i-", "zh-yue-yue"] {
            let tag = Language::from(tag);
            tag.subtags();
            tag.modern();
        }
    }

    #[test]
    fn a_tag_has_subtags_up_to_private_use() {
        let tag = Language::from("zh-Hant-TW-x-desk");
        let kinds: Vec<SubtagKind> = tag.subtags().iter().map(|subtag| subtag.kind).collect();
        assert_eq!(kinds, [SubtagKind::Language, SubtagKind::Script, SubtagKind::Region]);
    }

    #[test]
    fn a_deprecated_tag_has_a_modern_one() {
        assert_eq!(Language::from("iw-IL").modern(), Some((0..2, "he-IL".to_owned())));
        assert_eq!(Language::from("zh-guoyu").modern(), Some((0..8, "cmn".to_owned())));
        assert_eq!(Language::from("zh-yue-HK").modern(), Some((0..6, "yue-HK".to_owned())));
        assert_eq!(Language::from("he-IL").modern(), None);
    }
}
