//! Keywords, subjects, genres.

use serde::Serialize;

use crate::formats::jsonld::view::view;
use crate::formats::jsonld::writer::Writer;
use crate::model::Term;
use crate::source::Path;

/// A bare word, or a term of a vocabulary.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Keyword<'a> {
    Bare(&'a str),
    Term(Box<DefinedTerm<'a>>),
}

view! {
    /// <https://schema.org/DefinedTerm>
    DefinedTerm {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'a str,
        term_code: Option<&'a str>,
        in_defined_term_set: Option<&'a str>,
        url: Option<&'a str>,
        #[serde(rename = "byline:language")]
        language: Option<&'a str>,
    }
}

impl<'a> Keyword<'a> {
    /// A term of which only the name is known.
    pub(super) fn named(name: &'a str) -> Self {
        Self::Term(Box::new(DefinedTerm { kind: "DefinedTerm", name, ..DefinedTerm::default() }))
    }
}

impl<'a> Writer<'a> {
    /// Terms, each as short as it can be.
    pub(super) fn keywords(&mut self, at: &Path<'_>, terms: &'a [Term]) -> Vec<Keyword<'a>> {
        let keyword = |(index, term): (usize, &'a Term)| {
            let defined = self.defined_term(&at.item(index), term);
            let DefinedTerm { kind: _, name, term_code, in_defined_term_set, url, language } = &defined;
            if term_code.is_none() && in_defined_term_set.is_none() && url.is_none() && language.is_none() {
                Keyword::Bare(name)
            } else {
                Keyword::Term(Box::new(defined))
            }
        };
        terms.iter().enumerate().map(keyword).collect()
    }

    pub(super) fn defined_term(&mut self, at: &Path<'_>, term: &'a Term) -> DefinedTerm<'a> {
        let Term { term, scheme, code, url, language } = term;
        DefinedTerm {
            kind: "DefinedTerm",
            name: term,
            term_code: code.as_deref(),
            in_defined_term_set: scheme.as_ref().and_then(|uri| self.uri(&at.key("scheme"), uri)),
            url: url.as_ref().and_then(|url| self.url(&at.key("url"), url)),
            language: language.as_ref().map(|language| language.as_str()),
        }
    }
}
