//! Where in a document the parts of the article stand.

use crate::diagnostic::{Location, Place};
use crate::formats::import;
use crate::source::jsonld::{self, brief};
use crate::source::{Node, NodeId, Span, Tree};

/// Where in a document the parts of the article stand.
pub(super) type Places = import::Places<Spot>;

/// A value of the document, or a part of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) node: NodeId,
    /// Where in the text of the node the text of the article begins.
    pub(super) offset: usize,
}

impl Spot {
    pub(super) fn of(node: Node<'_>) -> Self {
        Self { node: node.id(), offset: 0 }
    }
}

impl Places {
    /// The place in the document: of the deepest part of the way to it that is known.
    pub(super) fn locate(&self, tree: &Tree<'_>, place: &Place) -> Location {
        let located =
            |node: Node<'_>, span: Span| Location { span, address: Some(jsonld::pointer(node).into()) };
        let (pointer, part) = match place {
            Place::Text(span) => {
                let node = tree.at(span.start);
                return located(node, *span);
            }
            Place::At(pointer) | Place::Key(pointer) => (pointer, None),
            Place::Within(pointer, part) => (pointer, Some(part)),
        };
        let Some((spot, rest)) = self.nearest(pointer) else {
            let first = tree.root().item(0).unwrap_or(tree.root());
            return located(first, brief(first));
        };
        let node = tree.node(spot.node);
        // A text on paper is a list of one text in memory.
        let is_exact = matches!(rest, "" | "/0" | "/content/0" | "/0/content/0");
        let span = match (node.text(), part) {
            (Some(_), Some(part)) if is_exact => {
                node.span_within(spot.offset + part.start..spot.offset + part.end)
            }
            _ => brief(node),
        };
        located(node, span)
    }

    /// The value that a place belongs to; of what was read from nothing that is known, the first sign of the document.
    pub(super) fn origin(&self, tree: &Tree<'_>, place: &Place) -> Span {
        match place {
            Place::Text(span) => tree.at(span.start).span(),
            Place::At(pointer) | Place::Key(pointer) | Place::Within(pointer, _) => {
                match self.nearest(pointer) {
                    Some((spot, _)) => tree.node(spot.node).span(),
                    None => brief(tree.root().item(0).unwrap_or(tree.root())),
                }
            }
        }
    }
}
