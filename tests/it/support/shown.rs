//! The parts of a schema, and which of them a value uses.

use std::collections::BTreeSet;

use byline::model::Article;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// The schema of an article as generated from the model, before changes for editors.
pub(crate) fn schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Article>().to_value()
}

/// Records what `article` uses of the schema.
pub(crate) fn show_article(article: &Value, schema: &Value, shown: &mut BTreeSet<String>) {
    show("Article", schema, article, schema, shown);
}

/// Every field, variant and value of the schema: `Person.name`, `Block "list".items`, `NameStyle "eastern"`.
pub(crate) fn everything_in(schema: &Value) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let definitions = members(schema, "$defs").map(|(name, definition)| (name.as_str(), definition));
    for (name, definition) in definitions.chain([("Article", schema)]) {
        all.extend(members(definition, "properties").map(|(field, _)| format!("{name}.{field}")));
        for (tag, branch) in branches(definition) {
            let name = format!("{name} {tag:?}");
            all.extend(members(branch, "properties").map(|(field, _)| format!("{name}.{field}")));
        }
        all.extend(values(definition).map(|value| format!("{name} {value:?}")));
        if has_short_form(definition) {
            all.extend([format!("{name} as a string"), format!("{name} as an object")]);
        }
    }
    all
}

/// Records what `value`, called `name` in the schema, uses of its schema.
fn show(name: &str, schema: &Value, value: &Value, root: &Value, shown: &mut BTreeSet<String>) {
    if let Some(definition) = schema["$ref"].as_str().and_then(|address| address.strip_prefix("#/$defs/")) {
        return show(definition, &root["$defs"][definition], value, root, shown);
    }
    // An optional field is "this, or null".
    if let Some(some) = schema["anyOf"].as_array().and_then(|either| either.first()) {
        return show(name, some, value, root, shown);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| show(name, &schema["items"], item, root, shown)),
        Value::Object(object) => show_object(name, schema, object, root, shown),
        Value::String(text) => {
            if has_short_form(schema) {
                shown.insert(format!("{name} as a string"));
            }
            if values(schema).any(|value| value == text) {
                shown.insert(format!("{name} {text:?}"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn show_object(
    name: &str,
    schema: &Value,
    object: &Map<String, Value>,
    root: &Value,
    shown: &mut BTreeSet<String>,
) {
    if let Some((_, entry)) = members(schema, "patternProperties").next() {
        return object.values().for_each(|value| show(name, entry, value, root, shown));
    }
    if schema["additionalProperties"] == Value::Bool(true) {
        return;
    }
    if has_short_form(schema) {
        shown.insert(format!("{name} as an object"));
    }
    let tag = object.get("type").and_then(Value::as_str);
    let branch = tag.and_then(|tag| branches(schema).find(|(of, _)| *of == tag));
    let (name, fields) = match branch {
        Some((tag, branch)) => {
            shown.insert(format!("{name}.type"));
            (format!("{name} {tag:?}"), branch)
        }
        None => (name.to_owned(), schema),
    };
    for (field, value) in object {
        let of_field = format!("{name}.{field}");
        show(&of_field, &fields["properties"][field], value, root, shown);
        shown.insert(of_field);
    }
}

/// The alternatives of a union, by their tags.
pub(crate) fn branches(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let branches = schema["allOf"].as_array().into_iter().flatten();
    branches
        .filter_map(|branch| Some((branch["if"]["properties"]["type"]["const"].as_str()?, &branch["then"])))
}

/// The values of an enumeration.
fn values(schema: &Value) -> impl Iterator<Item = &str> {
    let described = schema["oneOf"].as_array().into_iter().flatten().map(|value| &value["const"]);
    let listed = schema["enum"].as_array().into_iter().flatten();
    described.chain(listed).filter_map(Value::as_str)
}

fn has_short_form(schema: &Value) -> bool {
    let types = schema["type"].as_array().into_iter().flatten();
    types.filter_map(Value::as_str).collect::<Vec<_>>() == ["string", "object"]
}

pub(crate) fn members<'s>(schema: &'s Value, key: &str) -> impl Iterator<Item = (&'s String, &'s Value)> {
    schema[key].as_object().into_iter().flatten()
}
