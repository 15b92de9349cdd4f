//! The findings of profiles: none in a complete article, and correct ones in the examples.

use std::fs;

use byline::formats::Writer;
use byline::formats::article::Syntax;
use byline::formats::jats::JatsWriter;
use byline::model::Article;
use byline::render::{Checked, Format, Look, render};
use byline::source::Source;
use byline::validate::{subjects, validate};
use byline::{Profile, RuleSet};

use crate::support::{example_sources, golden, in_crate};

#[test]
fn a_complete_article_satisfies_the_whole_profile() {
    // Advice applies to all rules; Google's requirements for events apply to JSON-LD, and are tested on the pages of
    // the rules. Packages are more than an article.
    let of_articles = |profile: &Profile| {
        !matches!(profile, Profile::Advice | Profile::GoogleEvent | Profile::Package | Profile::PmcPackage)
    };
    for profile in Profile::ALL.into_iter().filter(of_articles) {
        let found = found(&fixture(profile.name()), &RuleSet::with_profiles(&[profile]));
        assert_eq!(found, "", "{}", profile.name());
    }
}

#[test]
fn a_minimal_article_has_all_findings_of_the_profile() {
    let bare = Source::new("bare.json", r#"{"metadata": {"title": "T", "language": "en"}, "body": "B"}"#);
    let ids = |profile| {
        let found = validate(&bare, Syntax::Json, &RuleSet::with_profiles(&[profile])).diagnostics;
        found.iter().map(|found| found.code.id).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(Profile::Google),
        [
            "google-author-missing",
            "google-date-modified-missing",
            "google-date-published-missing",
            "google-image-missing",
            "google-publisher-missing"
        ]
    );
    assert_eq!(ids(Profile::Jats4r), ["jats4r-permissions-missing"]);
    assert_eq!(
        ids(Profile::Pmc),
        [
            "pmc-article-type-missing",
            "pmc-journal-missing",
            "pmc-publication-date-missing",
            "pmc-publisher-missing"
        ]
    );
    assert_eq!(ids(Profile::News), ["news-byline-missing"]);
    assert_eq!(ids(Profile::Portico), ["portico-metadata-missing"; 7]);
}

#[test]
fn unstated_fields_are_not_reported_for_google() {
    let unstated = fixture("google-unstated");
    let rules = RuleSet::with_profiles(&[Profile::Google]);
    assert_eq!(found(&unstated, &rules), "");
    let oversight = Source::new("article.json", unstated.text.replace("unstated", "genres"));
    assert_eq!(found(&oversight, &rules).lines().count(), 5);
}

#[test]
fn unread_fields_are_not_reported_as_missing() {
    let text = r#"{"metadata": {"title": "T", "language": "en", "authors": 7, "dates": {"published": 7}, "kind": "news"}, "body": "B"}"#;
    let source = Source::new("article.json", text);
    let profiles = [Profile::Google, Profile::Jats4r, Profile::Pmc, Profile::News];
    let found = validate(&source, Syntax::Json, &RuleSet::with_profiles(&profiles)).diagnostics;
    let missing: Vec<_> = found.iter().filter(|found| found.code.id.ends_with("-missing")).collect();
    assert!(missing.iter().all(|found| found.code.id == "field-missing"), "{missing:#?}");
}

#[test]
fn the_findings_of_examples_match_the_committed_file() {
    let mut lists = String::new();
    for source in example_sources() {
        for profile in Profile::ALL {
            let rules = subjects().filter(|subject| subject.profile == Some(profile));
            let rules: RuleSet = rules.flat_map(|subject| subject.codes).collect();
            for found in validate(&source, Syntax::of(&source.name).unwrap(), &rules).diagnostics {
                let (at, id) = (found.location.pointer().cloned().unwrap_or_default(), found.code.id);
                lists += &format!("{} {at}: {}[{id}]: {}\n", source.name, found.severity, found.message);
            }
        }
    }
    golden("tests/fixtures/profiles/examples.txt", &lists);
}

#[test]
fn the_news_and_research_examples_satisfy_their_profiles() {
    for (name, profiles) in [
        ("research-article", [Profile::Jats4r, Profile::Pmc]),
        ("breaking-news", [Profile::Google, Profile::News]),
    ] {
        let source = example_sources().into_iter().find(|source| source.name.contains(name)).unwrap();
        assert_eq!(found(&source, &RuleSet::with_profiles(&profiles)), "");
    }
}

#[test]
fn pubmed_central_accepts_every_exported_article_type() {
    let known = fs::read_to_string(in_crate("tests/fixtures/profiles/pmc-article-types.txt")).unwrap();
    let known: Vec<&str> = known.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(known.len(), 40);
    let schema = fs::read_to_string(in_crate("schemas/article.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let kinds = schema["$defs"]["ArticleKind"]["oneOf"].as_array().unwrap();
    assert!(kinds.len() > 15, "{kinds:#?}");
    for kind in kinds.iter().map(|kind| kind["const"].as_str().unwrap()) {
        let article: Article = serde_json::from_value(serde_json::json!({
            "metadata": { "title": "T", "language": "en", "kind": kind },
            "body": "B"
        }))
        .unwrap();
        let written = JatsWriter::default().export(&article).unwrap().text;
        let (_, rest) = written.split_once("article-type=\"").unwrap();
        let (article_type, _) = rest.split_once('"').unwrap();
        assert!(known.contains(&article_type), "{kind} is written as {article_type}");
    }
}

#[test]
fn profiles_have_a_summary_and_rules() {
    for profile in Profile::ALL {
        let summary = profile.summary();
        assert!(summary.len() > 20 && !summary.ends_with('.'), "{summary}");
        let has_subject = subjects().any(|subject| subject.profile == Some(profile));
        assert_eq!(has_subject, profile != Profile::Advice, "{}", profile.name());
    }
}

fn fixture(name: &str) -> Source {
    let path = format!("tests/fixtures/profiles/{name}.json");
    Source::new(path.clone(), fs::read_to_string(in_crate(path)).unwrap())
}

/// The findings of these rules, one per line.
fn found(source: &Source, rules: &RuleSet) -> String {
    let diagnostics = validate(source, Syntax::of(&source.name).unwrap(), rules).diagnostics;
    let checked = Checked { source: source.clone(), diagnostics };
    render(&[checked], Format::Concise, Look { summary: false, ..Look::default() })
}
