//! Tests of the article generator and of the tools that use it.

use std::collections::BTreeSet;

use byline::RuleSet;
use byline::diagnostic::Severity;
use byline::formats::article::{SCHEMA, Syntax, read};
use byline::model::Article;
use byline::source::Source;
use byline::validate::validate;
use serde_json::{Value, json};

use crate::support::difference::{Difference, differences, each_leaf};
use crate::support::generated::{Mode, article, seeds};
use crate::support::shown::{everything_in, schema, show_article};
use crate::support::smallest::smallest;

#[test]
fn every_field_variant_and_value_of_the_schema_is_generated() {
    let schema = schema();
    let all = everything_in(&schema);
    for mode in [Mode::Coherent, Mode::Wild] {
        let mut shown = BTreeSet::new();
        seeds(800).for_each(|seed| show_article(&article(seed, mode), &schema, &mut shown));
        let unknown: Vec<_> = shown.difference(&all).collect();
        assert!(unknown.is_empty(), "{mode:?} has what the schema does not know: {unknown:#?}");
        let missing: Vec<_> = all.difference(&shown).collect();
        assert!(missing.is_empty(), "{mode:?} never shows {missing:#?}");
    }
}

#[test]
fn a_seed_always_gives_the_same_article() {
    for mode in [Mode::Coherent, Mode::Wild] {
        assert_eq!(article(7, mode).to_string(), article(7, mode).to_string());
        assert_ne!(article(7, mode), article(8, mode));
    }
}

#[test]
fn the_schema_accepts_what_is_generated() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (seed, mode, article) in generated(150) {
        let complaints: Vec<String> =
            validator.iter_errors(&article).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{mode:?} {seed}: {complaints:#?}");
    }
}

#[test]
fn a_coherent_article_has_no_errors() {
    let rules = RuleSet::standard();
    let errors = |article: &Value| {
        let source = Source::new("article.json", article.to_string());
        let diagnostics = validate(&source, Syntax::Json, &rules).diagnostics;
        let errors = diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.map(|error| (error.code.id, error.message)).collect::<Vec<_>>()
    };
    for seed in seeds(200) {
        let article = article(seed, Mode::Coherent);
        let found = errors(&article);
        let Some((code, _)) = found.first() else { continue };
        let is_the_same = |(id, _): &(&str, String)| id == code;
        let smallest = smallest(article, &|article| {
            let errors = errors(article);
            !errors.is_empty() && errors.iter().all(is_the_same)
        });
        panic!("seed {seed}: {found:#?}\n{smallest:#}");
    }
}

#[test]
fn generated_articles_survive_reading_and_writing() {
    for (seed, mode, article) in generated(200) {
        let source = Source::new("article.json", article.to_string());
        let findings = read(&source, Syntax::Json).findings;
        assert!(findings.is_empty(), "{mode:?} {seed}: {findings:#?}");
        let canonical = written_back(&article);
        assert_eq!(differences(&canonical, &written_back(&canonical)), [], "{mode:?} {seed}");
        let (before, after) = (words(&article), words(&canonical));
        let lost: Vec<_> =
            before.difference(&after).filter(|word| !GO_WITHOUT_SAYING.contains(&word.as_str())).collect();
        assert!(lost.is_empty(), "{mode:?} {seed}: {lost:#?}");
    }
}

fn generated(usual: u64) -> impl Iterator<Item = (u64, Mode, Value)> {
    let both = |seed| [Mode::Coherent, Mode::Wild].map(|mode| (seed, mode, article(seed, mode)));
    seeds(usual).flat_map(both)
}

fn written_back(article: &Value) -> Value {
    let article: Article = serde_json::from_value(article.clone()).unwrap();
    serde_json::to_value(article).unwrap()
}

/// Default values of absent fields, and the type of a block that is written as a string.
const GO_WITHOUT_SAYING: [&str; 13] = [
    "abstract",
    "affiliation",
    "article",
    "bullet",
    "correction",
    "direct",
    "document",
    "event",
    "happened",
    "organization",
    "paragraph",
    "periodical",
    "place",
];

/// All words of the texts. The parts of names are separated by commas.
fn words(article: &Value) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    each_leaf(article, &mut |_, leaf| {
        let texts =
            leaf.as_str().into_iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || c == ','));
        words.extend(texts.map(str::to_owned));
    });
    words
}

#[test]
fn differences_have_pointers() {
    let left = json!({ "a": [1, { "b/c": "x", "d": null }], "e": 2, "same": { "x": 1.0, "y": [] } });
    let right = json!({ "same": { "y": [], "x": 1 }, "a": [1, { "b/c": "y" }, 3], "f": {} });
    let difference = |pointer: &str, left: Option<Value>, right: Option<Value>| Difference {
        pointer: pointer.to_owned(),
        left,
        right,
    };
    assert_eq!(
        differences(&left, &right),
        [
            difference("/a/1/b~1c", Some(json!("x")), Some(json!("y"))),
            difference("/a/1/d", Some(Value::Null), None),
            difference("/a/2", None, Some(json!(3))),
            difference("/e", Some(json!(2)), None),
            difference("/f", None, Some(json!({}))),
        ]
    );
    assert_eq!(differences(&left, &left), []);
    assert_eq!(differences(&json!([1]), &json!({ "0": 1 })).len(), 1);
}

#[test]
fn failing_values_are_reduced_to_a_minimum() {
    let has_both = |value: &Value| {
        let mut found = (false, false);
        each_leaf(value, &mut |pointer, leaf| {
            found.0 |= leaf.as_str().is_some_and(|text| text.contains('&'));
            found.1 |= pointer.ends_with("/width");
        });
        found == (true, true)
    };
    let value = json!({
        "a": [1, 2, { "b": ["so much & more", 3], "c": {} }],
        "d": { "width": 7, "height": 8 },
        "e": "no",
    });
    assert_eq!(smallest(value, &has_both), json!({ "a": [{ "b": ["&"] }], "d": { "width": 7 } }));
}
