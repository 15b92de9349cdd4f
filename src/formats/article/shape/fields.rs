//! The fields of a schema: which one an unknown name means, and whether a value would be right in it.

use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::diagnostic::{is_same_word, nearest};
use crate::formats::article::shape::instance::{Errors, Instance, TreeJson};
use crate::formats::article::shape::other_names;
use crate::source::hash::{HashMap, HashSet};
use crate::source::{Kind, Node};

/// The fields of a schema: their names, and a validator for the values of each.
pub(super) struct Fields {
    names: HashSet<String>,
    definitions: Value,
    /// Compiled on first use, by the text of the field's schema.
    validators: Mutex<HashMap<String, Arc<Validator<TreeJson>>>>,
}

impl Fields {
    pub(super) fn of(schema: &Value) -> Self {
        let mut names = HashSet::default();
        collect(schema, &mut names);
        Self { names, definitions: schema["$defs"].clone(), validators: Mutex::default() }
    }

    /// The field among `known` that `key` is meant to be.
    pub(super) fn meant<'k>(&self, key: &str, known: &[&'k str]) -> Option<&'k str> {
        let ours: Vec<&str> = other_names::ours(key).collect();
        // The name of a field elsewhere is no typo.
        let is_typo = |near: &&str| !self.names.contains(key) || is_same_word(key, near);
        let near = || nearest(key, known.iter().copied()).filter(is_typo);
        known.iter().copied().find(|field| ours.contains(field)).or_else(near)
    }

    /// Whether `value` has the shape of `field`, or gets it by a fix of its notation.
    pub(super) fn fits(&self, value: Node<'_>, field: &Value) -> bool {
        if self.is_valid(value, field) {
            return true;
        }
        let Some(field) = self.definition_of(field) else { return false };
        let is_item = field.get("items").is_some_and(|item| item.is_object() && self.is_valid(value, item));
        is_item
            || field.get("type").is_some_and(|kind| kind == "string")
                && matches!(value.kind(), Kind::Number | Kind::Bool(_))
    }

    /// The schema itself, or the one that it refers to.
    pub(super) fn definition_of<'s>(&'s self, schema: &'s Value) -> Option<&'s Map<String, Value>> {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.definitions.get(reference.strip_prefix("#/$defs/")?)?.as_object(),
            None => schema.as_object(),
        }
    }

    /// Whether `value` has the shape of `schema`.
    pub(super) fn is_valid(&self, value: Node<'_>, schema: &Value) -> bool {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        let validator = validators.entry(schema.to_string()).or_insert_with(|| {
            let schema = json!({ "allOf": [schema], "$defs": self.definitions });
            let validator = jsonschema::options_for::<TreeJson>().build(&schema);
            Arc::new(validator.expect("part of a schema is a schema"))
        });
        let validator = Arc::clone(validator);
        drop(validators);
        validator.is_valid(Instance::Node(value, &Errors::up_to(1)))
    }
}

/// The names of all properties in a schema.
fn collect(schema: &Value, names: &mut HashSet<String>) {
    let members = schema.as_object().into_iter().flat_map(Map::iter);
    for (key, value) in members {
        if let ("properties", Value::Object(properties)) = (key.as_str(), value) {
            names.extend(properties.keys().cloned());
        }
        collect(value, names);
    }
    schema.as_array().into_iter().flatten().for_each(|value| collect(value, names));
}
