//! Languages.

mod mistaken;
mod registry;
mod script;
mod subtag;

use crate::model::value::string_value;

pub(crate) use script::script_of;
pub(crate) use subtag::{Subtag, SubtagKind};

string_value! {
    /// A language, as a BCP 47 tag.
    Language { pattern: "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", examples: ["en", "pt-BR", "ko"] }
}

/// The languages that have a code of two letters, by their codes.
#[cfg(feature = "cli")]
pub(crate) fn language_codes() -> impl Iterator<Item = &'static str> {
    registry::codes_of_two_letters(false)
}

/// The countries, by their codes of two letters.
#[cfg(feature = "cli")]
pub(crate) fn country_codes() -> impl Iterator<Item = &'static str> {
    registry::codes_of_two_letters(true)
}

impl Language {
    /// Whether the tag follows the grammar of [BCP 47](https://www.rfc-editor.org/rfc/rfc5646#section-2.1).
    ///
    /// ```
    /// use byline::model::Language;
    /// assert!(Language::from("zh-Hant-TW").is_well_formed());
    /// assert!(!Language::from("en_US").is_well_formed());
    /// ```
    pub fn is_well_formed(&self) -> bool {
        oxilangtag::LanguageTag::parse(self.0.as_str()).is_ok()
    }

    /// The primary language subtag, in lower case: `zh` of `zh-Hant-TW`.
    pub fn primary(&self) -> String {
        self.0.split('-').next().unwrap_or_default().to_ascii_lowercase()
    }
}
