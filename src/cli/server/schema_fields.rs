//! What the JSON Schema of an article says of a place in one.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::formats::article::SCHEMA;
use crate::source::{Kind, Node, Pointer};

/// The schema, parsed on first use.
static ARTICLE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(SCHEMA).expect("the committed schema is JSON"));

/// How often a schema leads to another, at one place.
const DEEPEST: usize = 16;

/// What a value may be, by all schemas that hold for it.
pub(super) struct Expected(Vec<&'static Map<String, Value>>);

/// A field that an object may have.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) is_required: bool,
    /// Whether its value is not just a text, a number or the like.
    pub(super) is_nested: bool,
}

/// One of the texts that a value may be, and what it means.
pub(super) struct Choice {
    pub(super) text: &'static str,
    pub(super) description: &'static str,
}

impl Expected {
    /// What is expected at a place in the article that begins at `root`.
    pub(super) fn at(root: Node<'_>, place: &Pointer) -> Self {
        let mut node = Some(root);
        let mut schemas = expanded(vec![&ARTICLE], node);
        for step in place.steps() {
            node = node.and_then(|node| match node.kind() {
                Kind::Array => node.item(step.parse().ok()?),
                _ => node.get(&step),
            });
            schemas = expanded(schemas.iter().filter_map(|schema| below(schema, &step)).collect(), node);
        }
        Self(schemas)
    }

    /// The fields of the object.
    pub(super) fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for schema in &self.0 {
            let required = schema.get("required").and_then(Value::as_array);
            let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|one| one == name));
            let properties = schema.get("properties").and_then(Value::as_object);
            for (name, schema) in properties.into_iter().flatten() {
                if schema.is_object() && !fields.iter().any(|field| field.name == name) {
                    let is_text = expanded(vec![schema], None).iter().any(|schema| is_plain(schema));
                    fields.push(Field {
                        name,
                        description: description(schema),
                        is_required: is_required(name),
                        is_nested: !is_text,
                    });
                }
            }
        }
        fields
    }

    /// What the value means.
    pub(super) fn description(&self) -> Option<&'static str> {
        self.0.iter().map(|schema| text(schema, "description")).find(|text| !text.is_empty())
    }

    /// The texts that the value may be, if they are few.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        let named = self.0.iter().rev().filter_map(|schema| {
            let name = schema.get("const")?.as_str()?;
            Some(Choice { text: name, description: text(schema, "description") })
        });
        let is_truth = self.0.iter().any(|schema| schema.get("type").is_some_and(|kind| kind == "boolean"));
        let truths = ["true", "false"].into_iter().filter(|_| is_truth);
        for choice in named.chain(truths.map(|text| Choice { text, description: "" })) {
            if !choices.iter().any(|known| known.text == choice.text) {
                choices.push(choice);
            }
        }
        choices
    }
}

/// The schemas, and all that they lead to for the value `node`.
fn expanded(schemas: Vec<&'static Value>, node: Option<Node<'_>>) -> Vec<&'static Map<String, Value>> {
    let mut found = Vec::new();
    let mut open: Vec<(&'static Value, usize)> = schemas.into_iter().map(|schema| (schema, 0)).collect();
    while let Some((schema, depth)) = open.pop() {
        let Some(members) = schema.as_object().filter(|_| depth < DEEPEST) else { continue };
        found.push(members);
        if let Some(name) = members.get("$ref").and_then(Value::as_str) {
            open.extend(ARTICLE.pointer(name.trim_start_matches('#')).map(|schema| (schema, depth + 1)));
        }
        let lists = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|word| members.get(word)?.as_array());
        // Where the type of an object decides, it has one of them.
        let has = node.and_then(|node| node.get("type")?.text());
        let is_other =
            |schema: &Value| schema["properties"]["type"]["const"].as_str().is_some_and(|is| Some(is) != has);
        open.extend(lists.flatten().filter(|schema| !is_other(schema)).map(|schema| (schema, depth + 1)));
    }
    found
}

/// The schema of a member or an item.
fn below(schema: &'static Map<String, Value>, step: &str) -> Option<&'static Value> {
    let member = schema.get("properties").and_then(|properties| properties.get(step));
    let item = || schema.get("items").filter(|_| step.bytes().all(|byte| byte.is_ascii_digit()));
    member.filter(|schema| schema.is_object()).or_else(item).or_else(|| schema.get("additionalProperties"))
}

/// Whether a schema allows a text, a number or the like.
fn is_plain(schema: &Map<String, Value>) -> bool {
    let is_plain = |kind: &Value| matches!(kind.as_str(), Some("string" | "number" | "integer" | "boolean"));
    match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_plain),
        Some(kind) => is_plain(kind),
        None => false,
    }
}

fn description(schema: &'static Value) -> &'static str {
    schema.as_object().map(|schema| text(schema, "description")).unwrap_or_default()
}

fn text(schema: &'static Map<String, Value>, keyword: &str) -> &'static str {
    schema.get(keyword).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::json;

    fn fields(text: &str, place: &str) -> Vec<&'static str> {
        let tree = json::parse(text).unwrap();
        let expected = Expected::at(tree.root(), &Pointer::from(place));
        expected.fields().iter().map(|field| field.name).collect()
    }

    #[test]
    fn fields_are_those_of_the_type() {
        assert!(fields("{}", "").contains(&"metadata"));
        assert!(fields("{}", "/people/kim").contains(&"orcid"));
        assert!(fields("{}", "/metadata/authors/0").contains(&"corresponding"));
        let blocks = r#"{ "body": [{ "type": "figure" }, { "type": "list" }] }"#;
        assert!(fields(blocks, "/body/0").contains(&"caption"));
        assert!(!fields(blocks, "/body/1").contains(&"caption"));
        assert!(fields("{}", "/extensions/mine").is_empty());
    }

    #[test]
    fn choices_have_meanings() {
        let tree = json::parse("{}").unwrap();
        let choices = Expected::at(tree.root(), &Pointer::from("/events/e/kind")).choices();
        assert!(choices.iter().any(|one| one.text == "ruling" && one.description.contains("court")));
    }
}
