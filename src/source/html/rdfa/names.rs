//! What names mean at one point of a page: the vocabulary, and the prefixes in scope.

use std::rc::Rc;

use super::attributes::Attributes;
use super::prefixes::{XHTML, initial_prefix, initial_term};
use crate::source::hash::HashMap;
use crate::source::html::base::Base;
use crate::source::html::words::words;
use crate::source::jsonld::in_schema_org;

/// The vocabulary and the prefixes of the current element.
pub(super) struct Names<'p> {
    /// The page's address, if it is known.
    base: Base,
    vocabulary: Option<Rc<str>>,
    /// The meanings of each prefix, in lower case, the innermost last.
    prefixes: HashMap<String, Vec<&'p str>>,
    /// The prefixes that the elements around declare, in order.
    declared: Vec<String>,
}

/// The state before an element, for [`Names::leave`].
pub(super) struct Before {
    vocabulary: Option<Rc<str>>,
    declared: usize,
}

/// The meaning of a name or of a reference.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning<'p> {
    Iri(String),
    /// A thing without an IRI, by its name within the page.
    Blank(&'p str),
}

impl<'p> Names<'p> {
    pub(super) fn new(base: Option<&str>) -> Self {
        Self { base: Base::new(base), vocabulary: None, prefixes: HashMap::default(), declared: Vec::new() }
    }

    pub(super) fn base(&self) -> &str {
        self.base.as_str()
    }

    pub(super) fn vocabulary(&self) -> Option<&str> {
        self.vocabulary.as_deref()
    }

    /// Adds what an element declares.
    pub(super) fn enter(&mut self, attributes: &Attributes<'p>) -> Before {
        let before = Before { vocabulary: self.vocabulary.clone(), declared: self.declared.len() };
        if let Some(vocab) = attributes.vocab {
            let address = vocab.value().trim();
            self.vocabulary = (!address.is_empty()).then(|| self.resolved(address).into());
        }
        for namespace in &attributes.namespaces {
            self.declare(&namespace.name()["xmlns:".len()..], namespace.value().trim());
        }
        let mut parts =
            attributes.prefix.into_iter().flat_map(|prefix| words(prefix.value())).map(|(_, word)| word);
        while let Some(part) = parts.next() {
            if let Some(name) = part.strip_suffix(':')
                && let Some(iri) = parts.next()
            {
                self.declare(name, iri);
            }
        }
        before
    }

    /// Forgets what the element declares.
    pub(super) fn leave(&mut self, before: Before) {
        self.vocabulary = before.vocabulary;
        for name in self.declared.drain(before.declared..) {
            if let Some(meanings) = self.prefixes.get_mut(&name) {
                meanings.pop();
            }
        }
    }

    fn declare(&mut self, name: &str, iri: &'p str) {
        // These cannot be declared.
        if matches!(name, "" | "_") {
            return;
        }
        let name = name.to_lowercase();
        self.prefixes.entry(name.clone()).or_default().push(iri);
        self.declared.push(name);
    }

    /// The meaning of a [property or a type](https://www.w3.org/TR/rdfa-core/#s_curieprocessing): a term, a compact IRI or
    /// an IRI. A term that means nothing here has none.
    pub(super) fn name(&self, word: &'p str) -> Option<Meaning<'p>> {
        if word.contains(':') {
            let is_iri = || fluent_uri::IriRef::parse(word).is_ok_and(|iri| iri.has_scheme());
            return self.compact(word).or_else(|| is_iri().then(|| Meaning::Iri(word.to_owned())));
        }
        let is_term = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let iri = match &self.vocabulary {
            Some(vocabulary) => is_term.then(|| joined(vocabulary, word)),
            None => initial_term(word).map(str::to_owned),
        };
        iri.map(Meaning::Iri)
    }

    /// The meaning of `about` or `resource`: a compact IRI, perhaps in brackets, or an address.
    pub(super) fn reference(&self, text: &'p str) -> Option<Meaning<'p>> {
        let text = text.trim();
        match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(compact) => self.compact(compact.trim()),
            None => self.compact(text).or_else(|| Some(Meaning::Iri(self.resolved(text)))),
        }
    }

    /// The absolute form of an address, or the address itself where none is known.
    pub(super) fn resolved(&self, address: &str) -> String {
        let address = address.trim();
        self.base.resolved(address).unwrap_or_else(|| address.to_owned())
    }

    /// The meaning of a [compact IRI](https://www.w3.org/TR/rdfa-core/#s_curies) whose prefix is known.
    fn compact(&self, text: &'p str) -> Option<Meaning<'p>> {
        let (prefix, rest) = text.split_once(':').filter(|(_, rest)| !rest.starts_with("//"))?;
        if prefix == "_" {
            return Some(Meaning::Blank(rest));
        }
        let prefix = prefix.to_lowercase();
        let declared = self.prefixes.get(&prefix).and_then(|meanings| meanings.last().copied());
        let iri = match declared {
            None if prefix.is_empty() => XHTML,
            declared => declared.or_else(|| initial_prefix(&prefix))?,
        };
        Some(Meaning::Iri(joined(iri, rest)))
    }
}

/// The IRI of a name in a vocabulary. That of schema.org is often written without the slash at its end, even in the
/// examples of schema.org.
fn joined(vocabulary: &str, name: &str) -> String {
    let lacks_slash = in_schema_org(vocabulary) == Some("") && vocabulary.ends_with(".org");
    let separator = if lacks_slash && !name.starts_with(['/', '#']) { "/" } else { "" };
    format!("{vocabulary}{separator}{name}")
}
