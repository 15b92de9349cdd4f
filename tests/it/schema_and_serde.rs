//! serde reads a file completely if and only if the JSON Schema accepts its structure.

use std::sync::LazyLock;

use byline::formats::article::{SCHEMA, Syntax, read};
use byline::internals::article_structure;
use byline::source::Source;
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value, json};

use crate::support;
use crate::support::dice::Dice;
use crate::support::generated::{self, Mode, seeds};
use crate::support::smallest::smallest;

#[test]
fn serde_reads_what_the_schema_accepts() {
    let (schemas, examples) = the_examples();
    let read_as_the_schema_says = |document: &Value| {
        let source = Source::new("article.json", document.to_string());
        let findings = read(&source, Syntax::Json).findings;
        let errors: Vec<_> = schemas.structure.iter_errors(document).collect();
        let are_same = schemas.published.is_valid(document) == errors.is_empty();
        let complaints: Vec<String> =
            errors.into_iter().filter(is_about_shape).map(|error| error.to_string()).collect();
        (are_same && findings.is_empty() == complaints.is_empty())
            .then_some(())
            .ok_or(format!("{findings:#?}\n{complaints:#?}\nthe published schema says the same: {are_same}"))
    };
    for seed in seeds(1_500) {
        let mut dice = Dice::new(seed);
        let mut document =
            if dice.one_in(4) { dice.choose(examples).clone() } else { generated::article(seed, Mode::Wild) };
        for _ in 0..=dice.below(3) {
            mutate(&mut document, &mut dice);
        }
        if let Err(complaints) = read_as_the_schema_says(&document) {
            let smallest = smallest(document, &|document| read_as_the_schema_says(document).is_err());
            panic!("seed {seed}: {complaints}\n{smallest:#}");
        }
    }
}

#[test]
fn integers_may_have_a_zero_fraction() {
    let (schemas, _) = the_examples();
    for (width, is_whole) in [("2.0", true), ("3e2", true), ("2.5", false), ("-1.0", false), ("1e20", false)]
    {
        let image = format!(r#"{{ "src": "a.png", "width": {width} }}"#);
        let text = format!(
            r#"{{ "metadata": {{ "title": "T", "language": "en", "image": {image} }}, "body": "x" }}"#
        );
        let source = Source::new("article.json", &text);
        assert_eq!(read(&source, Syntax::Json).findings.is_empty(), is_whole, "{width}");
        for schema in [&schemas.structure, &schemas.published] {
            assert_eq!(schema.is_valid(&serde_json::from_str(&text).unwrap()), is_whole, "{width}");
        }
    }
}

#[test]
fn the_examples_are_accepted() {
    let (schemas, examples) = the_examples();
    for example in examples {
        for schema in [&schemas.structure, &schemas.published] {
            let complaints: Vec<String> =
                schema.iter_errors(example).map(|error| error.to_string()).collect();
            assert!(complaints.is_empty(), "{complaints:#?}");
        }
    }
}

/// The schema as it is published, and the same in the form in which an error has one cause.
struct Schemas {
    published: Validator,
    structure: Validator,
}

fn the_examples() -> &'static (Schemas, Vec<Value>) {
    static SUPPORT: LazyLock<(Schemas, Vec<Value>)> = LazyLock::new(load);
    &SUPPORT
}

fn load() -> (Schemas, Vec<Value>) {
    let validator = |schema: &Value| jsonschema::validator_for(schema).unwrap();
    let schemas = Schemas {
        published: validator(&serde_json::from_str(SCHEMA).unwrap()),
        structure: validator(&article_structure()),
    };
    let examples = support::examples();
    let examples = examples.iter().map(|(_, article)| serde_json::to_value(article).unwrap()).collect();
    (schemas, examples)
}

/// Rules check the format of texts and the range of numbers.
fn is_about_shape(error: &jsonschema::ValidationError<'_>) -> bool {
    match error.kind() {
        ValidationErrorKind::Pattern { .. }
        | ValidationErrorKind::PropertyNames { .. }
        | ValidationErrorKind::Format { .. } => false,
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::Maximum { limit } => !limit.is_f64(),
        _ => true,
    }
}

/// Changes one value somewhere in the document.
fn mutate(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(members) if !members.is_empty() && !dice.one_in(8) => {
            let index = dice.below(members.len());
            let key = members.keys().nth(index).unwrap().clone();
            match dice.below(12) {
                0 => {
                    members.shift_remove(&key);
                }
                1 => rename(members, &key, dice),
                2 => {
                    members.insert("unheardOf".to_owned(), any_value(dice));
                }
                _ => mutate(&mut members[&key], dice),
            }
        }
        Value::Array(items) if !items.is_empty() && !dice.one_in(8) => {
            let index = dice.below(items.len());
            mutate(&mut items[index], dice);
        }
        value => *value = any_value(dice),
    }
}

fn rename(members: &mut Map<String, Value>, key: &str, dice: &mut Dice) {
    const NAMES: [&str; 10] =
        ["type", "id", "content", "name", "title", "date", "kind", "text", "ref", "alternateNames"];
    let value = members.shift_remove(key).unwrap();
    members.insert((*dice.choose(&NAMES)).to_owned(), value);
}

fn any_value(dice: &mut Dice) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(2.0),
        json!(70_000),
        json!(5_000_000_000_u64),
        json!(""),
        json!("paragraph"),
        json!("2019"),
        json!([]),
        json!(["kim"]),
        json!([[]]),
        json!({}),
        json!({ "type": "paragraph" }),
        json!({ "type": "break" }),
        json!({ "type": "emphasis", "content": [{ "content": "x", "type": "strong" }] }),
        json!({ "content": "x", "type": "paragraph" }),
        json!({ "name": "Kim" }),
        json!({ "unnamed": "an official" }),
    ];
    dice.choose(&values).clone()
}
