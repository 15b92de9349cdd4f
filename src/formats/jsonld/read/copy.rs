//! The lossless copy of the article in a document.

use serde_json::Value;

use crate::source::json::Lenient;
use crate::source::jsonld::{Graph, Name};
use crate::source::{Kind, Node, NodeId, Number};

/// The lossless copy of the article, if the document has one.
pub(in crate::formats::jsonld) fn copy(document: &Lenient<'_>, article: NodeId) -> Option<Value> {
    let graph = Graph::of(document);
    let article = document.tree.node(article);
    let literal = graph
        .parts(article)
        .into_iter()
        .flat_map(Node::children)
        .find(|member| graph.name(*member) == Name::Own("article") && graph.is_json(*member))?;
    graph.keyword(literal, "@value").filter(|value| value.kind() == Kind::Object).map(json)
}

/// The JSON of a node.
fn json(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(truth) => Value::Bool(truth),
        Kind::String => Value::from(node.text()),
        Kind::Array => node.children().map(json).collect(),
        Kind::Object => {
            let members = node.children().filter_map(|member| Some((member.key()?.to_owned(), json(member))));
            Value::Object(members.collect())
        }
        Kind::Number => match node.number() {
            Some(Number::Whole(whole)) => whole.into(),
            Some(Number::Negative(negative)) => negative.into(),
            Some(Number::Float(float)) => float.into(),
            None => Value::Null,
        },
    }
}
