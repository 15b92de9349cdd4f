//! The copy of the article that a lossless export has beside what schema.org says.

use serde_json::Value;

use crate::formats::jsonld::NAMESPACE;
use crate::formats::jsonld::writer::Writer;
use crate::source::json::Lenient;
use crate::source::jsonld::Graph;
use crate::source::{Kind, Node, NodeId, Number};

/// The member that has the copy, with our prefix.
pub(super) const COPY: &str = "byline:article";

impl Writer<'_, '_> {
    /// The context; with a copy, a second one for our prefix.
    pub(super) fn context(&mut self) {
        if !self.options.lossless {
            return self.json.text("@context", "https://schema.org");
        }
        self.json.key("@context");
        self.json.open('[');
        self.json.item();
        self.json.string("https://schema.org");
        self.json.item();
        self.json.open('{');
        self.json.text("byline", NAMESPACE);
        self.json.close('}');
        self.json.close(']');
    }

    /// The copy, as a [JSON literal](https://www.w3.org/TR/json-ld11/#json-literals).
    pub(super) fn copy(&mut self) {
        if !self.options.lossless {
            return;
        }
        let json = serde_json::to_string(self.article).expect("the model has no maps with odd keys");
        self.json.key(COPY);
        self.json.node("@json");
        self.json.key("@value");
        self.json.raw(&json);
        self.json.end();
    }
}

/// The copy of the article in a document, if it has one.
pub(super) fn copy(document: &Lenient<'_>, article: NodeId) -> Option<Value> {
    let graph = Graph::of(document);
    let article = document.tree.node(article);
    let literal = graph.parts(article).into_iter().flat_map(Node::children).find(|member| {
        graph.name(*member) == crate::source::jsonld::Name::Own("article") && graph.is_json(*member)
    })?;
    graph.keyword(literal, "@value").filter(|value| value.kind() == Kind::Object).map(json)
}

/// The JSON that a node is.
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
