//! The file that an article was read from.

use std::cell::OnceCell;

use crate::diagnostic::{Location, Place};
use crate::formats::jats::read::places::{Places, in_text};
use crate::formats::jats::read::reader::Reader;
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
        let Self { document, places } = self;
        if let Place::Text(span) = place {
            return in_text(document, *span);
        }
        let read_again = || {
            let mut reader = Reader::new(document, Places::wanted());
            reader.read_all();
            reader.places
        };
        places.get_or_init(read_again).locate(document, place)
    }
}
