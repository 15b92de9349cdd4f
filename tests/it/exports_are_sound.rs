//! Exporting valid articles causes no findings: other formats express less, and no rule takes that for an error.

use byline::Format;
use byline::RuleSet;
use byline::formats::jats::{JatsWriter, TagSet};
use byline::formats::{WRITERS, Writer};
use byline::model::Article;
use byline::source::Source;
use byline::validate;
use serde_json::json;

use crate::support::examples;

#[test]
fn exported_examples_have_no_findings() {
    for (name, article) in examples() {
        for writer in WRITERS {
            let text = writer.export(&article).unwrap().text;
            let source = Source::new(format!("article.{}", writer.info().ending), text);
            let format = Format::of(&source.name, &source.text);
            let mut found = validate::validate(&source, format, &RuleSet::standard()).diagnostics;
            // What an article has no place for is not an error of the file.
            found.retain(|diagnostic| diagnostic.code.id != "lost-on-import");
            assert!(found.is_empty(), "{name} as {}: {found:#?}", writer.info().title);
        }
    }
}

#[test]
fn an_article_without_a_title_has_no_errors_in_jats() {
    let untitled = json!({ "title": "", "language": "en", "subtitle": "Votes" });
    let publication = json!({ "title": "Herald", "issn": "0378-5955" });
    for (outer, inner) in [("", "Inner"), ("Outer", ""), ("", "")] {
        let mut metadata = untitled.clone();
        metadata["title"] = json!(outer);
        metadata["publication"] = publication.clone();
        let mut sub_article = json!({ "kind": "reply", "metadata": untitled, "body": "It voted." });
        sub_article["metadata"]["title"] = json!(inner);
        let article = json!({ "metadata": metadata, "body": "It voted.", "subArticles": [sub_article] });
        let article: Article = serde_json::from_value(article).unwrap();
        let text = JatsWriter::default().export(&article).unwrap().text;
        let source = Source::new("a.xml", text);
        let found = validate::validate(&source, Format::Jats, &RuleSet::standard());
        assert!(!found.has_errors(), "{:#?}", found.diagnostics);
        let publishing = JatsWriter { tag_set: TagSet::Publishing, ..JatsWriter::default() };
        let refused = publishing.export(&article).unwrap_err();
        assert_eq!(refused[0].message, "JATS Publishing requires a title");
    }
}
