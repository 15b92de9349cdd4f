//! What a reader of somebody else's format makes of a file.

use crate::diagnostic::{Finding, Identity, LeftOut, Location, Place};
use crate::formats::{jats, jsonld};
use crate::model::Article;
use crate::source::Span;

/// An article that was read from somebody else's format.
#[derive(Debug)]
#[non_exhaustive]
pub struct Imported<'s> {
    /// The article, if the file has one.
    pub article: Option<Article>,
    /// What is wrong with the file, and what of it the article has no place for. Their places are
    /// [`Place::Text`]: parts of the file.
    pub findings: Vec<Finding>,
    /// How much else there is.
    pub(crate) left_out: LeftOut,
    /// The file that it was read from.
    pub(crate) original: Original<'s>,
}

/// A file of somebody else's format, as it was parsed.
#[derive(Debug)]
pub(crate) enum Original<'s> {
    /// XML.
    Jats(jats::Original<'s>),
    /// JSON-LD, by itself or in a web page.
    Jsonld(jsonld::Original<'s>),
    /// Nothing that could be parsed.
    Unreadable,
}

impl Original<'_> {
    /// The node of the file that a place belongs to: an element, an attribute, a value.
    ///
    /// Of the article, it is the deepest part of the file that it was read from. What belongs to nothing but the outermost
    /// element belongs to its name: everything lies within that element.
    pub(crate) fn origin(&self, place: &Place) -> Span {
        match (self, place) {
            (Self::Jats(original), place) => original.origin(place),
            (Self::Jsonld(original), place) => original.origin(place),
            (Self::Unreadable, Place::Text(span)) => *span,
            (Self::Unreadable, _) => Span::default(),
        }
    }

    /// What makes a diagnostic at `location` the same one in another version of the file.
    pub(crate) fn identity(&self, location: &Location) -> Identity {
        match self {
            Self::Jats(original) => Identity::in_document(&original.document, location.span),
            Self::Jsonld(original) => Identity::in_tree(&original.document.tree, location.span),
            Self::Unreadable => Identity::default(),
        }
    }
}

impl Imported<'_> {
    /// A file that could not be read at all.
    pub(in crate::formats) fn unreadable(finding: Finding) -> Self {
        Self {
            article: None,
            findings: vec![finding],
            left_out: LeftOut::default(),
            original: Original::Unreadable,
        }
    }

    /// Where in the file a place of the article is: the deepest part of the file that it was read from.
    pub fn locate(&self, place: &Place) -> Location {
        match (&self.original, place) {
            (Original::Jats(original), place) => original.locate(place),
            (Original::Jsonld(original), place) => original.locate(place),
            (Original::Unreadable, Place::Text(span)) => Location::unaddressed(*span),
            (Original::Unreadable, _) => Location::unaddressed(Default::default()),
        }
    }
}
