//! The lossless copy of the article in a document.

use serde_json::Value;

use crate::source::jsonld::{Graph, Name, Thing};
use crate::source::{Kind, Node};

/// The lossless copy of the article, if the document has one.
pub(super) fn copy<'d>(graph: &'d Graph<'d>, article: Thing<'d>) -> Option<Value> {
    copy_node(graph, article).map(Value::from)
}

/// Where the document has the lossless copy of the article.
pub(super) fn copy_node<'d>(graph: &'d Graph<'d>, article: Thing<'d>) -> Option<Node<'d>> {
    let literal = article
        .nodes()
        .flat_map(|part| graph.members(part))
        .find(|member| member.name == Name::Own("article") && graph.is_json(member.node))?
        .node;
    graph.keyword(literal, "@value").filter(|value| value.kind() == Kind::Object)
}
