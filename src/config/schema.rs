//! The JSON Schema of a configuration, generated from the rules and from the schema of an article.

use serde_json::{Map, Value, json};

use crate::config::Level;
use crate::diagnostic::Code;
use crate::formats::article;
use crate::rules::Profile;
use crate::source::hash::HashSet;
use crate::validate::codes;

/// The URL of the schema, for the first line of a configuration: `#:schema https://…`.
pub const SCHEMA_ID: &str = "https://w3id.org/byline/1/config.schema.json";

/// The JSON Schema of a configuration (draft 2020-12), as committed in `schemas/`.
pub const SCHEMA: &str = include_str!("../../schemas/config.schema.json");

/// Generates the JSON Schema of a configuration, which offers every rule and profile in editors.
///
/// A test compares [`SCHEMA`] with the result.
pub(crate) fn generate() -> Value {
    article::for_editors(structure())
}

/// The same in the form in which its errors are clearest.
pub(super) fn structure() -> Value {
    let (defaults, types) = defaults();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Configuration of byline",
        "description": "Settings for all articles in a folder and below: `byline.toml`.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "root": {
                "description": "Ignore the configurations in folders above; by default, they hold where this one \
                 does not say otherwise.",
                "type": "boolean",
            },
            "extend": {
                "description": "Another configuration that holds where this one does not say otherwise: a path \
                 relative to this file, such as `../newsroom/byline.toml`.",
                "type": "string",
            },
            "exclude": paths(
                "Files that are not checked unless they are named: patterns as in .gitignore, relative to this file.",
            ),
            "profiles": profiles(),
            "rules": refer("Rules", RULES),
            "overrides": overrides(),
            "export": export(),
            "defaults": refer("Defaults", DEFAULTS),
        },
        "$defs": { "Level": level(), "Rules": rules(), "Defaults": defaults },
    });
    if let Some(definitions) = schema["$defs"].as_object_mut() {
        definitions.extend(types);
    }
    schema
}

/// A use of a type, with its description, which editors show.
fn refer(name: &str, description: &str) -> Value {
    json!({ "description": description, "$ref": format!("{TYPES}{name}") })
}

fn paths(description: &str) -> Value {
    json!({ "description": description, "type": "array", "items": { "type": "string" } })
}

fn overrides() -> Value {
    let paths = paths("Which files: patterns as in .gitignore, relative to this file.");
    json!({
        "description": "Other settings for some files. Of several that match a file, the last has precedence.",
        "type": "array",
        "items": {
            "title": "Override",
            "description": "Settings for some files.",
            "type": "object",
            "additionalProperties": false,
            "required": ["paths"],
            "properties": {
                "paths": paths,
                "profiles": profiles(),
                "rules": refer("Rules", RULES),
                "defaults": refer("Defaults", DEFAULTS),
            },
        },
    })
}

fn profiles() -> Value {
    let names = Profile::ALL.map(Profile::name);
    let descriptions = Profile::ALL.map(|profile| format!("{}.", profile.summary()));
    json!({
        "description": "Profiles to check in addition to the default rules.",
        "type": "array",
        "items": { "type": "string", "enum": names, "enumDescriptions": descriptions },
    })
}

fn export() -> Value {
    json!({
        "description": "How articles are exported.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "paywall-selector": {
                "description": "The class of the paywalled part of your pages, as a CSS selector: \
                 `.paywall`. JSON-LD of articles that are not free then marks that part, as Google requires.",
                "type": "string",
                "pattern": "^\\.[A-Za-z_-][A-Za-z0-9_-]*$",
            },
        },
    })
}

fn rules() -> Value {
    let entry = |code: &Code| {
        let description = format!("{} ({}).", code.summary(), code.severity);
        json!({ "description": description, "$ref": "#/$defs/Level" })
    };
    let rules: Map<String, Value> = codes().map(|code| (code.id.to_owned(), entry(code))).collect();
    json!({
        "description": RULES,
        "type": "object",
        "additionalProperties": false,
        "properties": rules,
    })
}

const RULES: &str = "The severity of individual rules. Rules named here run regardless of the profiles.";

