//! Where in a document the parts of the article stand.

use crate::diagnostic::{Location, Place};
use crate::source::hash::HashMap;
use crate::source::jsonld::{self, brief};
use crate::source::{Node, NodeId, Path, Pointer, Span, Tree};

/// Where in a document the parts of the article stand, if anybody wants to know.
#[derive(Debug)]
pub(super) struct Places(Option<HashMap<Pointer, Spot>>);

/// A value of the document, or a part of a text.
#[derive(Debug, Clone, Copy)]
struct Spot {
    node: NodeId,
    /// Where in the text of the node the text of the article begins.
    offset: usize,
}

impl Places {
    /// Nobody wants to know: nothing is kept.
    pub(super) fn unwanted() -> Self {
        Self(None)
    }

    pub(super) fn wanted() -> Self {
        Self(Some(HashMap::default()))
    }

    /// Takes note that the text at `at` begins at `offset` in the text of `node`.
    pub(super) fn note(&mut self, at: &Path<'_>, node: Node<'_>, offset: usize) {
        if let Some(spots) = &mut self.0 {
            // What is read once more, of a node in several parts, stands where it stood first.
            spots.entry(at.pointer()).or_insert(Spot { node: node.id(), offset });
        }
    }

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
        let Some((spot, is_exact)) = self.deepest(pointer) else {
            let first = tree.root().item(0).unwrap_or(tree.root());
            return located(first, brief(first));
        };
        let node = tree.node(spot.node);
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
                match self.deepest(pointer) {
                    Some((spot, _)) => tree.node(spot.node).span(),
                    None => brief(tree.root().item(0).unwrap_or(tree.root())),
                }
            }
        }
    }

    /// What is known of the place, or of the nearest one above; and whether it is the place itself, or its only text.
    fn deepest(&self, pointer: &Pointer) -> Option<(Spot, bool)> {
        let spots = self.0.as_ref()?;
        let mut way = pointer.as_str();
        loop {
            if let Some(spot) = spots.get(&Pointer::from(way)) {
                // A text on paper is a list of one text in memory.
                let rest = &pointer.as_str()[way.len()..];
                return Some((*spot, matches!(rest, "" | "/0" | "/content/0" | "/0/content/0")));
            }
            way = way.rsplit_once('/')?.0;
        }
    }
}
