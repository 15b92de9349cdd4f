//! Keywords, subjects, genres.

use crate::formats::jsonld::read::reader::Reader;
use crate::model::{Term, Url};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// The terms of a property.
    pub(super) fn terms(&mut self, thing: Thing<'d>, property: &str, at: &Path<'_>) -> Vec<Term> {
        let mut terms = Vec::new();
        for value in self.take(thing, property) {
            match self.term(value, &at.item(terms.len())) {
                Some(term) => terms.push(term),
                None => self.lose(thing, property, value),
            }
        }
        terms
    }

    /// Keywords: one string may contain several, separated by commas.
    pub(super) fn keywords(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Vec<Term> {
        let values = self.take(thing, "keywords");
        let [only] = values.as_slice() else { return self.terms(thing, "keywords", at) };
        // In a list each string is one keyword, even if it is the only one.
        let is_in_list = only.key().is_none();
        let Some(text) = only.text().filter(|_| !is_in_list) else {
            return self.terms(thing, "keywords", at);
        };
        let separator = if text.contains(',') { ',' } else { ';' };
        let mut terms: Vec<Term> = Vec::new();
        let mut start = 0;
        for part in text.split(separator) {
            let offset = start + part.len() - part.trim_start().len();
            start += part.len() + separator.len_utf8();
            if !part.trim().is_empty() {
                let at = at.item(terms.len());
                self.note_part(&at, *only, offset);
                self.note_part(&at.key(Term::TERM), *only, offset);
                terms.push(Term::from(part.trim()));
            }
        }
        terms
    }

    /// A word, or <https://schema.org/DefinedTerm>
    pub(super) fn term(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Term> {
        if let Some(text) = self.text(value) {
            self.note(at, value);
            self.note(&at.key(Term::TERM), value);
            return Some(Term { language: self.language_of(value), ..Term::from(text) });
        }
        if value.kind() != Kind::Object {
            return None;
        }
        let thing = self.graph.thing(value);
        let name = self.string(thing, "name", &at.key(Term::TERM))?;
        self.note(at, value);
        let scheme = self.address(thing, "inDefinedTermSet", &at.key(Term::SCHEME));
        let url = self.address(thing, "url", &at.key(Term::URL));
        let same_as = || self.address(thing, "sameAs", &at.key(Term::URL));
        let url: Option<Url> = url.or_else(same_as);
        Some(Term {
            scheme: scheme.map(|uri| uri.as_str().into()),
            code: self.string(thing, "termCode", &at.key(Term::CODE)),
            url,
            ..Term::from(name.as_str())
        })
    }
}
