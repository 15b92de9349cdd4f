//! The JSON Schema of an article, generated from the types of the model.

mod editors;

pub(crate) use editors::for_editors;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Map, Value, json};

use crate::model::Article;

/// The URL of the schema, which an article may give as `$schema`.
pub const SCHEMA_ID: &str = "https://w3id.org/byline/1/article.schema.json";

/// The JSON Schema of an article (draft 2020-12), as committed in `schemas/`.
pub const SCHEMA: &str = include_str!("../../../schemas/article.schema.json");

/// The dialect of JSON Schema.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Generates the JSON Schema of an article, as it is published.
///
/// A test compares [`SCHEMA`] with the result.
pub(crate) fn generate() -> Value {
    for_editors(structure())
}

/// Generates the JSON Schema of an article from the types of the model, in the form in which its errors are clearest.
pub(crate) fn structure() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(absent_is_absent))
        .with_transform(RecursiveTransform(numbers_have_bounds))
        .with_transform(RecursiveTransform(variants_are_described))
        .with_transform(RecursiveTransform(keys_are_ids))
        .with_transform(RecursiveTransform(descriptions_are_for_editors))
        .into_generator();
    let mut schema = generator.into_root_schema_for::<Article>().to_value();
    let root = schema.as_object_mut().expect("a root schema is an object");
    if let Some(Value::Object(types)) = root.get_mut("$defs") {
        for (name, schema) in types {
            if let Value::Object(schema) = schema {
                schema.shift_insert(0, "title".to_owned(), json!(title(name)));
            }
        }
    }
    let head = [("$schema", json!(DRAFT)), ("$id", json!(SCHEMA_ID)), ("title", json!("Article"))];
    for (index, (keyword, value)) in head.into_iter().enumerate() {
        root.shift_remove(keyword);
        root.shift_insert(index, keyword.to_owned(), value);
    }
    schema
}

/// `Option` means "may be absent", never "may be null", and an absent value needs no default.
fn absent_is_absent(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(branches)) = schema.get_mut("anyOf") {
        branches.retain(|branch| branch["type"] != "null");
        if let [Value::Object(only)] = branches.as_slice() {
            let only = only.clone();
            schema.shift_remove("anyOf");
            schema.extend(only);
        }
    }
    let empty = [Value::Null, json!([]), json!({}), json!(false), json!(0)];
    if schema.get("default").is_some_and(|default| empty.contains(default)) {
        schema.shift_remove("default");
    }
}

/// Replaces Rust's names for integer types with bounds.
fn numbers_have_bounds(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    let maximum = match schema.get("format").and_then(Value::as_str) {
        Some("uint16") => json!(u16::MAX),
        Some("uint32") => json!(u32::MAX),
        Some("double") => Value::Null,
        _ => return,
    };
    schema.shift_remove("format");
    if !maximum.is_null() {
        schema.insert("maximum".to_owned(), maximum);
    }
}

/// Replaces a `oneOf` of constants with an `enum` and descriptions.
fn variants_are_described(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    let Some(Value::Array(variants)) = schema.get("oneOf") else { return };
    let names: Vec<Value> = variants.iter().filter_map(|variant| variant.get("const").cloned()).collect();
    let descriptions: Vec<Value> = variants.iter().map(|variant| variant["description"].clone()).collect();
    if names.len() == variants.len() {
        schema.shift_remove("oneOf");
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("enum".to_owned(), Value::Array(names));
        schema.insert("enumDescriptions".to_owned(), Value::Array(descriptions));
    }
}

/// States that the keys of a map are ids, instead of rejecting unknown keys.
fn keys_are_ids(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    let Some(Value::Object(patterns)) = schema.shift_remove("patternProperties") else { return };
    for (pattern, entry) in patterns {
        schema.insert("propertyNames".to_owned(), json!({ "pattern": pattern }));
        schema.insert("additionalProperties".to_owned(), entry);
    }
}

/// One line per paragraph.
fn descriptions_are_for_editors(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    let Some(Value::String(description)) = schema.shift_remove("description") else { return };
    let paragraphs: Vec<String> = description.split("\n\n").map(|lines| lines.replace('\n', " ")).collect();
    schema.shift_insert(0, "description".to_owned(), paragraphs.join("\n\n").into());
}

/// A title made from the name of a type: `WorkIdentifiers` becomes "Work identifiers".
fn title(name: &str) -> String {
    let mut title = String::new();
    for (index, letter) in name.chars().enumerate() {
        if index > 0 && letter.is_uppercase() {
            title.push(' ');
            title.extend(letter.to_lowercase());
        } else {
            title.push(letter);
        }
    }
    title
}

/// The schema reduced to structure: no patterns of texts, no descriptions.
///
/// Rules check the format of texts (`pattern`, `format`) and the range of numbers.
pub(super) fn shape_only(mut schema: Value) -> Value {
    strip(&mut schema);
    schema
}

fn strip(schema: &mut Value) {
    const WORDS: [&str; 6] =
        ["title", "description", "enumDescriptions", "pattern", "format", "propertyNames"];
    match schema {
        Value::Object(members) => {
            // A property may be called `title`: then the value is a schema, not a string.
            members.retain(|key, value| {
                value.is_object() && key != "propertyNames" || !WORDS.contains(&key.as_str())
            });
            if members.get("type").is_some_and(|kind| kind == "number") {
                members.retain(|key, _| !matches!(key.as_str(), "minimum" | "maximum"));
            }
            members.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The part of the schema that contains `keyword`: `#/$defs/Person/required` leads to `Person`.
pub(super) fn around<'s>(schema: &'s Value, keyword: &str) -> Option<&'s Map<String, Value>> {
    let (object, _) = keyword.rsplit_once('/')?;
    schema.pointer(object)?.as_object()
}
