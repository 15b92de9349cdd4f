//! What is written as JSON-LD is read as the same article.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use byline::formats::jsonld::{Options, Shape, read, read_html, write, write_html};
use byline::formats::{Residue, Written};
use byline::model::Article;
use byline::source::Source;
use serde_json::Value;
use support::difference::{Held, differences, each_leaf};
use support::generated::{Mode, article, seeds};
use support::losses::undeclared;
use support::smallest::smallest;

const SHAPES: [Shape; 2] = [Shape::Nested, Shape::Graph];
const EVERY_FIELD: &str = include_str!("fixtures/jsonld/every_field.json");
const BROKEN: &str = include_str!("fixtures/jsonld/broken.json");

#[test]
fn every_example_comes_back_as_it_was() {
    let fixtures = [("every_field", EVERY_FIELD), ("broken", BROKEN)];
    let fixtures = fixtures.map(|(name, text)| (name.to_owned(), serde_json::from_str(text).unwrap()));
    for (name, article) in support::examples().into_iter().chain(fixtures) {
        assert_eq!(not_the_same(&article), None, "{name}");
        assert_eq!(declared_wrong(&article), None, "{name}");
    }
}

#[test]
fn every_article_comes_back_as_it_was() {
    holds(150, not_the_same);
}

#[test]
fn without_a_residue_the_differences_are_the_declared_losses() {
    holds(100, declared_wrong);
}

#[test]
fn most_of_every_example_is_in_schema_org_and_not_in_the_residue() {
    let count = |value: &Value| {
        let mut leaves = 0;
        each_leaf(value, &mut |_, _| leaves += 1);
        leaves
    };
    let mut all = Held::default();
    for (name, article) in support::examples() {
        let written: Value = serde_json::from_str(&write(&article, Options::default()).text).unwrap();
        let residue = written["byline:residue"]["@value"].as_object();
        let changes = residue.into_iter().flatten().filter(|(name, _)| !name.starts_with('-'));
        let kept: usize = changes.map(|(_, value)| count(value)).sum();
        let values = count(&json(&article));
        let native = Held { equal: values - kept, all: values };
        println!("{name}: {:.1} % of {} values are native", native.percent(), native.all);
        all += native;
    }
    println!("all examples: {:.1} % of {} values are native", all.percent(), all.all);
    assert!(all.percent() > 45.0, "of every two values one is native");
}

/// Where the article that is read differs from the one that was written, in any shape, from a file or a page.
fn not_the_same(article: &Article) -> Option<String> {
    SHAPES.into_iter().find_map(|shape| {
        let options = Options { shape, residue: Residue::Keep };
        let file = write(article, options).text;
        let page = format!("<!DOCTYPE html><title>x</title>{}<p>y", write_html(article, options).text);
        let (file, page) = (Source::new("a.jsonld", file), Source::new("a.html", page));
        [read(&file), read_html(&page)].into_iter().find_map(|imported| {
            if let Some(lost) = imported.findings.iter().find(|finding| finding.code.id == "lost-on-import") {
                return Some(lost.message.clone());
            }
            let found = differences(&json(article), &json(imported.article.as_ref()?));
            (!found.is_empty()).then(|| format!("{shape:?} {found:?}"))
        })
    })
}

/// What differs without a residue though no loss says so, or the loss that is none.
fn declared_wrong(article: &Article) -> Option<String> {
    SHAPES.into_iter().find_map(|shape| {
        let Written { text, losses } = write(article, Options { shape, residue: Residue::LeaveOut });
        assert!(!text.contains("byline:residue"));
        let source = Source::new("a.jsonld", text);
        let imported = read(&source);
        let found = undeclared(&json(article), &json(imported.article.as_ref()?), &losses);
        (!found.is_empty()).then(|| format!("{shape:?} {found:#?}"))
    })
}

fn json(article: &Article) -> Value {
    serde_json::to_value(article).unwrap()
}

/// Tries all seeds; what fails is shown as small as it can be.
#[track_caller]
fn holds(usual: u64, complaint: impl Fn(&Article) -> Option<String>) {
    for seed in seeds(usual) {
        for mode in [Mode::Coherent, Mode::Wild] {
            let complaint = |value: &Value| complaint(&serde_json::from_value(value.clone()).ok()?);
            let article = article(seed, mode);
            let Some(found) = complaint(&article) else { continue };
            let smallest = smallest(article, &|article| complaint(article).is_some());
            panic!("{mode:?} {seed}: {found}\n{:?}\n{smallest:#}", complaint(&smallest));
        }
    }
}
