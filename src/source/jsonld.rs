//! JSON-LD: the nodes of a document, however it spells their names and wherever their parts stand.

mod graph;
mod terms;

pub(crate) use graph::{Graph, Thing};
pub(crate) use terms::{Name, Terms, in_schema_org};

use crate::source::{Kind, Node, Pointer, Span};

/// The namespace of `byline:article`, the copy of an article that a lossless export has.
pub(crate) const NAMESPACE: &str = "https://w3id.org/byline/ns#";

/// The way to a value within its block: the list of the blocks is ours.
pub(crate) fn pointer(node: Node<'_>) -> Pointer {
    let pointer = node.pointer();
    let within = pointer.as_str().get(1..).and_then(|steps| steps.find('/').map(|at| at + 1));
    within.map_or_else(Pointer::default, |start| pointer.as_str()[start..].into())
}

/// What to show of a value: its key, if it is an object or a list.
pub(crate) fn brief(node: Node<'_>) -> Span {
    match node.kind() {
        Kind::Object | Kind::Array => node.key_span().unwrap_or_else(|| {
            let start = node.span().start;
            Span::new(start, start + node.raw().chars().next().map_or(0, char::len_utf8))
        }),
        _ => node.span(),
    }
}
