//! JSON-LD: the nodes of a document, whatever the spelling of their names and the position of their parts.

mod graph;
mod terms;

pub(crate) use graph::{Graph, Thing};
pub(crate) use terms::{Name, Terms, in_schema_org};

use crate::source::{Kind, Node, Pointer, Span};

/// The namespace of `byline:article`, the copy of an article in a lossless export.
pub(crate) const NAMESPACE: &str = "https://w3id.org/byline/ns#";

/// The path of a value within its block, without the list of blocks.
pub(crate) fn pointer(node: Node<'_>) -> Pointer {
    let pointer = node.pointer();
    let within = pointer.as_str().get(1..).and_then(|steps| steps.find('/').map(|at| at + 1));
    within.map_or_else(Pointer::default, |start| pointer.as_str()[start..].into())
}

/// What to underline of a value: its key, if it is an object or a list.
pub(crate) fn brief(node: Node<'_>) -> Span {
    match node.kind() {
        Kind::Object | Kind::Array => node.key_span().unwrap_or_else(|| {
            let start = node.span().start;
            Span::new(start, start + node.raw().chars().next().map_or(0, char::len_utf8))
        }),
        _ => node.span(),
    }
}
