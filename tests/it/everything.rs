//! `examples/everything` uses all of the model, so that a new field must be added there as well.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::shown::{everything_in, schema, show_article};

/// Enumerations used in only one place of an article, which can show only one value.
const ONE_VALUE_SUFFICES: [&str; 2] = ["ArticleKind \"", "PublicationKind \""];

#[test]
fn the_example_of_everything_uses_every_field_variant_and_value() {
    let schema = schema();
    let example = include_str!("../../examples/everything/article.json");
    let example: Value = serde_json::from_str(example).expect("the example is JSON");

    let mut all = everything_in(&schema);
    let mut shown = BTreeSet::new();
    show_article(&example, &schema, &mut shown);

    let unknown: Vec<_> = shown.difference(&all).map(String::as_str).collect();
    assert!(unknown.is_empty(), "the model does not know:\n  {}\n", unknown.join("\n  "));
    all.retain(|part| !ONE_VALUE_SUFFICES.iter().any(|values| part.starts_with(values)));
    let missing: Vec<_> = all.difference(&shown).map(String::as_str).collect();
    assert!(missing.is_empty(), "examples/everything does not show:\n  {}\n", missing.join("\n  "));
}
