//! Differences of two JSON values, and how much they share.

use serde_json::Value;

/// A place where two values differ, as deep as possible.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    /// A JSON Pointer.
    pub(crate) pointer: String,
    /// The value there in the first, if any.
    pub(crate) left: Option<Value>,
    /// The value there in the second, if any.
    pub(crate) right: Option<Value>,
}

/// All places where two values differ. The order of members is ignored, and so is `1.0` in place of `1`.
pub(crate) fn differences(left: &Value, right: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(String::new(), Some(left), Some(right), &mut found);
    found
}

fn compare(pointer: String, left: Option<&Value>, right: Option<&Value>, found: &mut Vec<Difference>) {
    match (left, right) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let added = right.keys().filter(|key| !left.contains_key(*key));
            for key in left.keys().chain(added) {
                compare(below(&pointer, key), left.get(key), right.get(key), found);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for n in 0..left.len().max(right.len()) {
                compare(format!("{pointer}/{n}"), left.get(n), right.get(n), found);
            }
        }
        (Some(left), Some(right)) if is_same(left, right) => {}
        (left, right) => found.push(Difference { pointer, left: left.cloned(), right: right.cloned() }),
    }
}

/// Calls `see` with every leaf and its JSON Pointer.
pub(crate) fn each_leaf(value: &Value, see: &mut dyn FnMut(&str, &Value)) {
    fn walk(pointer: &str, value: &Value, see: &mut dyn FnMut(&str, &Value)) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                members.iter().for_each(|(key, member)| walk(&below(pointer, key), member, see));
            }
            Value::Array(items) if !items.is_empty() => {
                items.iter().enumerate().for_each(|(n, item)| walk(&format!("{pointer}/{n}"), item, see));
            }
            leaf => see(pointer, leaf),
        }
    }
    walk("", value, see);
}

/// The pointer to a member.
pub(crate) fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

pub(crate) fn is_same(left: &Value, right: &Value) -> bool {
    let has_fraction = |value: &Value| value.is_f64();
    left == right
        || (has_fraction(left) != has_fraction(right)
            && left.as_f64().is_some_and(|number| Some(number) == right.as_f64()))
}
