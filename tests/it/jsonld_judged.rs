//! Exports pass all rules for JSON-LD.

use byline::Format;
use byline::RuleSet;
use byline::formats::Writer;
use byline::formats::html::HtmlWriter;
use byline::formats::jsonld::{JsonldWriter, Shape};
use byline::model::Article;
use byline::source::Source;
use byline::validate::{subjects, validate};

use crate::support::example_sources;
use crate::support::generated::{Mode, article, seeds};

/// All rules for JSON-LD, including those of profiles.
fn rules() -> RuleSet {
    subjects().filter(|subject| subject.title == "JSON-LD").flat_map(|subject| subject.codes).collect()
}

/// The findings in each export of an article.
fn found(article: &Article) -> Vec<String> {
    let rules = rules();
    let mut found = Vec::new();
    for shape in [Shape::Nested, Shape::Graph] {
        let jsonld = JsonldWriter { shape, ..JsonldWriter::default() };
        let html = HtmlWriter { jsonld: jsonld.clone(), ..HtmlWriter::default() };
        for (format, text) in [
            (Format::Jsonld, jsonld.export(article).unwrap().text),
            (Format::Html, html.export(article).unwrap().text),
        ] {
            let source = Source::new("export", text);
            for one in validate(&source, format, &rules).diagnostics {
                if one.code.id.starts_with("jsonld-") {
                    let what = &source.text[one.location.span.range()];
                    found.push(format!("{shape:?} {}: {} at {what}", one.code.id, one.message));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn exported_examples_pass_all_rules() {
    let mut count = 0;
    for source in example_sources() {
        let read = validate(&source, Format::of(&source.name, &source.text), &RuleSet::default());
        assert_eq!(found(read.article().unwrap()), [""; 0], "{}", source.name);
        count += 1;
    }
    assert!(count > 5);
}

#[test]
fn generated_articles_pass_all_rules() {
    let found_in = |seed| {
        let article: Article = serde_json::from_value(article(seed, Mode::Coherent)).unwrap();
        // A title without words gives no headline.
        if article.metadata.title.plain_text().trim().is_empty() { Vec::new() } else { found(&article) }
    };
    let mut found: Vec<String> = seeds(60).flat_map(found_in).collect();
    found.sort();
    found.dedup();
    assert_eq!(found, [""; 0]);
}
