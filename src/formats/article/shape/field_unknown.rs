//! `field-unknown`

use serde_json::{Map, Value, json};

use crate::diagnostic::{Finding, Place};
use crate::formats::article::shape::comma_trap::comma_trap;
use crate::formats::article::shape::nearest_first::nearest_first;
use crate::formats::article::shape::{FIELD_UNKNOWN, Shape, known_fields};
use crate::source::edit::{Edit, member_line};
use crate::source::{Node, Pointer};

pub(super) fn field_unknown(
    key: &str,
    node: Node<'_>,
    at: &Pointer,
    around: Option<&Map<String, Value>>,
    shape: &Shape,
) -> Finding {
    if let Some(finding) = comma_trap(node, key, at) {
        return finding;
    }
    let known = known_fields(around);
    let message = match node.key() {
        Some(owner) => format!("`{owner}` has no field `{key}`"),
        None if node.parent().is_none() => format!("the article has no field `{key}`"),
        None => format!("there is no field `{key}` here"),
    };
    let mut finding = Finding::new(&FIELD_UNKNOWN, Place::Key(at.clone().key(key)), message);
    finding.label("unknown field");
    match shape.fields.meant(key, &known) {
        Some(field) => {
            let schema = around.and_then(|around| around.get("properties")?.get(field));
            let value = node.get(key).zip(schema);
            let fits = value.is_some_and(|(value, schema)| shape.fields.fits(value, schema));
            if fits && node.get(field).is_none() {
                finding.fix([Edit::rename(at.clone().key(key), field)]);
            }
            let line =
                value.filter(|_| !fits).and_then(|(value, schema)| meant_line(field, value, schema, shape));
            let line = line.map_or_else(String::new, |line| format!(" Write `{line}`"));
            finding.help(format!("did you mean `{field}`?{line}"))
        }
        None => match elsewhere(key, node, around, shape) {
            Some(help) => finding.help(help),
            None if known.is_empty() => finding.help("put your own data under `extensions`"),
            None => finding.help(format!(
                "known fields: {}; your own data goes under `extensions`",
                nearest_first(key, known)
            )),
        },
    };
    finding
}

/// The field with a value of another type than it expects.
fn meant_line(field: &str, value: Node<'_>, schema: &Value, shape: &Shape) -> Option<String> {
    let meant = shape.fields.meant_by(value, shape.fields.definition_of(schema)?)?;
    Some(member_line(value, field, &meant.value))
}

/// Where the field belongs: into an object in this one, or into the article itself.
fn elsewhere(
    key: &str,
    node: Node<'_>,
    around: Option<&Map<String, Value>>,
    shape: &Shape,
) -> Option<String> {
    let value = node.get(key)?;
    let into = around?.get("properties")?.as_object()?.iter().find_map(|(owner, schema)| {
        let inner = shape.fields.definition_of(schema)?;
        let field = shape.fields.meant(key, &known_fields(Some(inner)))?;
        Some((owner, field, &inner["properties"][field]))
    });
    if let Some((owner, field, schema)) = into {
        let shown = shown(value, schema, shape);
        return Some(match node.get(owner) {
            Some(_) => format!("it belongs in `{owner}`: `{}`", member_line(node, field, &shown)),
            None => {
                format!("it belongs in `{owner}`: `{}`", member_line(node, owner, &json!({ field: shown })))
            }
        });
    }
    let of_article = shape.schema["properties"].get(key).is_some() && node.parent()?.parent().is_none();
    of_article.then(|| format!("`{key}` belongs beside `{}`, not in it", node.key().unwrap_or_default()))
}

/// The value as it would be there, or `…` if it is long.
fn shown(value: Node<'_>, schema: &Value, shape: &Shape) -> Value {
    const LONGEST: usize = 80;
    if value.raw().len() > LONGEST {
        return "…".into();
    }
    let meant = shape.fields.definition_of(schema).and_then(|schema| shape.fields.meant_by(value, schema));
    meant.filter(|_| !shape.fields.is_valid(value, schema)).map_or_else(|| value.into(), |meant| meant.value)
}
