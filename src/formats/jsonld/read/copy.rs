//! The lossless copy of the article in a document.

use serde_json::Value;

use crate::source::json::Lenient;
use crate::source::jsonld::{Graph, Name};
use crate::source::{Kind, Node, NodeId};

/// The lossless copy of the article, if the document has one.
pub(in crate::formats::jsonld) fn copy(document: &Lenient<'_>, article: NodeId) -> Option<Value> {
    let graph = Graph::of(document);
    let article = document.tree.node(article);
    let literal = graph
        .parts(article)
        .into_iter()
        .flat_map(Node::children)
        .find(|member| graph.name(*member) == Name::Own("article") && graph.is_json(*member))?;
    graph.keyword(literal, "@value").filter(|value| value.kind() == Kind::Object).map(Value::from)
}
