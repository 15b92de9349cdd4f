//! Words, phrases and names, with the vocabulary or language they belong to.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::shorthand::{self, Shorthand, shorthand};
use crate::model::{Language, Uri, Url};

record! {
    /// A word or phrase, or a term of a vocabulary: a string, or an object that says which vocabulary.
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    #[derive(Default, Eq, Hash)]
    pub struct Term {
        /// The word or phrase.
        pub term: String,
        /// The vocabulary.
        #[schemars(example = &"http://cv.iptc.org/newscodes/mediatopic/")]
        pub scheme: Option<Uri> = default,
        /// The term's code in the vocabulary.
        #[schemars(example = &"medtop:20000639")]
        pub code: Option<String> = default,
        /// The term's own URL.
        pub url: Option<Url> = default,
        /// The term that it is part of: an earlier one of the same list.
        #[schemars(example = &"Biology")]
        pub broader: Option<String> = default,
        /// The language of the word, when it is not the article's.
        pub language: Option<Language> = default,
    }
}

shorthand!(Term);

impl Shorthand for Term {
    fn from_short(short: String) -> Self {
        Self { term: short, ..Self::default() }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { term, scheme, code, url, broader, language } = self;
        let is_bare = scheme.is_none() && code.is_none() && url.is_none() && broader.is_none();
        (is_bare && language.is_none()).then_some(Cow::Borrowed(term.as_str()))
    }
}

record! {
    /// Another name: a string, or an object that says of which language or kind it is.
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    #[derive(Default, Eq, Hash)]
    pub struct AlternateName {
        /// The name.
        #[schemars(example = &"WTO")]
        pub name: String,
        /// Its language.
        pub language: Option<Language> = default,
        /// The type of name.
        pub kind: Option<NameKind> = default,
    }
}

shorthand!(AlternateName);

impl Shorthand for AlternateName {
    fn from_short(short: String) -> Self {
        Self { name: short, ..Self::default() }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { name, language, kind } = self;
        (language.is_none() && kind.is_none()).then_some(Cow::Borrowed(name.as_str()))
    }
}

/// The type of an alternate name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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

record! {
    /// A text in a language of its own.
    pub struct TranslatedText {
        /// The text.
        pub text: String,
        /// The language of the text.
        pub language: Language,
    }
}
