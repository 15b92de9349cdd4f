//! Which field of the model each part of an article belongs to.

use serde_json::Value;

use super::difference::below;
use super::shown::{branches, members};

/// Calls `see` for every leaf of an article: with its field, called `Person.name` or `Block "list".items`, its JSON
/// Pointer, and the leaf.
pub(crate) fn each_leaf_by_field(article: &Value, schema: &Value, see: &mut dyn FnMut(&str, &str, &Value)) {
    Walk { root: schema, see }.value("Article", "Article", schema, "", article);
}

struct Walk<'w> {
    root: &'w Value,
    see: &'w mut dyn FnMut(&str, &str, &Value),
}

impl Walk<'_> {
    /// A value of the type `of`, or one without a name of its own, in a field.
    fn value(&mut self, field: &str, of: &str, schema: &Value, pointer: &str, value: &Value) {
        if let Some(definition) = schema["$ref"].as_str().and_then(|address| address.strip_prefix("#/$defs/"))
        {
            let root = self.root;
            return self.value(field, definition, &root["$defs"][definition], pointer, value);
        }
        // An optional field is "this, or null".
        if let Some(some) = schema["anyOf"].as_array().and_then(|either| either.first()) {
            return self.value(field, of, some, pointer, value);
        }
        match value {
            Value::Array(items) if !items.is_empty() => {
                for (n, item) in items.iter().enumerate() {
                    self.value(field, of, &schema["items"], &format!("{pointer}/{n}"), item);
                }
            }
            Value::Object(object) if !object.is_empty() => {
                let entry = members(schema, "patternProperties").next();
                if entry.is_none() && schema["additionalProperties"] == Value::Bool(true) {
                    return (self.see)(field, pointer, value);
                }
                let tag = object.get("type").and_then(Value::as_str);
                let branch = tag.and_then(|tag| branches(schema).find(|(of, _)| *of == tag));
                let (of, fields) = match branch {
                    Some((tag, branch)) => (format!("{of} {tag:?}"), branch),
                    None => (of.to_owned(), schema),
                };
                for (key, member) in object {
                    let pointer = below(pointer, key);
                    match entry {
                        Some((_, entry)) => self.value(field, &of, entry, &pointer, member),
                        None => {
                            let field = format!("{of}.{key}");
                            self.value(&field, &of, &fields["properties"][key], &pointer, member);
                        }
                    }
                }
            }
            leaf => (self.see)(field, pointer, leaf),
        }
    }
}
