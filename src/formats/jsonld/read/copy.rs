//! The lossless copy of the article in a document.

use serde_json::Value;

use crate::formats::jsonld::read::choose;
use crate::source::json::Lenient;
use crate::source::jsonld::Name;
use crate::source::{Kind, NodeId};

/// The lossless copy of the article, if the document has one.
pub(in crate::formats::jsonld) fn copy(document: &Lenient<'_>, article: NodeId) -> Option<Value> {
    let graph = choose::graph(document);
    let article = document.tree.node(article);
    let literal = graph
        .parts(article)
        .into_iter()
        .flat_map(|part| graph.members(part).to_vec())
        .find(|member| member.name == Name::Own("article") && graph.is_json(member.node))?
        .node;
    graph.keyword(literal, "@value").filter(|value| value.kind() == Kind::Object).map(Value::from)
}
