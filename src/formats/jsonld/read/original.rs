//! The file that an article was read from.

use std::cell::OnceCell;

use crate::diagnostic::{Location, Place};
use crate::formats::jsonld::read::choose;
use crate::formats::jsonld::read::graph::Graph;
use crate::formats::jsonld::read::places::{Places, Residues};
use crate::formats::jsonld::read::reader::Reader;
use crate::source::json::Lenient;

/// The file that an article was read from.
#[derive(Debug)]
pub struct Original<'s> {
    /// The values of its JSON-LD: a list of as many as there are blocks.
    pub document: Lenient<'s>,
    /// Found out by reading once more, when something is to be reported.
    places: OnceCell<(Places, Residues)>,
}

impl<'s> Original<'s> {
    pub(super) fn new(document: Lenient<'s>) -> Self {
        Self { document, places: OnceCell::new() }
    }

    /// Where in the file a place of the article is.
    pub fn locate(&self, place: &Place) -> Location {
        let Self { document, places } = self;
        let (places, residues) = places.get_or_init(|| places_of(&Graph::of(document)));
        places.locate(&document.tree, residues, place)
    }
}

fn places_of(graph: &Graph<'_>) -> (Places, Residues) {
    let mut reader = Reader::new(graph, Places::wanted());
    let mut residues = Residues::default();
    if let Some(thing) = choose::article(graph) {
        reader.article(thing);
        residues = reader.residues(thing);
    }
    (reader.places, residues)
}
