//! `field-missing`

use serde_json::{Map, Value};

use crate::diagnostic::Finding;
use crate::formats::article::shape::fields::Fields;
use crate::formats::article::shape::nearest_first::nearest_first;
use crate::formats::article::shape::{FIELD_MISSING, known_fields, untyped};
use crate::source::edit::member_line;
use crate::source::{Node, Pointer};

pub(super) fn field_missing(
    name: &str,
    node: Node<'_>,
    at: Pointer,
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> Finding {
    let message = match node.key() {
        Some(key) => format!("`{key}` has no `{name}`"),
        None if node.parent().is_none() => format!("the article has no `{name}`"),
        None => format!("this object has no `{name}`"),
    };
    let mut finding = Finding::new(&FIELD_MISSING, at, message);
    finding.label(format!("no `{name}`"));
    let field = around.and_then(|around| around.get("properties")?.get(name));
    if let Some(Value::Array(tags)) = field.and_then(|field| field.get("enum")) {
        let tags: Vec<&str> = tags.iter().filter_map(Value::as_str).collect();
        let first = node.children().next().and_then(Node::key).unwrap_or_default();
        let help = untyped::meant(node, &tags);
        finding
            .help(help.unwrap_or_else(|| format!("`type` says what it is: {}", nearest_first(first, tags))));
    } else {
        let mut value = field.map_or_else(|| "…".into(), |field| fields.placeholder(field));
        take_from(node, &mut value);
        finding.help(format!("add it: `{}`", member_line(node, name, &value)));
    }
    finding
}

/// Fills in the fields of `value` that were written in `node` instead.
fn take_from(node: Node<'_>, value: &mut Value) {
    const LONGEST: usize = 80;
    for (name, value) in value.as_object_mut().into_iter().flatten() {
        if let Some(written) = node.get(name).filter(|written| written.raw().len() <= LONGEST) {
            *value = Value::from(written);
        }
    }
}

/// Whether the missing field is present under a misspelt name, which has its own finding.
pub(super) fn is_misspelt(
    name: &str,
    unknown_here: &[String],
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> bool {
    const MOST_LOOKED_AT: usize = 1000;
    let known = known_fields(around);
    unknown_here.iter().take(MOST_LOOKED_AT).any(|key| fields.meant(key, &known) == Some(name))
}
