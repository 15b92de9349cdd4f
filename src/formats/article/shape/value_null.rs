//! `value-null`

use jsonschema::ValidationError;
use serde_json::{Map, Value};

use crate::diagnostic::Finding;
use crate::formats::article::shape::{VALUE_NULL, name_of};
use crate::source::edit::{Edit, line};
use crate::source::{Node, Pointer};

/// `is_required` if the field must be present.
pub(super) fn value_null(node: Node<'_>, at: Pointer, is_required: bool) -> Finding {
    let is_implied = node.raw().is_empty();
    let what = if is_implied { "has no value" } else { "is null" };
    let mut finding = Finding::new(&VALUE_NULL, at.clone(), format!("{} {what}", name_of(node)));
    finding.label(if is_implied { "nothing here" } else { "means no value" });
    if let Some(text) = comment(node) {
        finding.help(format!("`#` begins a comment; put the text in quotes: `{}`", line(node, &text.into())));
    } else if is_required {
        finding.help(format!("the field is required: `{}`", line(node, &"…".into())));
    } else {
        let help = if is_implied { "remove the field, or give it a value" } else { "remove the field" };
        finding.help(help).fix([Edit::remove(at)]);
    }
    finding
}

/// A longer text is not shown.
const LONGEST: usize = 200;

/// The comment in the place of the value, if it does not look like one: `title: #ferry`.
fn comment(node: Node<'_>) -> Option<&str> {
    let rest = node.tree().source().get(node.span().end..)?;
    let text = rest.lines().next()?.trim();
    let is_word = text.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    (node.raw().is_empty() && is_word && text.len() <= LONGEST).then_some(text)
}

/// Whether the object that contains the value requires it.
pub(super) fn is_required(error: &ValidationError<'_>, node: Node<'_>, schema: &Value) -> bool {
    let Some(key) = node.key() else { return false };
    let needs = |object: &Map<String, Value>| {
        let required = object.get("required").and_then(Value::as_array);
        required.is_some_and(|required| required.iter().any(|name| name == key))
    };
    // The schema of a field with its own type does not say which object the field is in; only the root is known.
    let is_root = node.parent().is_some_and(|parent| parent.parent().is_none());
    let own = error.schema_path().as_str().rsplit_once('/').map(|(field, _)| field);
    let of = own.and_then(|field| field.strip_suffix(key)?.strip_suffix("/properties/"));
    let owner = of.and_then(|owner| schema.pointer(owner)?.as_object());
    owner.or(schema.as_object().filter(|_| is_root)).is_some_and(needs)
}
