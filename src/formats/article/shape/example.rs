//! Values as they were meant: a name where an object with a name is expected.

use serde_json::{Map, Value, json};

use crate::formats::article::shape::fields::Fields;
use crate::model::Id;
use crate::source::{Kind, Node};

/// A value of the expected shape.
pub(super) struct Meant {
    pub(super) value: Value,
    /// Whether nothing else can be meant, so that a fix may write it.
    pub(super) is_certain: bool,
}

/// The placeholder for an unknown value.
const UNKNOWN: &str = "…";

/// Fields that text is most likely meant for.
const TELLING: [&str; 4] = ["name", "title", "text", "published"];

/// A longer value is not shown.
const LONGEST: usize = 200;

impl Fields {
    /// The value as it is meant where `schema` expects another type.
    pub(super) fn meant_by(&self, value: Node<'_>, schema: &Map<String, Value>) -> Option<Meant> {
        if value.raw().len() > LONGEST {
            return None;
        }
        match (value.kind(), value.text()) {
            (Kind::String, Some(text)) if is_type(schema, "array") => self.list_of(text, schema),
            (Kind::String, Some(text)) if is_type(schema, "object") => self.object_with(text, schema),
            (Kind::Array, _) if schema.contains_key("additionalProperties") => self.entries(value, schema),
            _ => None,
        }
    }

    fn list_of(&self, text: &str, schema: &Map<String, Value>) -> Option<Meant> {
        let item = self.definition_of(schema.get("items")?)?;
        if is_type(item, "string") {
            return Some(Meant { value: json!([text]), is_certain: true });
        }
        let Meant { value, is_certain } = self.object_with(text, item)?;
        Some(Meant { value: json!([value]), is_certain })
    }

    /// An object with this text in its telling field.
    pub(super) fn object_with(&self, text: &str, schema: &Map<String, Value>) -> Option<Meant> {
        let properties = schema.get("properties")?.as_object()?;
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let takes_text = |name: &&str| properties.get(*name).is_some_and(|field| is_type_of(field, "string"));
        let telling = || TELLING.into_iter().find(|name| properties.contains_key(*name));
        let owner = required.iter().copied().find(takes_text).or_else(telling);
        let names = match (required.is_empty(), owner) {
            (false, _) => required.clone(),
            (true, Some(owner)) => vec![owner],
            (true, None) => vec![properties.keys().next()?.as_str()],
        };
        let member = |name: &&str| {
            let text = if owner == Some(*name) { text } else { UNKNOWN };
            ((*name).to_owned(), Value::from(text))
        };
        let value = Value::Object(names.iter().map(member).collect());
        Some(Meant { value, is_certain: required.len() == 1 && owner == Some(required[0]) })
    }

    /// The items of a list as entries with ids.
    fn entries(&self, list: Node<'_>, schema: &Map<String, Value>) -> Option<Meant> {
        let entry = self.definition_of(schema.get("additionalProperties")?)?;
        let initial = list.key()?.chars().next()?;
        let mut entries = Map::new();
        for (index, item) in list.children().enumerate() {
            let name = item.text().or_else(|| item.get("name")?.text());
            let has_name = entry.get("properties")?.get("name").is_some();
            let id = name.filter(|_| has_name).and_then(Id::from_name);
            let id = id.map_or_else(|| format!("{initial}-{}", index + 1), |id| id.as_str().to_owned());
            let value = match item.text() {
                Some(text) => self.object_with(text, entry)?.value,
                None => Value::from(item),
            };
            entries.insert(id, value);
        }
        (!entries.is_empty()).then_some(Meant { value: Value::Object(entries), is_certain: false })
    }

    /// A value with this shape, to begin with.
    pub(super) fn placeholder(&self, schema: &Value) -> Value {
        let Some(schema) = self.definition_of(schema) else { return UNKNOWN.into() };
        if let Some(example) = schema.get("examples").and_then(|examples| examples.get(0)) {
            return example.clone();
        }
        let required = schema.get("required").and_then(Value::as_array);
        match required {
            Some(names) if is_type(schema, "object") && !is_type(schema, "string") => {
                let names = names.iter().filter_map(Value::as_str);
                names.map(|name| (name.to_owned(), Value::from(UNKNOWN))).collect::<Map<_, _>>().into()
            }
            _ if is_type(schema, "array") && !is_type(schema, "string") => json!([UNKNOWN]),
            _ => UNKNOWN.into(),
        }
    }
}

fn is_type_of(schema: &Value, kind: &str) -> bool {
    schema.as_object().is_some_and(|schema| is_type(schema, kind))
}

/// Whether values of this type are accepted.
pub(super) fn is_type(schema: &Map<String, Value>, kind: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(only)) => only == kind,
        Some(Value::Array(kinds)) => kinds.iter().any(|of| of == kind),
        _ => false,
    }
}
