//! The file that an article was read from.

use std::cell::OnceCell;

use crate::diagnostic::{Location, Place};
use crate::formats::jsonld::read::choose;
use crate::formats::jsonld::read::places::Places;
use crate::formats::jsonld::read::reader::Reader;
use crate::source::json::Lenient;
use crate::source::jsonld::Graph;
use crate::source::{NodeId, Span};

/// The file that an article was read from.
#[derive(Debug)]
pub(crate) struct Original<'s> {
    /// The values of its JSON-LD: one per block.
    pub document: Lenient<'s>,
    /// The node of the article, if there is one.
    pub article: Option<NodeId>,
    /// Computed by reading the document again, once something is to be reported.
    places: OnceCell<Places>,
}

impl<'s> Original<'s> {
    pub(super) fn new(document: Lenient<'s>, article: Option<NodeId>) -> Self {
        Self { document, article, places: OnceCell::new() }
    }

    /// Its nodes.
    pub(crate) fn graph(&self) -> Graph<'_> {
        choose::graph(&self.document)
    }

    /// The location in the file of a place in the article.
    pub(crate) fn locate(&self, place: &Place) -> Location {
        self.places().locate(&self.document.tree, place)
    }

    /// The value of a place.
    pub(crate) fn origin(&self, place: &Place) -> Span {
        self.places().origin(&self.document.tree, place)
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| places_of(&choose::graph(&self.document)))
    }
}

fn places_of(graph: &Graph<'_>) -> Places {
    let mut reader = Reader::new(graph, Places::wanted());
    if let Some(article) = choose::article(graph) {
        reader.article(graph.thing(article));
    }
    reader.places
}
