//! Whatever article is exported: no panic, a well-formed file, and losses that the article has.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use byline::diagnostic::{Finding, Place};
use byline::formats::Residue;
use byline::formats::jats::{self, TagSet, Version};
use byline::formats::jsonld::{self, Shape};
use byline::model::Article;
use byline::source::xml;
use byline::standards::jats::{Declared, declared};
use serde_json::Value;
use support::difference::below;
use support::examples;
use support::generated::{Mode, article, seeds};
use support::smallest::smallest;

/// Tries all seeds; what fails is shown as small as it can be.
#[track_caller]
fn holds(usual: u64, complaint: impl Fn(&Article, Mode) -> Option<String>) {
    for seed in seeds(usual) {
        for mode in [Mode::Coherent, Mode::Wild] {
            let complaint = |value: &Value| {
                let article: Article = serde_json::from_value(value.clone()).ok()?;
                catch_unwind(AssertUnwindSafe(|| complaint(&article, mode)))
                    .unwrap_or_else(|_| Some("it panics".to_owned()))
            };
            let article = article(seed, mode);
            let Some(found) = complaint(&article) else { continue };
            let smallest = smallest(article, &|article| complaint(article).is_some());
            panic!("{mode:?} {seed}: {found}\n{:?}\n{smallest:#}", complaint(&smallest));
        }
    }
}

#[test]
fn json_ld_is_json_and_its_losses_are_in_the_article() {
    holds(150, |article, _| {
        [Shape::Nested, Shape::Graph].into_iter().find_map(|shape| {
            let written = jsonld::write(article, jsonld::Options { shape, ..Default::default() });
            match serde_json::from_str::<Value>(&written.text) {
                Ok(_) => without_a_place(article, &written.losses),
                Err(error) => Some(error.to_string()),
            }
        })
    });
}

#[test]
fn nothing_ends_the_script_element_but_its_end() {
    holds(150, |article, _| {
        let text = jsonld::write_html(article, jsonld::Options::default()).text;
        let inner =
            text.strip_prefix("<script type=\"application/ld+json\">")?.strip_suffix("</script>\n")?;
        let ends = inner.contains("</") || inner.contains("<!--") || inner.contains("<script");
        ends.then(|| format!("an end or a comment in {inner}"))
    });
}

#[test]
fn jats_is_well_formed_and_its_losses_are_in_the_article() {
    holds(150, |article, mode| {
        // Each version is a superset of the one before.
        variants().filter(|options| options.version == Version::V1_3).find_map(|options| {
            let written = match jats::write(article, options) {
                Ok(written) => written,
                // Publishing requires an ISSN.
                Err(_) if options.tag_set == TagSet::Publishing => return None,
                Err(impediments) if mode == Mode::Wild => return without_a_place(article, &impediments),
                Err(impediments) => return Some(format!("{impediments:#?}")),
            };
            let parsing = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            match roxmltree::Document::parse_with_options(&written.text, parsing) {
                Ok(_) => not_valid(&written.text).or_else(|| without_a_place(article, &written.losses)),
                Err(error) => Some(format!("{error}\n{}", written.text)),
            }
        })
    });
}

#[test]
fn the_examples_become_valid_jats_in_every_tag_set_and_version() {
    for (name, article) in examples() {
        let without = variants().map(|options| jats::Options { residue: Residue::LeaveOut, ..options });
        for options in variants().chain(without) {
            let Ok(written) = jats::write(&article, options) else {
                assert_eq!(options.tag_set, TagSet::Publishing, "{name}");
                continue;
            };
            assert_eq!(not_valid(&written.text), None, "{name}, {options:?}");
        }
    }
}

/// Every tag set and version that is written.
fn variants() -> impl Iterator<Item = jats::Options> {
    let tag_sets = [TagSet::Archiving, TagSet::Publishing].into_iter();
    tag_sets.flat_map(|tag_set| {
        [Version::V1_3, Version::V1_4].map(|version| jats::Options { tag_set, version, ..Default::default() })
    })
}

/// What is not as the DTD has it that the file declares.
fn not_valid(text: &str) -> Option<String> {
    let document = xml::parse(text).unwrap();
    let Declared::Edition(edition) = declared(&document) else {
        return Some("it is of no edition".to_owned());
    };
    let violations = edition.dtd().check(&document);
    violations.first().map(|violation| format!("{edition}: {violation:?}"))
}

/// The first place of a loss that the article does not have.
fn without_a_place(article: &Article, losses: &[Finding]) -> Option<String> {
    if losses.is_empty() {
        return None;
    }
    let mut places = BTreeSet::new();
    pointers("", &serde_json::to_value(article).unwrap(), &mut places);
    // What is short on paper is meant in full.
    article.walk(&mut |path, _| {
        let pointer = path.pointer();
        let pointer = pointer.as_str();
        places.extend(pointer.match_indices('/').map(|(at, _)| pointer[..at].to_owned()));
        places.insert(pointer.to_owned());
    });
    let of_loss = |loss: &Finding| {
        let places: Vec<Place> =
            loss.related.iter().map(|(place, _)| place.clone()).chain([loss.place.clone()]).collect();
        (places, loss.message.clone())
    };
    losses.iter().map(of_loss).find_map(|(its_places, message)| {
        let is_missing = |place: &Place| match place {
            Place::At(pointer) | Place::Key(pointer) | Place::Within(pointer, _) => {
                !places.contains(pointer.as_str())
            }
            Place::Text(_) => true,
        };
        let missing = its_places.into_iter().find(is_missing)?;
        Some(format!("`{message}` is at {missing:?}, which is not there"))
    })
}

fn pointers(at: &str, value: &Value, places: &mut BTreeSet<String>) {
    places.insert(at.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, member)| pointers(&below(at, key), member, places))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| pointers(&format!("{at}/{n}"), item, places));
        }
        _ => {}
    }
}
