//! The file that an article was read from.

use std::cell::OnceCell;

use crate::diagnostic::{Location, Place};
use crate::formats::jats::read::places::{Places, in_text, origin_of_text};
use crate::formats::jats::read::reader::Reader;
use crate::source::Span;
use crate::source::xml::Document;

/// The file that an article was read from.
#[derive(Debug)]
pub(crate) struct Original<'s> {
    /// Its elements and texts.
    pub document: Document<'s>,
    /// Computed by reading the document again, once something is to be reported.
    places: OnceCell<Places>,
}

impl<'s> Original<'s> {
    pub(super) fn new(document: Document<'s>) -> Self {
        Self { document, places: OnceCell::new() }
    }

    /// The location in the file of a place in the article.
    pub(crate) fn locate(&self, place: &Place) -> Location {
        match place {
            Place::Text(span) => in_text(&self.document, *span),
            _ => self.places().locate(&self.document, place),
        }
    }

    /// The element or attribute of a place.
    pub(crate) fn origin(&self, place: &Place) -> Span {
        match place {
            Place::Text(span) => origin_of_text(&self.document, *span),
            Place::At(at) | Place::Key(at) | Place::Within(at, _) => self.places().origin(&self.document, at),
        }
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let mut reader = Reader::new(&self.document, Places::wanted());
            reader.read_all();
            reader.places
        })
    }
}
