//! Words, phrases and names, with the vocabulary or language they belong to.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::{self, Shorthand, shorthand};
use crate::model::{Language, Uri, Url};

/// A word or phrase, or a term of a vocabulary: a string, or an object that says which vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct Term {
    /// The word or phrase.
    pub term: String,
    /// The vocabulary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"http://cv.iptc.org/newscodes/mediatopic/")]
    pub scheme: Option<Uri>,
    /// The term's code in the vocabulary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"medtop:20000639")]
    pub code: Option<String>,
    /// The term's own address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The language of the word, when it is not the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

shorthand!(Term);

impl Shorthand for Term {
    fn from_short(short: String) -> Self {
        Self { term: short, scheme: None, code: None, url: None, language: None }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { term, scheme, code, url, language } = self;
        (scheme.is_none() && code.is_none() && url.is_none() && language.is_none())
            .then_some(Cow::Borrowed(term.as_str()))
    }
}

/// Another name: a string, or an object that says of which language or kind it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct AlternateName {
    /// The name.
    #[schemars(example = &"WTO")]
    pub name: String,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What sort of name it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NameKind>,
}

shorthand!(AlternateName);

impl Shorthand for AlternateName {
    fn from_short(short: String) -> Self {
        Self { name: short, language: None, kind: None }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { name, language, kind } = self;
        (language.is_none() && kind.is_none()).then_some(Cow::Borrowed(name.as_str()))
    }
}

/// What sort of name an alternate name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// The name in its bearer's own language and script.
    Native,
    /// The name in another script.
    Transliteration,
    /// The name borne before.
    Former,
    /// A pen or stage name.
    Pen,
    /// The first letters.
    Acronym,
    /// A short form.
    Short,
    /// The full official name.
    Official,
}

/// A text in a language of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct TranslatedText {
    /// The text.
    pub text: String,
    /// The language of the text.
    pub language: Language,
}
