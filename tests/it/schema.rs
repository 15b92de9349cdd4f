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
        let members = ["properties", "$defs"].into_iter().filter_map(|key| Some((key, schema.get(key)?)));
        for (key, members) in members {
            for (name, member) in members.as_object().unwrap() {
                let is_tag = name == "type" && *member == Value::Bool(true);
                if !is_tag && member.get("description").is_none() {
                    silent.push(format!("{path}/{key}/{name}"));
                }
            }
        }
        if let Some(Value::Array(variants)) = schema.get("enum") {
            let described = schema.get("enumDescriptions").and_then(Value::as_array);
            if described.is_none_or(|all| all.len() != variants.len() || all.iter().any(|text| text == "")) {
                silent.push(format!("{path}/enum"));
            }
        }
    });
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn the_schema_has_neither_null_nor_one_of() {
    each_schema(&serde_json::from_str(SCHEMA).unwrap(), "#", &mut |path, schema| {
        assert!(schema.get("oneOf").is_none() && schema.get("anyOf").is_none(), "{path}");
        assert!(!schema.get("type").unwrap_or(&Value::Bool(true)).to_string().contains("null"), "{path}");
    });
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
            ("items" | "additionalProperties" | "then", value) => each_schema(value, &path, see),
            ("allOf", Value::Array(all)) => {
                all.iter()
                    .enumerate()
                    .for_each(|(i, schema)| each_schema(schema, &format!("{path}/{i}"), see));
            }
            _ => {}
        }
    }
}
