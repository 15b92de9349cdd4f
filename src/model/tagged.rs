//! Tagged unions: objects whose `type` names the variant.
//!
//! serde's own internally tagged enums copy every object into a buffer before they look at the tag,
//! which costs time and loses the place of what is wrong. These read the tag first.

/// A reader that knows this name gives a union its `type` before the other members.
pub(crate) use crate::source::decode::TAGGED;

/// Declares a union, with its serde traits, its schema and the walk over its values.
///
/// A type declared this way also has a short form (see [`Shorthand`](crate::model::shorthand::Shorthand)).
macro_rules! tagged {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident {
            $($(#[doc = $doc:literal])+ $variant:ident($inner:ty) = $tag:literal,)+
            $(; $(#[doc = $text_doc:literal])+ $text:ident(String))?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(tag = "type", remote = "Self")]
        #[non_exhaustive]
        pub enum $name {
            $($(#[doc = $doc])+ #[serde(rename = $tag)] $variant($inner),)+
            $($(#[doc = $text_doc])+ #[serde(skip)] $text(String),)?
        }

        #[automatically_derived]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match crate::model::shorthand::Shorthand::as_short(self) {
                    Some(short) => serializer.serialize_str(&short),
                    None => $name::serialize(self, serializer),
                }
            }
        }

        #[automatically_derived]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                enum Tag { $(#[serde(rename = $tag)] $variant,)+ }

                struct Union;

                impl<'de> serde::de::Visitor<'de> for Union {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a string or an object with a `type`")
                    }

                    fn visit_newtype_struct<D: serde::Deserializer<'de>>(
                        self,
                        deserializer: D,
                    ) -> Result<$name, D::Error> {
                        deserializer.deserialize_any(self)
                    }

                    fn visit_str<E: serde::de::Error>(self, short: &str) -> Result<$name, E> {
                        Ok(crate::model::shorthand::Shorthand::from_short(short.to_owned()))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        use serde::Deserialize as _;
                        use serde::de::Error as _;
                        let mut before = serde_json::Map::new();
                        while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
                            if key != "type" {
                                let key = key.into_owned();
                                before.insert(key, map.next_value()?);
                                continue;
                            }
                            let tag = map.next_value::<Tag>()?;
                            if before.is_empty() {
                                let rest = serde::de::value::MapAccessDeserializer::new(map);
                                return match tag {
                                    $(Tag::$variant => <$inner>::deserialize(rest).map($name::$variant),)+
                                };
                            }
                            while let Some((key, value)) = map.next_entry()? {
                                before.insert(key, value);
                            }
                            let rest = serde_json::Value::Object(before);
                            return match tag {
                                $(Tag::$variant => <$inner>::deserialize(rest).map($name::$variant),)+
                            }
                            .map_err(A::Error::custom);
                        }
                        Err(A::Error::missing_field("type"))
                    }
                }

                deserializer.deserialize_newtype_struct(crate::model::tagged::TAGGED, Union)
            }
        }

        #[automatically_derived]
        impl crate::model::walk::Walk for $name {
            fn walk<'a>(
                &'a self,
                at: &crate::source::Path<'_>,
                see: &mut dyn FnMut(&crate::source::Path<'_>, crate::model::Leaf<'a>),
            ) {
                match self {
                    $(Self::$variant(inner) => inner.walk(at, see),)+
                    $(Self::$text(inner) => inner.walk(at, see),)?
                }
            }
        }

        #[automatically_derived]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let variants = vec![
                    $(($tag, concat!($($doc),+).trim(), <$inner>::json_schema(generator)),)+
                ];
                crate::model::tagged::union(concat!($($about),+).trim(), variants)
            }
        }
    };
}
pub(crate) use tagged;

use schemars::Schema;
use serde_json::{Map, Value, json};

/// The schema of a union: the list of its tags, then what each tag asks for as `if` and `then`.
///
/// Never `oneOf`: a validator would have to try, and to report, every branch at every level.
pub(crate) fn union(about: &str, variants: Vec<(&str, &str, Schema)>) -> Schema {
    let tags: Vec<&str> = variants.iter().map(|(tag, ..)| *tag).collect();
    let descriptions: Vec<&str> = variants.iter().map(|(_, description, _)| *description).collect();
    let branches: Vec<Value> = variants
        .into_iter()
        .map(|(tag, description, schema)| {
            let mut branch = schema.to_value();
            let members = branch.as_object_mut().expect("a struct's schema is an object");
            members.remove("type");
            members.remove("title");
            let mut properties = Map::from_iter([("type".to_owned(), json!(true))]);
            if let Some(Value::Object(own)) = members.remove("properties") {
                properties.extend(own);
            }
            members.insert("properties".to_owned(), Value::Object(properties));
            members.insert("description".to_owned(), json!(description));
            json!({
                "if": { "properties": { "type": { "const": tag } }, "required": ["type"] },
                "then": branch,
            })
        })
        .collect();
    let schema = json!({
        "description": about,
        "type": ["string", "object"],
        "properties": {
            "type": {
                "description": "The type of the node.",
                "type": "string",
                "enum": tags,
                "enumDescriptions": descriptions,
            },
        },
        "required": ["type"],
        "allOf": branches,
    });
    Schema::try_from(schema).expect("an object is a schema")
}
