//! JSON-LD: the nodes of a document, whatever the spelling of their names and the position of their parts.

mod graph;
mod terms;

pub(crate) use graph::{Graph, Thing};
pub(crate) use terms::{Name, Terms, in_schema_org};

use crate::source::{Node, Pointer};

/// The namespace of `byline:article`, the copy of an article in a lossless export.
pub(crate) const NAMESPACE: &str = "https://w3id.org/byline/ns#";

/// The path of a value within its block, without the list of blocks.
pub(crate) fn pointer(node: Node<'_>) -> Pointer {
    let pointer = node.pointer();
    let within = pointer.as_str().get(1..).and_then(|steps| steps.find('/').map(|at| at + 1));
    within.map_or_else(Pointer::default, |start| pointer.as_str()[start..].into())
}
