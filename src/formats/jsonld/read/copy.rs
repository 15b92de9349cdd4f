//! The lossless copy of the article in a document.

use serde_json::Value;

use crate::source::Kind;
use crate::source::jsonld::{Graph, Name, Thing};

/// The lossless copy of the article, if the document has one.
pub(super) fn copy<'d>(graph: &'d Graph<'d>, article: Thing<'d>) -> Option<Value> {
    let literal = article
        .nodes()
        .flat_map(|part| graph.members(part))
        .find(|member| member.name == Name::Own("article") && graph.is_json(member.node))?
        .node;
    graph.keyword(literal, "@value").filter(|value| value.kind() == Kind::Object).map(Value::from)
}
