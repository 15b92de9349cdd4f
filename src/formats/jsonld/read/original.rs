//! The file that an article was read from.

use std::cell::OnceCell;

use crate::diagnostic::{Location, Place};
use crate::formats::jsonld::read::choose;
use crate::formats::jsonld::read::places::Places;
use crate::formats::jsonld::read::reader::Reader;
use crate::source::json::Lenient;
use crate::source::jsonld::Graph;
use crate::source::{Node, Pointer, Span};

/// The file that an article was read from.
#[derive(Debug)]
pub(crate) struct Original<'s> {
    /// The values of its JSON-LD: one per block.
    pub document: Lenient<'s>,
    /// Computed by reading the document again, once something is to be reported.
    places: OnceCell<Places>,
}

impl<'s> Original<'s> {
    pub(super) fn new(document: Lenient<'s>) -> Self {
        Self { document, places: OnceCell::new() }
    }

    /// Its nodes.
    #[cfg(feature = "cli")]
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

    /// The syntax of the value that exactly this place of the article was read from.
    #[cfg(feature = "cli")]
    pub(super) fn markup_of(&self, at: &Pointer) -> Option<crate::source::Markup> {
        let (spot, rest) = self.places().nearest(at)?;
        rest.is_empty().then(|| self.document.markup(spot.node))
    }

    /// The text that the text at this place of the article is, or is a part of, and where it begins there.
    pub(super) fn exact(&self, at: &Pointer) -> Option<(Node<'_>, usize)> {
        self.places().exact(&self.document.tree, at)
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| places_of(&choose::graph(&self.document)))
    }
}

fn places_of<'d>(graph: &'d Graph<'d>) -> Places {
    let mut reader = Reader::new(graph, Places::wanted());
    if let Some(article) = graph.article() {
        reader.article(article);
    }
    reader.places
}
