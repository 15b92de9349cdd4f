//! The tree as the `jsonschema` crate wants to see it, so that it validates in place.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{self, Json, JsonNumber, NodeIdentity};
use serde_json::Value;

use crate::source::{Children, Kind, Node, Number};

/// Instances that are nodes of a tree.
pub(super) struct TreeJson;

/// A node of the tree, or a key on its own.
#[derive(Clone, Copy)]
pub(super) enum Instance<'t> {
    Node(Node<'t>),
    Key(&'t str),
}

impl Json for TreeJson {
    type Node<'t> = Instance<'t>;
    type PreparedKey = String;
    type StringBuffer = ();

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), key: &str, see: impl FnOnce(Instance<'_>) -> T) -> T {
        see(Instance::Key(key))
    }
}

impl<'t> Instance<'t> {
    fn of_kind(self, kind: Kind) -> Option<Node<'t>> {
        match self {
            Self::Node(node) if node.kind() == kind => Some(node),
            _ => None,
        }
    }
}

impl<'t> json::Node<'t, TreeJson> for Instance<'t> {
    type Object = Members<'t>;
    type Array = Items<'t>;
    type Number = TreeNumber;

    fn as_object(&self) -> Option<Members<'t>> {
        self.of_kind(Kind::Object).map(Members)
    }

    fn as_array(&self) -> Option<Items<'t>> {
        self.of_kind(Kind::Array).map(Items)
    }

    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self {
            Self::Node(node) => node.text().map(Cow::Borrowed),
            Self::Key(key) => Some(Cow::Borrowed(key)),
        }
    }

    fn as_number(&self) -> Option<TreeNumber> {
        self.of_kind(Kind::Number)?.number().map(TreeNumber)
    }

    fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Node(node) => match node.kind() {
                Kind::Bool(truth) => Some(truth),
                _ => None,
            },
            Self::Key(_) => None,
        }
    }

    fn is_null(&self) -> bool {
        self.of_kind(Kind::Null).is_some()
    }

    fn json_type(&self) -> JsonType {
        match self {
            Self::Node(node) => match node.kind() {
                Kind::Null => JsonType::Null,
                Kind::Bool(_) => JsonType::Boolean,
                Kind::Number => JsonType::Number,
                Kind::String => JsonType::String,
                Kind::Array => JsonType::Array,
                Kind::Object => JsonType::Object,
            },
            Self::Key(_) => JsonType::String,
        }
    }

    fn to_value(&self) -> Cow<'t, Value> {
        Cow::Owned(match self {
            Self::Node(node) => value(*node),
            Self::Key(key) => Value::from(*key),
        })
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.as_string(), expected) {
            (Some(text), Value::String(expected)) => text == expected.as_str(),
            (Some(_), _) | (None, Value::String(_)) => false,
            (None, expected) => *self.to_value() == *expected,
        }
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match self {
            Self::Node(node) => {
                let tree = std::ptr::from_ref(node.tree()).addr();
                NodeIdentity::tagged(tree, u32::try_from(node.id().index()).unwrap_or(u32::MAX))
            }
            Self::Key(key) => NodeIdentity::new(key.as_ptr().addr()),
        })
    }
}

/// The value as one of `serde_json`.
pub(super) fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(truth) => Value::Bool(truth),
        Kind::Number => TreeNumber(node.number().unwrap_or(Number::Whole(0))).to_number().into_owned().into(),
        Kind::String => Value::from(node.text().unwrap_or_default()),
        Kind::Array => node.children().map(value).collect(),
        Kind::Object => node
            .children()
            .map(|member| (member.key().unwrap_or_default().to_owned(), value(member)))
            .collect(),
    }
}

/// A number of the tree.
pub(super) struct TreeNumber(Number);

impl JsonNumber for TreeNumber {
    fn as_u64(&self) -> Option<u64> {
        match self.0 {
            Number::Whole(whole) => Some(whole),
            _ => None,
        }
    }

    fn as_i64(&self) -> Option<i64> {
        match self.0 {
            Number::Whole(whole) => i64::try_from(whole).ok(),
            Number::Negative(negative) => Some(negative),
            Number::Float(_) => None,
        }
    }

    fn as_f64(&self) -> Option<f64> {
        Some(self.0.as_f64())
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_number().to_string())
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        Cow::Owned(match self.0 {
            Number::Whole(whole) => whole.into(),
            Number::Negative(negative) => negative.into(),
            Number::Float(float) => serde_json::Number::from_f64(float).unwrap_or_else(|| 0.into()),
        })
    }
}

/// The members of an object.
pub(super) struct Members<'t>(Node<'t>);

impl<'t> json::Object<'t, TreeJson> for Members<'t> {
    type Node = Instance<'t>;
    type MemberName = &'t str;
    type MembersIter = std::iter::Map<Children<'t>, fn(Node<'t>) -> (&'t str, Instance<'t>)>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<Instance<'t>> {
        self.0.get(key).map(Instance::Node)
    }

    fn members(&self) -> Self::MembersIter {
        self.0.children().map(|member| (member.key().unwrap_or_default(), Instance::Node(member)))
    }
}

/// The items of an array.
pub(super) struct Items<'t>(Node<'t>);

impl<'t> json::Array<'t, TreeJson> for Items<'t> {
    type Node = Instance<'t>;
    type ElementsIter = std::iter::Map<Children<'t>, fn(Node<'t>) -> Instance<'t>>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> Self::ElementsIter {
        self.0.children().map(Instance::Node)
    }
}
