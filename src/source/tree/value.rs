//! Values of a document as `serde_json` has them.

use serde_json::Value;

use crate::source::{Kind, Node, Number};

impl From<Node<'_>> for Value {
    fn from(node: Node<'_>) -> Self {
        match node.kind() {
            Kind::Null => Self::Null,
            Kind::Bool(truth) => Self::Bool(truth),
            Kind::Number => node.number().map_or(Self::Null, Self::from),
            Kind::String => Self::from(node.text()),
            Kind::Array => node.children().map(Self::from).collect(),
            Kind::Object => node
                .children()
                .map(|member| (member.key().unwrap_or_default().to_owned(), Self::from(member)))
                .collect(),
        }
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        match number {
            Number::Whole(whole) => whole.into(),
            Number::Negative(negative) => negative.into(),
            Number::Float(float) => float.into(),
        }
    }
}
