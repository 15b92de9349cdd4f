//! `type-wrong`

use jsonschema::JsonType;
use jsonschema::error::TypeKind;
use serde_json::{Map, Value, json};

use crate::diagnostic::Finding;
use crate::formats::article::shape::example::is_type;
use crate::formats::article::shape::fields::Fields;
use crate::formats::article::shape::{TYPE_WRONG, name_of, notation};
use crate::source::edit::{Edit, line};
use crate::source::{Kind, Node, Number, Pointer};

pub(super) fn type_wrong(
    kind: &TypeKind,
    node: Node<'_>,
    at: Pointer,
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> Finding {
    let mut wanted: Vec<JsonType> = match kind {
        TypeKind::Single(kind) => vec![*kind],
        TypeKind::Multiple(kinds) => kinds.iter().collect(),
    };
    wanted.sort_by_key(|kind| *kind != JsonType::String);
    let words: Vec<&str> = wanted.iter().map(|kind| words_for(*kind)).collect();
    let message = format!("{} must be {}, found {}", name_of(node), words.join(" or "), found(node));
    let mut finding = Finding::new(&TYPE_WRONG, at.clone(), message);
    let Advice { help, fix } = advice(node, &wanted, around, fields);
    finding
        .label(format!("expected {}", words.join(" or ")))
        .help(help)
        .fix(fix.map(|value| Edit::set(at, value)));
    finding
}

fn found(node: Node<'_>) -> &'static str {
    match node.kind() {
        Kind::Null => "null",
        Kind::Bool(_) => "true or false",
        Kind::Number => match node.number() {
            Some(Number::Float(_)) => "a number with a fraction",
            _ => "a number",
        },
        Kind::String => "text",
        Kind::Array => "a list",
        Kind::Object => "an object",
    }
}

fn words_for(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "text",
    }
}

/// What to do, and the value to set if that only changes the notation.
struct Advice {
    help: String,
    fix: Option<Value>,
}

fn advice(
    node: Node<'_>,
    wanted: &[JsonType],
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> Advice {
    if let Some(help) = notation::mistake(node, wanted) {
        return Advice { help, fix: None };
    }
    if let Some(fix) = as_wanted(node, wanted) {
        // A list of one needs a value that can be in the list.
        let items = around.and_then(|around| around.get("items"));
        if wanted != [JsonType::Array] || items.is_none_or(|items| fields.is_valid(node, items)) {
            return converted(node, fix);
        }
    }
    let meant = around.and_then(|around| fields.meant_by(node, around));
    if let Some(meant) = meant {
        let help = format!("write `{}`", line(node, &meant.value));
        return Advice { help, fix: Some(meant.value).filter(|_| meant.is_certain) };
    }
    let to_write: Vec<String> = wanted.iter().map(|kind| as_written(*kind, node, around, fields)).collect();
    Advice { help: format!("write {}", to_write.join(" or ")), fix: None }
}

/// The advice to write the value in another notation.
fn converted(node: Node<'_>, fix: Value) -> Advice {
    const LONGEST: usize = 200;
    let what = match (node.kind(), &fix) {
        (Kind::Number | Kind::Bool(_), _) => "put it in quotes",
        (_, Value::Array(_)) => "put it in brackets",
        (_, Value::Bool(_)) => "write `true` or `false`",
        _ => "write it without quotes",
    };
    let help = match node.raw().len() > LONGEST {
        true => what.to_owned(),
        false => format!("{what}: `{}`", line(node, &fix)),
    };
    Advice { help, fix: Some(fix) }
}

/// The value converted to an expected type, if that only changes its notation.
fn as_wanted(node: Node<'_>, wanted: &[JsonType]) -> Option<Value> {
    match (node.kind(), wanted) {
        (Kind::Number | Kind::Bool(_), [JsonType::String, ..]) => Some(node.raw().into()),
        (Kind::String | Kind::Object, [JsonType::Array]) if node.text() != Some("") => {
            Some(Value::Array(vec![Value::from(node)]))
        }
        (Kind::String, [JsonType::Boolean]) => truth(node.text()?).map(Value::from),
        (Kind::String, [wanted @ (JsonType::Number | JsonType::Integer)]) => {
            let value: Value = serde_json::from_str(node.text()?).ok()?;
            let fits = match wanted {
                JsonType::Integer => value.is_u64() || value.is_i64(),
                _ => value.is_number(),
            };
            fits.then_some(value)
        }
        _ => None,
    }
}

/// What people write for `true` and `false`.
fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "on" => Some(true),
        "false" | "no" | "n" | "off" => Some(false),
        _ => None,
    }
}

/// How to write a value of this type in the place of `node`.
fn as_written(
    kind: JsonType,
    node: Node<'_>,
    around: Option<&Map<String, Value>>,
    fields: &Fields,
) -> String {
    match kind {
        JsonType::Array => format!("a list: `{}`", line(node, &json!(["…"]))),
        JsonType::Boolean => "`true` or `false`".to_owned(),
        JsonType::Integer | JsonType::Number => "a number without quotes".to_owned(),
        JsonType::Null => "`null`".to_owned(),
        JsonType::Object => {
            let example = around.filter(|around| is_type(around, "object"));
            let example = example.and_then(|around| fields.object_with("…", around));
            let value = example.map_or_else(|| json!({ "…": "…" }), |example| example.value);
            format!("an object: `{}`", line(node, &value))
        }
        JsonType::String => "text in quotes".to_owned(),
    }
}
