//! What is written as JATS is read back as it was; what is left out is declared.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use byline::formats::jats::{self, TagSet, Version};
use byline::formats::{Residue, Written};
use byline::model::Article;
use byline::source::Source;
use serde_json::Value;
use support::difference::{Difference, differences};
use support::generated::{Mode, article, seeds};
use support::losses::undeclared;
use support::smallest::smallest;

fn written(article: &Article, options: jats::Options) -> Option<Written> {
    jats::write(article, options).ok()
}

fn read(written: &Written) -> Value {
    let source = Source::new("article.xml", &written.text);
    let imported = jats::read(&source);
    let wrong: Vec<&str> = imported.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(imported.article.is_some(), "{wrong:?}\n{}", written.text);
    serde_json::to_value(imported.article).unwrap()
}

/// What differs after a round trip.
fn changed(article: &Value, options: jats::Options) -> Vec<Difference> {
    let Ok(article) = serde_json::from_value::<Article>(article.clone()) else { return Vec::new() };
    let before = serde_json::to_value(&article).unwrap();
    written(&article, options).map(|written| differences(&before, &read(&written))).unwrap_or_default()
}

/// What differs after a round trip without residue though it is not declared lost, or is declared and does not differ.
fn declared_wrong(article: &Value) -> Vec<String> {
    let Ok(article) = serde_json::from_value::<Article>(article.clone()) else { return Vec::new() };
    let options = jats::Options { residue: Residue::LeaveOut, ..jats::Options::default() };
    let Some(written) = written(&article, options) else { return Vec::new() };
    undeclared(&serde_json::to_value(&article).unwrap(), &read(&written), &written.losses)
}

#[test]
fn examples_come_back_as_they_were() {
    for (name, article) in support::examples() {
        let article = serde_json::to_value(&article).unwrap();
        for version in [Version::V1_3, Version::V1_4] {
            for tag_set in [TagSet::Auto, TagSet::Archiving] {
                let options = jats::Options { tag_set, version, residue: Residue::Keep };
                assert_eq!(changed(&article, options), [], "{name}");
            }
        }
        assert_eq!(declared_wrong(&article), [""; 0], "{name}");
    }
}

#[test]
fn generated_articles_come_back_as_they_were() {
    for seed in seeds(150) {
        for mode in [Mode::Coherent, Mode::Wild] {
            let article = article(seed, mode);
            let fails = |article: &Value| !changed(article, jats::Options::default()).is_empty();
            if fails(&article) {
                let least = smallest(article, &fails);
                let options = jats::Options::default();
                let text = written(&serde_json::from_value(least.clone()).unwrap(), options).unwrap().text;
                panic!("{mode:?} {seed}: {:#?}\n{least:#}\n{text}", changed(&least, options));
            }
        }
    }
}

#[test]
fn without_residue_the_differences_are_the_declared_losses() {
    for seed in seeds(150) {
        let article = article(seed, Mode::Coherent);
        let fails = |article: &Value| !declared_wrong(article).is_empty();
        if fails(&article) {
            let least = smallest(article, &fails);
            panic!("{seed}: {:#?}\n{least:#}", declared_wrong(&least));
        }
    }
}
