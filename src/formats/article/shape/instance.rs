//! Adapts the tree to the `jsonschema` crate, so that it is validated in place.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use jsonschema::JsonType;
use jsonschema::json::{self, Json, JsonNumber, NodeIdentity};
use serde_json::Value;

use crate::diagnostic::most_text;
use crate::source::{Children, Kind, Node, Number};

/// Tree nodes as instances.
pub(super) struct TreeJson;

/// A node of the tree, with the errors found so far; or a single key.
#[derive(Clone, Copy)]
pub(super) enum Instance<'t> {
    Node(Node<'t>, &'t Errors),
    Key(&'t str),
}

/// How many errors were found. After more than `most`, or too much text in their paths, lists and objects are no longer
/// visited.
pub(super) struct Errors {
    most: usize,
    found: AtomicUsize,
    bytes: AtomicUsize,
}

impl Errors {
    pub(super) fn up_to(most: usize) -> Self {
        Self { most, found: AtomicUsize::new(0), bytes: AtomicUsize::new(0) }
    }

    fn add(&self, node: Node<'_>) {
        let around = std::iter::successors(Some(node), |node| node.parent());
        let bytes = around.filter_map(|node| Some(node.key()?.len())).sum();
        self.found.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Whether part of the document was not validated.
    pub(super) fn are_too_many(&self) -> bool {
        self.found.load(Ordering::Relaxed) > self.most
            || self.bytes.load(Ordering::Relaxed) > most_text(self.most)
    }
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
            Self::Node(node, _) if node.kind() == kind => Some(node),
            _ => None,
        }
    }
}

impl<'t> json::Node<'t, TreeJson> for Instance<'t> {
    type Object = Members<'t>;
    type Array = Items<'t>;
    type Number = TreeNumber;

    fn as_object(&self) -> Option<Members<'t>> {
        match self {
            Self::Node(node, errors) if node.kind() == Kind::Object => Some(Members(*node, errors)),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Items<'t>> {
        match self {
            Self::Node(node, errors) if node.kind() == Kind::Array => Some(Items(*node, errors)),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self {
            Self::Node(node, _) => node.text().map(Cow::Borrowed),
            Self::Key(key) => Some(Cow::Borrowed(key)),
        }
    }

    fn as_number(&self) -> Option<TreeNumber> {
        self.of_kind(Kind::Number)?.number().map(TreeNumber)
    }

    fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Node(node, _) => match node.kind() {
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
            Self::Node(node, _) => match node.kind() {
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

    /// Called for every error, but for nothing else in these schemas. No message shows the value, which may be the
    /// whole file.
    fn to_value(&self) -> Cow<'t, Value> {
        if let Self::Node(node, errors) = self {
            errors.add(*node);
        }
        Cow::Owned(Value::Null)
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.as_string(), expected) {
            (Some(text), Value::String(expected)) => text == expected.as_str(),
            (Some(_), _) | (None, Value::String(_)) => false,
            (None, expected) => matches!(self, Self::Node(node, _) if Value::from(*node) == *expected),
        }
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match self {
            Self::Node(node, _) => {
                let tree = std::ptr::from_ref(node.tree()).addr();
                NodeIdentity::tagged(tree, u32::try_from(node.id().index()).unwrap_or(u32::MAX))
            }
            Self::Key(key) => NodeIdentity::new(key.as_ptr().addr()),
        })
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
pub(super) struct Members<'t>(Node<'t>, &'t Errors);

impl<'t> json::Object<'t, TreeJson> for Members<'t> {
    type Node = Instance<'t>;
    type MemberName = &'t str;
    type MembersIter = Iter<'t, (&'t str, Instance<'t>)>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<Instance<'t>> {
        self.0.get(key).map(|member| Instance::Node(member, self.1))
    }

    fn members(&self) -> Self::MembersIter {
        let show =
            |member: Node<'t>, errors| (member.key().unwrap_or_default(), Instance::Node(member, errors));
        Iter { children: self.0.children(), errors: self.1, show }
    }
}

/// The items of an array.
pub(super) struct Items<'t>(Node<'t>, &'t Errors);

impl<'t> json::Array<'t, TreeJson> for Items<'t> {
    type Node = Instance<'t>;
    type ElementsIter = Iter<'t, Instance<'t>>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> Self::ElementsIter {
        Iter { children: self.0.children(), errors: self.1, show: Instance::Node }
    }
}

/// Children, until there are too many errors.
pub(super) struct Iter<'t, T> {
    children: Children<'t>,
    errors: &'t Errors,
    show: fn(Node<'t>, &'t Errors) -> T,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.errors.are_too_many() {
            return None;
        }
        self.children.next().map(|child| (self.show)(child, self.errors))
    }
}