fn level() -> Value {
    let names = Level::ALL.into_iter().map(|level| (level.name(), level));
    let other_names = Level::ALL.into_iter().filter_map(|level| Some((level.other_name()?, level)));
    let (names, descriptions): (Vec<_>, Vec<_>) =
        names.chain(other_names).map(|(name, level)| (name, level.summary())).unzip();
    json!({
        "title": "Level",
        "description": "How to report what a rule finds.",
        "type": "string",
        "enum": names,
        "enumDescriptions": descriptions,
    })
}

/// The schema of the defaults, and the types it needs.
fn defaults() -> (Value, Map<String, Value>) {
    let mut article = article::structure();
    let types = article["$defs"].take();
    let mut partial = Partial { types: types.as_object().cloned().unwrap_or_default(), made: Map::new() };
    let mut defaults = partial.of(&json!({
        "title": "Defaults",
        "description": DEFAULTS,
        "type": "object",
        "additionalProperties": false,
        "properties": article["properties"],
    }));
    if let Some(fields) = defaults["properties"].as_object_mut() {
        fields.shift_remove("$schema");
    }
    let Partial { types, made } = partial;
    let all: Map<String, Value> = made.into_iter().chain(types).collect();
    let mut needed = HashSet::default();
    need(&defaults, &all, &mut needed);
    let types = all.iter().filter(|(name, _)| needed.contains(name.as_str()));
    let types = types.map(|(name, schema)| (name.clone(), schema.clone())).collect();
    (defaults, types)
}

const DEFAULTS: &str = "A partial article with defaults for every article. Values in the article win, \
    member by member; a list is one value. People, organizations and other entries are used only if the \
    article refers to them.";

/// Collects the types in `all` that `schema` refers to.
fn need<'a>(schema: &Value, all: &'a Map<String, Value>, needed: &mut HashSet<&'a str>) {
    match schema {
        Value::Object(keywords) => {
            let address = keywords.get("$ref").and_then(Value::as_str).unwrap_or_default();
            if let Some((name, schema)) = all.get_key_value(address.trim_start_matches(TYPES))
                && needed.insert(name)
            {
                need(schema, all, needed);
            }
            keywords.values().for_each(|value| need(value, all, needed));
        }
        Value::Array(items) => items.iter().for_each(|item| need(item, all, needed)),
        _ => {}
    }
}

/// The path of types in a schema.
const TYPES: &str = "#/$defs/";

/// The types of an article with no required fields, for merging with an article.
struct Partial {
    types: Map<String, Value>,
    made: Map<String, Value>,
}

impl Partial {
    /// `schema` without its required fields. The items of a list are not merged: they stay unchanged.
    fn of(&mut self, schema: &Value) -> Value {
        let Value::Object(keywords) = schema else { return schema.clone() };
        let mut partial = Map::new();
        for (keyword, value) in keywords {
            let value = match (keyword.as_str(), value) {
                ("required", _) => continue,
                // Later sentences may name required fields.
                ("description", Value::String(text)) => {
                    let (first, rest) = text.split_once(". ").unwrap_or((text, ""));
                    Value::from(if rest.contains("required") { format!("{first}.") } else { text.clone() })
                }
                ("$ref", Value::String(address)) => Value::from(self.refer(address)),
                ("properties", Value::Object(fields)) => {
                    fields.iter().map(|(name, field)| (name.clone(), self.of(field))).collect()
                }
                ("additionalProperties", value) => self.of(value),
                _ => value.clone(),
            };
            partial.insert(keyword.clone(), value);
        }
        Value::Object(partial)
    }

    /// The URL of the partial type for the type at `address`, which is created on first use.
    fn refer(&mut self, address: &str) -> String {
        let name = address.trim_start_matches(TYPES).to_owned();
        let Some(schema) = self.types.get(&name).filter(|schema| schema.get("properties").is_some()).cloned()
        else {
            return address.to_owned();
        };
        let partial_name = format!("Partial{name}");
        if !self.made.contains_key(&partial_name) {
            self.made.insert(partial_name.clone(), Value::Null);
            let partial = self.of(&schema);
            self.made.insert(partial_name.clone(), partial);
        }
        format!("{TYPES}{partial_name}")
    }
}
