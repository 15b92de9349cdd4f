//! Lists that may be written as one plain string: a body, a paragraph's text.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// A list that may be written as a bare string.
pub(crate) trait ShortList: Sized + From<Vec<Self::Item>> {
    /// What the list holds.
    type Item;
    /// What editors show.
    const DESCRIPTION: &'static str;

    /// What the bare string means.
    fn from_short(short: &str) -> Self;

    /// The bare string that means the same, if there is one.
    fn as_short(&self) -> Option<&str>;
}

/// Gives a newtype over `Vec` its serde traits and its schema.
macro_rules! short_list {
    ($type:ident, $item:ident) => {
        #[automatically_derived]
        impl From<Vec<$item>> for $type {
            fn from(items: Vec<$item>) -> Self {
                Self(items)
            }
        }

        #[automatically_derived]
        impl std::ops::Deref for $type {
            type Target = [$item];

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        #[automatically_derived]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match ShortList::as_short(self) {
                    Some(short) => serializer.serialize_str(short),
                    None => self.0.serialize(serializer),
                }
            }
        }

        #[automatically_derived]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::model::short_list::read(deserializer)
            }
        }

        #[automatically_derived]
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::model::short_list::schema::<$type>(generator)
            }
        }
    };
}
pub(crate) use short_list;

pub(crate) fn read<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: ShortList<Item: Deserialize<'de>>,
    D: Deserializer<'de>,
{
    struct Either<T>(PhantomData<T>);

    impl<'de, T: ShortList<Item: Deserialize<'de>>> Visitor<'de> for Either<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string or a list")
        }

        fn visit_str<E: Error>(self, short: &str) -> Result<T, E> {
            Ok(T::from_short(short))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(items)).map(T::from)
        }
    }

    deserializer.deserialize_any(Either(PhantomData))
}

pub(crate) fn schema<T: ShortList<Item: JsonSchema>>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "description": T::DESCRIPTION,
        "type": ["string", "array"],
        "items": generator.subschema_for::<T::Item>(),
    })
}
