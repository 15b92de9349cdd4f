//! Any exported article: no panic, a well-formed file, and losses of parts that the article has.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use byline::diagnostic::{Finding, Place};
use byline::formats::html::{HtmlWriter, Part};
use byline::formats::jats::{JatsWriter, TagSet, Version};
use byline::formats::jsonld::{Events, JsonldWriter, Shape};
use byline::formats::{Losses, Writer};
use byline::internals::{Declared, declared, parse_xml, walk};
use byline::model::Article;
use serde_json::Value;

use crate::support::difference::below;
use crate::support::examples;
use crate::support::generated::{Mode, article, seeds};
use crate::support::smallest::smallest;

/// Tests all seeds; reduces a failing article to a minimum.
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
        let all =
            [(Shape::Nested, Events::Complete), (Shape::Nested, Events::All), (Shape::Graph, Events::All)];
        all.into_iter().find_map(|(shape, events)| {
            let writer = JsonldWriter { shape, events, ..JsonldWriter::default() };
            let written = writer.export(article).unwrap();
            match serde_json::from_str::<Value>(&written.text) {
                Ok(_) => without_a_place(article, &written.losses),
                Err(error) => Some(error.to_string()),
            }
        })
    });
}

#[test]
fn only_the_end_tag_ends_the_script_element() {
    holds(150, |article, _| {
        let writer = HtmlWriter { part: Part::Script, ..HtmlWriter::default() };
        let text = writer.export(article).unwrap().text;
        let inner =
            text.strip_prefix("<script type=\"application/ld+json\">")?.strip_suffix("</script>\n")?;
        let ends = inner.contains("</") || inner.contains("<!--") || inner.contains("<script");
        ends.then(|| format!("an end or a comment in {inner}"))
    });
}

#[test]
fn jats_is_well_formed_and_its_losses_are_in_the_article() {
    holds(150, |article, mode| {
        // Each version is a superset of the previous one.
        variants().filter(|options| options.version == Version::V1_3).find_map(|options| {
            let written = match options.export(article) {
                Ok(written) => written,
                // Publishing requires an ISSN.
                Err(_) if options.tag_set == TagSet::Publishing => return None,
                Err(impediments) if mode == Mode::Wild => return not_there(article, &impediments),
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
        let lossless = variants().map(|options| JatsWriter { lossless: true, ..options });
        for options in variants().chain(lossless) {
            let Ok(written) = options.export(&article) else {
                assert_eq!(options.tag_set, TagSet::Publishing, "{name}");
                continue;
            };
            assert_eq!(not_valid(&written.text), None, "{name}, {options:?}");
        }
    }
}

/// All tag sets and versions that can be written.
fn variants() -> impl Iterator<Item = JatsWriter> {
    let tag_sets = [TagSet::Archiving, TagSet::Publishing].into_iter();
    tag_sets.flat_map(|tag_set| {
        [Version::V1_3, Version::V1_4].map(|version| JatsWriter { tag_set, version, lossless: false })
    })
}

/// The violations of the declared DTD.
fn not_valid(text: &str) -> Option<String> {
    let document = parse_xml(text).unwrap();
    let Declared::Edition(edition) = declared(&document) else {
        return Some("it is of no edition".to_owned());
    };
    let violations = edition.dtd().check(&document);
    violations.first().map(|violation| format!("{edition}: {violation:?}"))
}

/// The first loss of a part that the article does not have.
fn without_a_place(article: &Article, losses: &Losses) -> Option<String> {
    let places = losses.iter().map(|loss| (loss.at.as_str().to_owned(), loss.why.clone()));
    missing(article, places)
}

/// The first finding for a part that the article does not have.
fn not_there(article: &Article, findings: &[Finding]) -> Option<String> {
    let place = |finding: &Finding| match &finding.place {
        Place::At(pointer) | Place::Key(pointer) | Place::Within(pointer, _) => pointer.as_str().to_owned(),
        Place::Text(span) => format!("{span:?}"),
    };
    missing(article, findings.iter().map(|finding| (place(finding), finding.message.clone())))
}

fn missing(article: &Article, mut wanted: impl Iterator<Item = (String, String)>) -> Option<String> {
    let mut places = BTreeSet::new();
    pointers("", &serde_json::to_value(article).unwrap(), &mut places);
    // Short forms in the file are long in memory.
    walk(article, &mut |path, _| {
        let pointer = path.pointer();
        let pointer = pointer.as_str();
        places.extend(pointer.match_indices('/').map(|(at, _)| pointer[..at].to_owned()));
        places.insert(pointer.to_owned());
    });
    let (place, message) = wanted.find(|(place, _)| !places.contains(place))?;
    Some(format!("`{message}` is at {place:?}, which is not there"))
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
