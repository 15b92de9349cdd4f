//! What is missing after reading back is recorded as lost, and what is recorded as lost is missing.

use byline::formats::jats::{self, JatsWriter, TagSet, Version};
use byline::formats::jsonld::{self, Events, JsonldWriter, Shape};
use byline::formats::{Imported, Writer};
use byline::model::Article;
use byline::source::Source;
use serde_json::{Value, json};

use crate::support;
use crate::support::account::sound;
use crate::support::generated::{Mode, article, seeds};
use crate::support::smallest::smallest;

const EVERY_FIELD: &str = include_str!("../fixtures/jsonld/every_field.json");

/// A format with its options, and its reader.
struct Case {
    writer: Box<dyn Writer>,
    /// Whether running text becomes plain text.
    has_plain_text: bool,
    read: for<'s> fn(&'s Source) -> Imported<'s>,
}

fn cases(lossless: bool) -> Vec<Case> {
    let mut cases = Vec::new();
    for (shape, events, article_body) in [
        (Shape::Nested, Events::Complete, false),
        (Shape::Graph, Events::Complete, false),
        (Shape::Nested, Events::All, true),
    ] {
        let writer = JsonldWriter { shape, events, article_body, lossless, ..JsonldWriter::default() };
        cases.push(Case { writer: Box::new(writer), has_plain_text: article_body, read: jsonld::read });
    }
    for version in [Version::V1_3, Version::V1_4] {
        let writer = JatsWriter { tag_set: TagSet::Auto, version, lossless };
        cases.push(Case { writer: Box::new(writer), has_plain_text: false, read: jats::read });
    }
    cases
}

#[test]
fn the_losses_of_examples_are_recorded() {
    for (name, article) in examples() {
        assert_eq!(declared_wrongly(&article), None, "{name}");
    }
}

#[test]
fn the_losses_of_generated_articles_are_recorded() {
    holds(300, sound, declared_wrongly);
}

/// Found by fuzzing: content that was lost but not recorded, or recorded as lost but present.
#[test]
fn the_losses_of_odd_articles_are_those_that_are_declared() {
    let title_of_nothing =
        json!({ "type": "section", "title": [{ "type": "math", "tex": "x" }], "content": [] });
    let misspelt = r#"<related-object sourceid="x" document-id="NCT04362728">NCT04362728</related-object>"#;
    let misspelt = json!({ "type": "foreign", "format": "jats", "source": misspelt });
    let articles = [
        json!({
            "metadata": {
                "title": "T", "language": "en",
                "abstracts": [{ "content": [{ "type": "paragraph", "content": ["Registered as ", misspelt, "."] }] }]
            },
            "body": [{ "type": "paragraph", "content": ["Registered as ", misspelt, "."] }, misspelt]
        }),
        json!({
            "metadata": { "title": "T", "language": "en", "references": ["a"] },
            "works": { "a": { "type": "list", "title": "A" } },
            "body": "B."
        }),
        json!({
            "metadata": { "title": "T", "language": "en", "funding": [{ "funder": "a" }] },
            "organizations": { "a": { "name": "A", "funderDoi": "blank" } },
            "body": "B."
        }),
        json!({
            "metadata": { "title": "T", "language": "en", "abstracts": [{ "content": [title_of_nothing] }] },
            "body": "B."
        }),
        json!({
            "metadata": {
                "title": "T", "language": "en",
                "dates": { "published": "someday" }, "unstated": ["dates.published"]
            },
            "body": "B."
        }),
    ];
    for article in articles {
        assert_eq!(declared_wrongly(&serde_json::from_value(article).unwrap()), None);
    }
}

#[test]
fn examples_survive_lossless_export() {
    for (name, article) in examples() {
        assert_eq!(not_the_same(&article), None, "{name}");
    }
}

#[test]
fn generated_articles_survive_lossless_export() {
    holds(100, |article| article, not_the_same);
}

fn examples() -> impl Iterator<Item = (String, Article)> {
    let fixture = ("every_field".to_owned(), serde_json::from_str(EVERY_FIELD).unwrap());
    support::examples().into_iter().chain([fixture])
}

/// Parts that are missing but not recorded as lost, or recorded as lost but present.
fn declared_wrongly(article: &Article) -> Option<String> {
    cases(false).into_iter().find_map(|Case { writer, has_plain_text, read }| {
        let written = writer.export(article).ok()?;
        let source = Source::new("exported", written.text);
        let all = support::account::declared_wrongly(
            article,
            &written.losses,
            &read(&source).article?,
            has_plain_text,
        );
        (!all.is_empty()).then(|| format!("{}: {all:#?}", writer.info().name))
    })
}

/// How the article read from a lossless file differs.
fn not_the_same(article: &Article) -> Option<String> {
    cases(true).into_iter().find_map(|Case { writer, has_plain_text: _, read }| {
        // A web page must not contain what is behind a paywall.
        let written = writer.export(article).ok()?;
        if let Some(loss) = written.losses.iter().next() {
            return Some(format!("{loss:?}"));
        }
        let source = Source::new("exported", written.text);
        let imported = read(&source);
        if let Some(finding) = imported.findings.first() {
            return Some(format!("{}: {}", writer.info().name, finding.message));
        }
        let found = support::difference::differences(&value(article), &value(imported.article.as_ref()?));
        (!found.is_empty()).then(|| format!("{}: {found:?}", writer.info().name))
    })
}

fn value(article: &Article) -> Value {
    serde_json::to_value(article).unwrap()
}

/// Tests all seeds; reduces a failing article to a minimum.
#[track_caller]
fn holds(usual: u64, made: fn(Value) -> Value, complaint: impl Fn(&Article) -> Option<String>) {
    for seed in seeds(usual) {
        for mode in [Mode::Coherent, Mode::Wild] {
            let complaint = |value: &Value| complaint(&serde_json::from_value(made(value.clone())).ok()?);
            let article = article(seed, mode);
            let Some(found) = complaint(&article) else { continue };
            let smallest = smallest(article, &|article| complaint(article).is_some());
            panic!("{mode:?} {seed}: {found}\n{:?}\n{smallest:#}", complaint(&smallest));
        }
    }
}
