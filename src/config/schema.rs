//! The JSON Schema of a configuration, generated from the rules and from the schema of an article.

use serde_json::{Map, Value, json};

use crate::formats::article;
use crate::rules::Profile;
use crate::validate::codes;

/// The address of the schema, for the first line of a configuration: `#:schema https://…`.
pub const SCHEMA_ID: &str = "https://w3id.org/byline/1/config.schema.json";

/// The JSON Schema of a configuration (draft 2020-12), as it is committed in `schemas/`.
pub const SCHEMA: &str = include_str!("../../schemas/config.schema.json");

/// Makes the JSON Schema of a configuration, in which editors find every rule and profile.
///
/// A test holds [`SCHEMA`] to what this returns.
pub fn generate() -> Value {
    let mut article = article::generate_schema();
    let types = article["$defs"].take();
    let mut partial = Partial { types: types.as_object().cloned().unwrap_or_default(), made: Map::new() };
    let mut defaults = partial.of(&article);
    for keyword in ["$schema", "$id", "$defs"] {
        defaults.as_object_mut().map(|defaults| defaults.shift_remove(keyword));
    }
    defaults["properties"].as_object_mut().map(|fields| fields.shift_remove("$schema"));
    defaults["title"] = "Defaults".into();
    defaults["description"] = "A partial article that is merged under every article: what the article says wins, member by member; a list is one value. People, organizations and the like are taken only where the article refers to them.".into();

    let rules: Map<String, Value> = codes().map(|code| {
        let description = format!("{} ({}).", code.summary(), code.severity);
        (code.id.to_owned(), json!({ "description": description, "markdownDescription": description, "$ref": "#/$defs/Level" }))
    }).collect();
    let profiles = Profile::ALL.map(Profile::name);
    let descriptions = Profile::ALL.map(|profile| format!("{}.", profile.summary()));
    let mut types = Map::from_iter([(
        "Level".to_owned(),
        json!({
            "title": "Level",
            "description": "What becomes of what a rule finds.",
            "type": "string",
            "enum": ["allow", "warn", "deny"],
            "enumDescriptions": ["It is not reported.", "It is reported as a warning.", "It is reported as an error."],
        }),
    )]);
    types.extend(partial.made);
    types.extend(partial.types);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Configuration of byline",
        "description": "What a newsroom wants of all its articles: `byline.toml`, in their folder or one above.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "profiles": {
                "description": "What to ask of articles beyond what everybody asks.",
                "type": "array",
                "items": { "type": "string", "enum": profiles, "enumDescriptions": descriptions },
            },
            "rules": {
                "description": "How much single rules count. What is named here runs, whatever the profiles.",
                "type": "object",
                "additionalProperties": false,
                "properties": rules,
            },
            "defaults": defaults,
        },
        "$defs": types,
    })
}

/// The types of an article, of which nothing is required wherever they are merged with the article's own.
struct Partial {
    types: Map<String, Value>,
    made: Map<String, Value>,
}

impl Partial {
    /// `schema` without what it requires. The items of a list are not merged: they stay as they are.
    fn of(&mut self, schema: &Value) -> Value {
        let Value::Object(keywords) = schema else { return schema.clone() };
        let mut partial = Map::new();
        for (keyword, value) in keywords {
            let value = match (keyword.as_str(), value) {
                ("required", _) => continue,
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

    /// The address of the partial type of the type at `address`, which is made when it is met first.
    fn refer(&mut self, address: &str) -> String {
        let name = address.trim_start_matches("#/$defs/").to_owned();
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
        format!("#/$defs/{partial_name}")
    }
}
