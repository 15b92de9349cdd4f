//! Short forms: on paper a bare string is the common case, in memory there is only the long form.
//!
//! `"kim"` and `{ "agent": "kim" }` read as the same `Contributor`, and the shorter is written.
//! A type with a short form derives serde's traits for its long form (`remote = "Self"`),
//! implements [`Shorthand`], and says `shorthand!(Type)`.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::Schema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::Serializer;
use serde_json::json;

/// A type that may be written as a bare string.
pub(crate) trait Shorthand: Sized {
    /// What the bare string means.
    fn from_short(short: String) -> Self;

    /// The bare string that means the same, if there is one.
    fn as_short(&self) -> Option<Cow<'_, str>>;
}

/// The long form of a [`Shorthand`], as serde derives it.
pub(crate) trait LongForm: Shorthand {
    fn read_long<'de, D: Deserializer<'de>>(long: D) -> Result<Self, D::Error>;
    fn write_long<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Gives a type with a derived long form its serde traits.
macro_rules! shorthand {
    ($type:ident) => {
        #[automatically_derived]
        impl crate::model::shorthand::LongForm for $type {
            fn read_long<'de, D: serde::Deserializer<'de>>(long: D) -> Result<Self, D::Error> {
                $type::deserialize(long)
            }

            fn write_long<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $type::serialize(self, serializer)
            }
        }

        crate::model::shorthand::short_form!($type);
    };
}
pub(crate) use shorthand;

/// Gives a [`LongForm`] its serde traits, and lets it be made from its short form.
macro_rules! short_form {
    ($type:ident) => {
        impl From<&str> for $type {
            fn from(short: &str) -> Self {
                crate::model::shorthand::Shorthand::from_short(short.to_owned())
            }
        }

        #[automatically_derived]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::model::shorthand::read(deserializer)
            }
        }

        #[automatically_derived]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::model::shorthand::write(self, serializer)
            }
        }
    };
}
pub(crate) use short_form;

pub(crate) fn read<'de, T: LongForm, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Either<T>(PhantomData<T>);

    impl<'de, T: LongForm> Visitor<'de> for Either<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string or an object")
        }

        fn visit_str<E: Error>(self, short: &str) -> Result<T, E> {
            Ok(T::from_short(short.to_owned()))
        }

        fn visit_map<A: MapAccess<'de>>(self, long: A) -> Result<T, A::Error> {
            T::read_long(MapAccessDeserializer::new(long))
        }
    }

    deserializer.deserialize_any(Either(PhantomData))
}

pub(crate) fn write<T: LongForm, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match value.as_short() {
        Some(short) => serializer.serialize_str(&short),
        None => value.write_long(serializer),
    }
}

/// Lets the schema of an object accept a bare string as well.
///
/// The other keywords say nothing about strings, so nothing else has to change.
pub(crate) fn or_string(schema: &mut Schema) {
    schema.insert("type".into(), json!(["string", "object"]));
}
