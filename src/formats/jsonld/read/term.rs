//! Keywords, subjects, genres.

use crate::formats::jsonld::read::html_in_text::reference;
use crate::formats::jsonld::read::reader::Reader;
use crate::model::{Term, Url};
use crate::source::hash::HashSet;
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

    /// Keywords: a string that is the only one of an object may contain several, separated by commas.
    pub(super) fn keywords(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        // What other objects that describe the article say is not said again.
        let mut others: HashSet<Term> = HashSet::default();
        for object in self.objects_with(thing, "keywords") {
            let start = terms.len();
            let values = self.take_of(thing, object, "keywords");
            let is_only = values.len() == 1;
            for value in values {
                let text = self.text(value).filter(|_| is_only);
                for (offset, part) in text.map(parts).unwrap_or_default() {
                    let at = at.item(terms.len());
                    self.note_part(&at, value, offset);
                    self.note_part(&at.key(Term::TERM), value, offset);
                    let term = Term { language: self.other_language_of(value), ..Term::from(part) };
                    terms.extend(Some(term).filter(|term| !others.contains(term)));
                }
                if text.is_some() {
                    continue;
                }
                match self.term(value, &at.item(terms.len())) {
                    Some(term) => terms.extend(Some(term).filter(|term| !others.contains(term))),
                    None => self.lose(thing, "keywords", value),
                }
            }
            others.extend(terms[start..].iter().cloned());
        }
        terms
    }

    /// A word, or <https://schema.org/DefinedTerm>
    pub(super) fn term(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Term> {
        if let Some(text) = self.text(value) {
            self.note(at, value);
            self.note(&at.key(Term::TERM), value);
            return Some(Term { language: self.other_language_of(value), ..Term::from(text) });
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

/// The keywords in a text, each with its offset.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let separator = if text.contains(',') { ',' } else { ';' };
    let ends = text.match_indices(separator).map(|(at, _)| at).filter(|at| !ends_reference(text, *at));
    let mut parts = Vec::new();
    let mut start = 0;
    for end in ends.chain([text.len()]) {
        let part = &text[start..end];
        if !part.trim().is_empty() {
            parts.push((start + part.len() - part.trim_start().len(), part.trim()));
        }
        start = end + separator.len_utf8();
    }
    parts
}

/// Whether the semicolon at `at` is that of a character reference, such as `&amp;`.
fn ends_reference(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('&');
    start.is_some_and(|start| reference(&text[start..]).is_some_and(|(length, _)| start + length == at + 1))
}
