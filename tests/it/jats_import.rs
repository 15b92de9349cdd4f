//! Importing JATS from other programs.

use std::fs;

use byline::formats::Writer;
use byline::formats::jats::{self, JatsWriter};
use byline::model::Article;
use byline::source::Source;
use byline::{diagnostic::Place, formats::Imported};
use serde_json::{Value, json};

use crate::support::{golden, in_crate};

/// The files in `tests/fixtures/jats-import`, each with the expected article and losses.
const FIXTURES: [&str; 7] =
    ["affiliations", "affiliations_unlinked", "dates", "names", "nlm", "references", "sub_articles"];

fn fixture(name: &str) -> Source {
    let path = format!("tests/fixtures/jats-import/{name}.xml");
    let text = fs::read_to_string(in_crate(&path)).expect("the fixture is there");
    Source::new(path, text)
}

fn article(imported: &Imported<'_>) -> Article {
    imported.article.clone().expect("the fixture is an article")
}

#[test]
fn fronts_and_reference_lists_are_imported() {
    for name in FIXTURES {
        let source = fixture(name);
        let imported = jats::read(&source);
        let losses: Vec<&str> = imported.findings.iter().map(|finding| finding.message.as_str()).collect();
        let result = json!({ "article": article(&imported), "losses": losses });
        let text = serde_json::to_string_pretty(&result).expect("an article is JSON");
        golden(format!("tests/fixtures/jats-import/{name}.json"), &format!("{text}\n"));
    }
}

#[test]
fn metadata_survives_export_and_import() {
    for name in FIXTURES {
        let source = fixture(name);
        let imported = jats::read(&source);
        let first = article(&imported);
        let written = JatsWriter::default().export(&first).expect("what was read can be written");
        let again = Source::new("again.xml", written.text);
        let second = article(&jats::read(&again));
        assert_eq!(first.metadata, second.metadata, "{name}");
        assert_eq!(first.extensions, second.extensions, "{name}");
        assert_eq!(first.sub_articles.len(), second.sub_articles.len(), "{name}");
        for (one, two) in first.sub_articles.iter().zip(&second.sub_articles) {
            assert_eq!(one.metadata, two.metadata, "{name}");
        }
        for (id, work) in &first.works {
            assert_eq!(Some(work), second.works.get(id), "{name}: {id}");
        }
    }
}

#[test]
fn unmapped_elements_are_restored() {
    let source = fixture("dates");
    let written = JatsWriter::default().export(&article(&jats::read(&source))).expect("it can be written");
    assert!(written.text.contains("journalarchiving") || written.text.contains("JATS-archivearticle"));
    let places = [
        "<alt-title alt-title-type=\"running-head\">Spring tides</alt-title>\n      </title-group>",
        "<issue>1</issue>\n      <issue-id pub-id-type=\"doi\">10.5555/tides.12.1</issue-id>\n      <supplement>",
        "<product><source>A book on gauges</source></product>\n      <history>",
        "<counts><fig-count count=\"0\"/></counts>\n      <custom-meta-group>",
    ];
    for place in places {
        assert!(written.text.contains(place), "no {place}\nin {}", written.text);
    }
}

#[test]
fn findings_point_into_the_file() {
    let source = fixture("affiliations");
    let imported = jats::read(&source);
    let location = imported.locate(&Place::At("/metadata/authors/1".into()));
    assert!(source.text[location.span.start..].starts_with("contrib contrib-type=\"author\" equal-contrib"));
}

#[test]
fn namesakes_in_one_byline_are_two_people() {
    let contrib = "<contrib><name><surname>Wang</surname><given-names>Wei</given-names></name></contrib>";
    let text = format!(
        "<article><front><article-meta><title-group><article-title>T</article-title></title-group>\
         <contrib-group>{contrib}{contrib}</contrib-group></article-meta></front></article>"
    );
    let source = Source::new("a.xml", text);
    let article = serde_json::to_value(article(&jats::read(&source))).expect("an article is JSON");
    assert_eq!(article["metadata"]["authors"], json!(["wei-wang", "wei-wang-2"]));
    assert_eq!(article["people"].as_object().map(serde_json::Map::len), Some(2));
}

#[test]
fn unusual_fronts_cause_no_panic() {
    for inside in [
        "<contrib-group><contrib/><contrib><name/></contrib><contrib><collab/></contrib><aff/></contrib-group>",
        "<aff-alternatives/><pub-date/><pub-date><year>x</year></pub-date><history><date/></history>",
        "<permissions><license/><copyright-year>MM</copyright-year><copyright-holder/></permissions>",
        "<funding-group><award-group/><award-group><funding-source/></award-group></funding-group>",
        "<kwd-group/><kwd-group kwd-group-type='person'><compound-kwd id='x'/></kwd-group><related-article/>",
        "<custom-meta-group><custom-meta/><custom-meta><meta-name>kind</meta-name><meta-value>é</meta-value>\
         </custom-meta></custom-meta-group><title-group><article-title/></title-group><abstract/>",
        "<author-notes><corresp/><fn/></author-notes><pub-history><event/></pub-history><self-uri/><article-id/>",
    ] {
        let text = format!(
            "<article><front><article-meta>{inside}</article-meta></front><back><ref-list><ref/>\
             <ref><citation/></ref><ref><citation-alternatives/></ref></ref-list></back><sub-article/></article>"
        );
        let source = Source::new("odd.xml", text);
        let imported = jats::read(&source);
        let article = article(&imported);
        assert_ne!(serde_json::to_value(&article).expect("an article is JSON"), Value::Null);
    }
}
