//! The file that an article was read from.

use crate::diagnostic::{Location, Place};
use crate::formats::jats::read::places::{Places, in_text, origin_of_text};
use crate::source::Span;
use crate::source::xml::Document;

/// The file that an article was read from.
#[derive(Debug)]
pub(crate) struct Original<'s> {
    /// Its elements and texts.
    pub document: Document<'s>,
    places: Places,
}

impl<'s> Original<'s> {
    pub(super) fn new(document: Document<'s>, places: Places) -> Self {
        Self { document, places }
    }

    /// The location in the file of a place in the article.
    pub(crate) fn locate(&self, place: &Place) -> Location {
        match place {
            Place::Text(span) => in_text(&self.document, *span),
            _ => self.places.locate(&self.document, place),
        }
    }

    /// The element or attribute of a place.
    pub(crate) fn origin(&self, place: &Place) -> Span {
        match place {
            Place::Text(span) => origin_of_text(&self.document, *span),
            Place::At(at) | Place::Key(at) | Place::Within(at, _) => self.places.origin(&self.document, at),
        }
    }
}
