//! The JSON Schemas of the JSON forms, generated from what is serialised.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

#[cfg(feature = "cli")]
use crate::render::json::statistics::Counts;
use crate::render::json::{Line, Run};

/// The address of the JSON Schema of [`Format::Json`](crate::render::Format::Json).
pub const DIAGNOSTICS_SCHEMA_ID: &str = "https://w3id.org/byline/1/diagnostics.schema.json";

/// The JSON Schema of [`Format::Json`](crate::render::Format::Json) (draft 2020-12), as it is committed in `schemas/`.
pub const DIAGNOSTICS_SCHEMA: &str = include_str!("../../../schemas/diagnostics.schema.json");

/// Makes the JSON Schema of [`Format::Json`](crate::render::Format::Json) from what is serialised.
///
/// A test holds [`DIAGNOSTICS_SCHEMA`] to what this returns.
pub(crate) fn generate_diagnostics_schema() -> Value {
    generate::<Run<'_>>(DIAGNOSTICS_SCHEMA_ID)
}

/// The address of the JSON Schema of a [`Line`].
pub const STREAM_SCHEMA_ID: &str = "https://w3id.org/byline/1/stream.schema.json";

/// The JSON Schema of a [`Line`] (draft 2020-12), as it is committed in `schemas/`.
pub const STREAM_SCHEMA: &str = include_str!("../../../schemas/stream.schema.json");

/// Makes the JSON Schema of a [`Line`] from what is serialised.
///
/// A test holds [`STREAM_SCHEMA`] to what this returns.
pub(crate) fn generate_stream_schema() -> Value {
    generate::<Line<'_>>(STREAM_SCHEMA_ID)
}

/// The JSON Schema of the statistics (draft 2020-12), as it is committed in `schemas/`.
#[cfg(feature = "cli")]
pub(crate) const STATISTICS_SCHEMA: &str = include_str!("../../../schemas/statistics.schema.json");

/// Makes the JSON Schema of the statistics from what is serialised.
///
/// A test holds [`STATISTICS_SCHEMA`] to what this returns.
#[cfg(feature = "cli")]
pub(crate) fn generate_statistics_schema() -> Value {
    generate::<Counts<'_>>("https://w3id.org/byline/1/statistics.schema.json")
}

fn generate<T: JsonSchema>(id: &str) -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(lines_are_joined))
        .into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    let root = schema.as_object_mut().expect("a root schema is an object");
    root.insert("$id".to_owned(), json!(id));
    // First what people look for first.
    for (index, keyword) in ["$schema", "$id", "title", "description"].into_iter().enumerate() {
        let value =
            root.shift_remove(keyword).expect("the generator says so of every root, and the address is ours");
        root.shift_insert(index, keyword.to_owned(), value);
    }
    schema
}

/// Line ends in a doc comment have no meaning, and names of Rust's number types none outside of Rust.
fn lines_are_joined(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    schema.shift_remove("format");
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}
