//! The examples have no findings, and their outputs match the committed files.

use byline::RuleSet;
use byline::formats::WRITERS;
use byline::formats::article::Syntax;
use byline::model::Article;
use byline::validate;

use crate::support;

#[test]
fn the_examples_have_no_findings() {
    for source in support::example_sources() {
        let validated = validate::validate(&source, Syntax::of(&source.name).unwrap(), &RuleSet::standard());
        assert!(validated.diagnostics.is_empty(), "{}: {:#?}", source.name, validated.diagnostics);
    }
}

#[test]
fn the_outputs_match_the_committed_files() {
    for (name, article) in support::examples() {
        let folder = name.rsplit_once('/').unwrap().0;
        for writer in WRITERS {
            let written = writer.export(&article).unwrap();
            support::golden(format!("{folder}/article.{}", writer.info().ending), &written.text);
        }
    }
}

#[test]
fn reading_and_writing_keeps_the_article() {
    for (name, article) in support::examples() {
        let written = serde_json::to_string(&article).unwrap();
        let again: Article = serde_json::from_str(&written).unwrap();
        assert_eq!(again, article, "{name}");
        assert_eq!(serde_json::to_string(&again).unwrap(), written, "{name}");
    }
}
