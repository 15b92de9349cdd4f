//! The committed JSON Schemas are up to date with the types.

use byline::config;
use byline::formats::article::SCHEMA;
use byline::internals::generate_schemas;
use serde_json::Value;

use crate::support;

#[test]
fn the_committed_schemas_match_the_types() {
    for (path, schema) in generate_schemas() {
        support::golden(path, &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    }
}

#[test]
fn every_type_field_and_variant_is_described() {
    for schema in [SCHEMA, config::SCHEMA] {
        assert_described(schema);
    }
}

fn assert_described(schema: &str) {
    let mut silent = Vec::new();
    each_schema(&serde_json::from_str(schema).unwrap(), "#", &mut |path, schema| {
        let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        for (name, field) in fields {
            if field.get("description").is_none() {
                silent.push(format!("{path}/properties/{name}"));
            }
        }
        // A type is described where it is used.
        let is_silent = |part: &Value| part.get("description").is_none_or(|text| text == "");
        let choices = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
        let used = schema.get("$ref").map(|_| schema);
        if choices.chain(used).any(is_silent) {
            silent.push(path.to_owned());
        }
    });
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn the_schema_has_no_null_and_only_simple_alternatives() {
    each_schema(&serde_json::from_str(SCHEMA).unwrap(), "#", &mut |path, schema| {
        let all = |keyword: &str| schema.get(keyword).and_then(Value::as_array).into_iter().flatten();
        assert!(all("oneOf").all(|choice| choice.get("const").is_some()), "{path}");
        let is_part = |part: &Value| part["type"].is_string();
        assert!(all("anyOf").all(is_part), "{path}");
        assert!(all("anyOf").count() != 2 || schema["anyOf"][0]["type"] == "string", "{path}");
        assert!(!schema.get("type").unwrap_or(&Value::Bool(true)).to_string().contains("null"), "{path}");
    });
}

#[test]
fn every_keyword_is_one_of_json_schema() {
    const KEYWORDS: [&str; 23] = [
        "$schema",
        "$id",
        "$defs",
        "$ref",
        "title",
        "description",
        "examples",
        "default",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "propertyNames",
        "items",
        "anyOf",
        "oneOf",
        "const",
        "enum",
        "pattern",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
    ];
    for (name, schema) in generate_schemas() {
        each_schema(&schema, "#", &mut |path, schema| {
            for keyword in schema.as_object().into_iter().flat_map(|schema| schema.keys()) {
                assert!(KEYWORDS.contains(&keyword.as_str()), "{name}: {path}/{keyword}");
            }
        });
    }
}

/// Calls `see` with every schema within `schema`, and its path.
fn each_schema(schema: &Value, path: &str, see: &mut dyn FnMut(&str, &Value)) {
    see(path, schema);
    let Value::Object(keywords) = schema else { return };
    for (keyword, value) in keywords {
        let path = format!("{path}/{keyword}");
        match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(members)) => {
                members.iter().for_each(|(name, member)| each_schema(member, &format!("{path}/{name}"), see));
            }
            ("items" | "additionalProperties", value) => each_schema(value, &path, see),
            ("anyOf" | "oneOf", Value::Array(all)) => {
                all.iter()
                    .enumerate()
                    .for_each(|(i, schema)| each_schema(schema, &format!("{path}/{i}"), see));
            }
            _ => {}
        }
    }
}
