//! JSON-LD: the nodes of a document, whatever the spelling of their names and the position of their parts.

mod builder;
mod context;
mod graph;
mod name;
#[cfg(test)]
mod tests;
mod written;

pub(crate) use graph::{Graph, Member, Thing, Type};
pub(crate) use name::{Name, in_schema_org};

use crate::source::{Kind, Node, Pointer};

/// The namespace of `byline:article`, the copy of an article in a lossless export.
pub(crate) const NAMESPACE: &str = "https://w3id.org/byline/ns#";

/// The path of a value within its block, without the list of blocks.
pub(crate) fn pointer(node: Node<'_>) -> Pointer {
    let pointer = node.pointer();
    let within = pointer.as_str().get(1..).and_then(|steps| steps.find('/').map(|at| at + 1));
    within.map_or_else(Pointer::default, |start| pointer.as_str()[start..].into())
}

/// The properties of schema.org with names as short as language tags.
pub(crate) const SHORT_PROPERTIES: [&str; 8] = ["bed", "box", "geo", "map", "mpn", "nsn", "sku", "url"];

/// Whether it is a [language map](https://www.w3.org/TR/json-ld11/#language-maps), although no context says so: an object
/// of texts with language tags as keys, none of which is a schema.org property, as `url` is.
fn is_language_map(node: Node<'_>) -> bool {
    let is_language = |key: &str| {
        let primary = key.split('-').next().unwrap_or_default();
        matches!(primary.len(), 2..=3)
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && key != "id"
            && !SHORT_PROPERTIES.contains(&key)
    };
    !node.is_empty()
        && node
            .children()
            .all(|member| member.kind() == Kind::String && member.key().is_some_and(is_language))
}
