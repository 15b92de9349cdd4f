//! The result of reading another format.

use crate::diagnostic::{Finding, Identity, LeftOut, Location, Place};
use crate::formats::{jats, jsonld};
use crate::model::Article;
use crate::source::Span;

/// An article read from another format.
#[derive(Debug)]
#[non_exhaustive]
pub struct Imported<'s> {
    /// The article, if the file has one.
    pub article: Option<Article>,
    /// Problems of the file, and what the article has no place for. Findings point into the file: [`Place::Text`].
    pub findings: Vec<Finding>,
    /// How many findings were left out.
    pub(crate) left_out: LeftOut,
    /// The file that it was read from.
    pub(crate) original: Original<'s>,
}

/// A parsed file in another format.
#[derive(Debug)]
pub(crate) enum Original<'s> {
    /// XML.
    Jats(jats::Original<'s>),
    /// JSON-LD, as a file or in a web page.
    Jsonld(jsonld::Original<'s>),
    /// A file that could not be parsed.
    Unreadable,
}

impl Original<'_> {
    /// The node of the file for a place: an element, an attribute, a value.
    ///
    /// For a place in the article, it is the deepest part of the file that it was read from. The outermost element is
    /// represented by its name, because everything is within that element.
    pub(crate) fn origin(&self, place: &Place) -> Span {
        match (self, place) {
            (Self::Jats(original), place) => original.origin(place),
            (Self::Jsonld(original), place) => original.origin(place),
            (Self::Unreadable, Place::Text(span)) => *span,
            (Self::Unreadable, _) => Span::default(),
        }
    }

    /// What identifies a diagnostic at `location` across versions of the file.
    pub(crate) fn identity(&self, location: &Location) -> Identity {
        match self {
            Self::Jats(original) => Identity::in_document(&original.document, location.span),
            Self::Jsonld(original) => Identity::in_tree(&original.document.tree, location.span),
            Self::Unreadable => Identity::default(),
        }
    }
}

impl Imported<'_> {
    /// The result for a file that could not be read at all.
    pub(in crate::formats) fn unreadable(finding: Finding) -> Self {
        Self {
            article: None,
            findings: vec![finding],
            left_out: LeftOut::default(),
            original: Original::Unreadable,
        }
    }

    /// Returns the location in the file of a place in the article: the deepest part of the file that it was read from.
    pub fn locate(&self, place: &Place) -> Location {
        match (&self.original, place) {
            (Original::Jats(original), place) => original.locate(place),
            (Original::Jsonld(original), place) => original.locate(place),
            (Original::Unreadable, Place::Text(span)) => Location::unaddressed(*span),
            (Original::Unreadable, _) => Location::unaddressed(Default::default()),
        }
    }
}
