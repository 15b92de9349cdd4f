//! Where the parts of the article are in a document.

use crate::diagnostic::{Location, Place};
use crate::formats::import;
use crate::source::jsonld;
use crate::source::{Node, NodeId, Pointer, Span, Tree};

/// Where the parts of the article are in a document.
pub(super) type Places = import::Places<Spot>;

/// A value of the document, or a part of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) node: NodeId,
    /// The offset in the text of the node where the text of the article begins.
    pub(super) offset: usize,
}

impl Spot {
    pub(super) fn of(node: Node<'_>) -> Self {
        Self { node: node.id(), offset: 0 }
    }
}

impl Places {
    /// The location in the document of the deepest known part of the path.
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
            return located(first, first.brief_span());
        };
        let node = tree.node(spot.node);
        let span = match (node.text(), part) {
            (Some(_), Some(part)) if is_whole(rest) => {
                node.span_within(spot.offset + part.start..spot.offset + part.end)
            }
            _ => node.brief_span(),
        };
        located(node, span)
    }

    /// The text that the text at this place is, or is a part of, and where it begins there.
    pub(super) fn exact<'t>(&self, tree: &'t Tree<'_>, at: &Pointer) -> Option<(Node<'t>, usize)> {
        let (spot, rest) = self.nearest(at)?;
        is_whole(rest).then(|| (tree.node(spot.node), spot.offset))
    }

    /// The value that a place was read from; the first character of the document, if unknown.
    pub(super) fn origin(&self, tree: &Tree<'_>, place: &Place) -> Span {
        match place {
            Place::Text(span) => tree.at(span.start).span(),
            Place::At(pointer) | Place::Key(pointer) | Place::Within(pointer, _) => {
                match self.nearest(pointer) {
                    Some((spot, _)) => tree.node(spot.node).span(),
                    None => tree.root().item(0).unwrap_or(tree.root()).brief_span(),
                }
            }
        }
    }
}

/// Whether the rest of a path leads to the whole text: one that is a single string in the file is a list in memory.
fn is_whole(rest: &str) -> bool {
    matches!(rest, "" | "/0" | "/content/0" | "/0/content/0")
}
