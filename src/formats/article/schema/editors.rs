//! Schemas as they are published: for editors, which offer what is allowed, and for validators in strict mode.

use serde_json::{Map, Value, json};

/// The text that completion inserts.
const TEXT: &str = "The council voted on Monday.";

/// The schema in keywords of JSON Schema only, with the form that is written first in front:
///
/// - a choice is a `oneOf` of constants, each with its description;
/// - a value of two types is an `anyOf`, the text before the list or the object;
/// - a union has an `anyOf` of all that can be its `type`, which editors complete as a whole;
/// - the description of a type is at its uses, where editors do not replace that of a field with it.
pub(crate) fn for_editors(mut schema: Value) -> Value {
    let types = schema["$defs"].as_object().map(descriptions).unwrap_or_default();
    for schema in schema.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
    {
        schema.as_object_mut().map(|schema| schema.shift_remove("description"));
    }
    rewrite(&mut schema, &types);
    schema
}

/// The descriptions of types, by their references.
fn descriptions(types: &Map<String, Value>) -> Map<String, Value> {
    let described = |(name, schema): (&String, &Value)| {
        Some((format!("#/$defs/{name}"), schema.get("description")?.clone()))
    };
    types.iter().filter_map(described).collect()
}

fn rewrite(value: &mut Value, types: &Map<String, Value>) {
    match value {
        Value::Object(schema) => {
            schema.values_mut().for_each(|value| rewrite(value, types));
            // The field may be called `format`.
            if schema.get("format").is_some_and(Value::is_string) {
                schema.shift_remove("format");
            }
            refer(schema, types);
            choose(schema);
            part(schema);
        }
        Value::Array(items) => items.iter_mut().for_each(|value| rewrite(value, types)),
        _ => {}
    }
}

/// A use of a type says what the type is, unless it says more.
fn refer(schema: &mut Map<String, Value>, types: &Map<String, Value>) {
    let Some(description) = schema.get("$ref").and_then(Value::as_str).and_then(|name| types.get(name))
    else {
        return;
    };
    if !schema.contains_key("description") {
        schema.shift_insert(0, "description".to_owned(), description.clone());
    }
}

/// A choice is a `oneOf` of constants.
fn choose(schema: &mut Map<String, Value>) {
    let Some(Value::Array(descriptions)) = schema.shift_remove("enumDescriptions") else { return };
    let Some(Value::Array(names)) = schema.shift_remove("enum") else { return };
    let choice = |(name, description)| json!({ "const": name, "description": description });
    schema.insert("oneOf".to_owned(), names.into_iter().zip(descriptions).map(choice).collect());
}

/// A value of two types is an `anyOf`.
fn part(schema: &mut Map<String, Value>) {
    let Some(kinds) = schema.get("type").and_then(Value::as_array).cloned() else { return };
    let [text, Value::String(other)] = kinds.as_slice() else { return };
    let mut branch = Map::from_iter([("type".to_owned(), json!(other))]);
    for keyword in ["items", "required", "properties", "additionalProperties", "allOf"] {
        branch.extend(schema.shift_remove(keyword).map(|value| (keyword.to_owned(), value)));
    }
    unite(&mut branch);
    schema.shift_remove("type");
    schema.insert("anyOf".to_owned(), json!([{ "type": text }, branch]));
    if !schema.contains_key("examples") {
        schema.insert("examples".to_owned(), json!([TEXT]));
    }
}

/// The branches of a union, one for each `type`.
fn unite(schema: &mut Map<String, Value>) {
    let Some(Value::Array(branches)) = schema.shift_remove("allOf") else { return };
    schema.insert("anyOf".to_owned(), branches.iter().filter_map(variant).collect());
}

fn variant(branch: &Value) -> Option<Value> {
    let tag = branch["if"]["properties"]["type"].get("const")?;
    let mut variant = branch.get("then")?.as_object()?.clone();
    let mut required = vec![json!("type")];
    required.extend(variant.get("required").and_then(Value::as_array).cloned().unwrap_or_default());
    variant.insert("required".to_owned(), required.into());
    let described = json!({ "const": tag, "description": variant.get("description")? });
    variant.get_mut("properties")?.as_object_mut()?.insert("type".to_owned(), described);
    variant.shift_insert(0, "title".to_owned(), json!(title(tag.as_str()?)));
    variant.shift_insert(1, "type".to_owned(), json!("object"));
    Some(Value::Object(variant))
}

/// Editors sort what they offer by title: a paragraph comes first.
fn title(tag: &str) -> String {
    if tag == "paragraph" { "a paragraph".to_owned() } else { tag.to_owned() }
}
