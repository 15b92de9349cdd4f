//! Data outside the model, and what an article says to `byline` itself.

use crate::model::record::record;
use std::fmt;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The entry of `extensions` for `byline` itself.
const ALLOW: &str = "byline.allow";

/// Data outside this model, kept as it is; and what is allowed in this article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extensions {
    /// Rules that this article may break, under the name `byline.allow`.
    pub allow: Vec<Allowance>,
    /// All other entries, by the name of their owner.
    pub others: IndexMap<String, Value>,
}

record! {
    /// A rule that this article may break, and why.
    #[derive(Eq)]
    #[schemars(inline)]
    pub struct Allowance {
        /// The name of the rule.
        #[schemars(example = &"quote-not-in-body")]
        pub rule: String,
        /// Why this article may break it, for later readers of the file.
        #[schemars(example = &"the interview is printed in full elsewhere")]
        pub reason: String,
    }
}

impl Extensions {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.allow.is_empty() && self.others.is_empty()
    }
}

impl<'de> Deserialize<'de> for Extensions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Extensions;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Extensions, A::Error> {
                let mut extensions = Extensions::default();
                while let Some(owner) = entries.next_key::<String>()? {
                    if owner == ALLOW {
                        extensions.allow = entries.next_value()?;
                    } else {
                        extensions.others.insert(owner, entries.next_value()?);
                    }
                }
                Ok(extensions)
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if !self.allow.is_empty() {
            map.serialize_entry(ALLOW, &self.allow)?;
        }
        for (owner, value) in &self.others {
            map.serialize_entry(owner, value)?;
        }
        map.end()
    }
}

impl JsonSchema for Extensions {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Extensions".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut allow = generator.subschema_for::<Vec<Allowance>>();
        allow.insert(
            "description".into(),
            json!("Rules that this article may break: an instruction to byline, which is not exported."),
        );
        schemars::json_schema!({
            "type": "object",
            "properties": { ALLOW: allow },
            "additionalProperties": true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed_is_told_from_foreign_data() {
        let text =
            r#"{"byline.allow":[{"rule":"alt-missing","reason":"decorative"}],"org.example.desk":{"a":1}}"#;
        let extensions: Extensions = serde_json::from_str(text).unwrap();
        assert_eq!(extensions.allow[0].rule, "alt-missing");
        assert_eq!(extensions.others.len(), 1);
        assert_eq!(serde_json::to_string(&extensions).unwrap(), text);
    }
}
