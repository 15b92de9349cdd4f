//! Regressions found by fuzzing.

use byline::Format;
use byline::RuleSet;
use byline::diagnostic::{Applicability, Diagnostic, Severity};
use byline::fix::fix;
use byline::formats::jats::{self, JatsWriter};
use byline::formats::{Writer, jsonld};
use byline::model::Article;
use byline::source::Source;
use byline::validate::validate;
use serde_json::json;

fn judge(source: &Source, format: Format) -> Vec<Diagnostic> {
    validate(source, format, &RuleSet::standard()).diagnostics
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|found| found.severity == Severity::Error).count()
}

#[test]
fn many_objects_with_one_id_take_no_extra_time() {
    let author = r##"{ "@type": "Person", "@id": "#kim", "name": "Kim", "jobTitle": "Reporter" },"##;
    let text = format!(
        r##"{{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "T", "author": [{} {{ "@id": "#kim" }}] }}"##,
        author.repeat(20_000)
    );
    let source = Source::new("a.jsonld", text);
    let article = jsonld::read(&source).article.unwrap();
    assert_eq!(article.people.len(), 1);
    judge(&source, Format::Jsonld);
}

#[test]
fn many_authors_with_one_name_are_different_people() {
    let author = "<contrib contrib-type=\"author\"><name><surname>Lee</surname><given-names>Kim</given-names></name></contrib>";
    let text = format!(
        "<article><front><article-meta><title-group><article-title>T</article-title></title-group>\
         <contrib-group>{}</contrib-group></article-meta></front></article>",
        author.repeat(20_000)
    );
    let source = Source::new("a.xml", text);
    assert_eq!(jats::read(&source).article.unwrap().people.len(), 20_000);
}

#[test]
fn attributes_of_html_take_no_stack() {
    let attributes: String = (0..20_000).map(|number| format!(" a{number}=\"b\"")).collect();
    for page in [format!("</p{attributes}>"), format!("<!-- --!><p{attributes}>")] {
        judge(&Source::new("a.html", page), Format::Html);
    }
}

#[test]
fn impossible_fixes_are_not_tried_forever() {
    let people: String = (0..60).map(|n| format!("  p{n}: {{ nmae: Kim, orcdi: 7 }}\n")).collect();
    let source =
        Source::new("a.yaml", format!("metadata: {{ title: T, language: en }}\nbody: x\npeople:\n{people}"));
    let times = std::cell::Cell::new(0);
    let judge = |source: &Source| {
        times.set(times.get() + 1);
        judge(source, Format::Yaml)
    };
    fix(source, Format::Yaml, Applicability::Ask, judge);
    assert!(times.get() < 500, "{}", times.get());
}

#[test]
fn a_script_that_only_opens_a_comment_is_reported() {
    let page = "<!DOCTYPE html><script type=\"application/ld+json\"><!--></script>";
    let found = judge(&Source::new("a.html", page), Format::Html);
    assert!(!found.is_empty() && found.iter().all(|found| found.code.id == "syntax-error"), "{found:?}");
}

#[test]
fn an_object_with_a_url_is_not_a_language_map() {
    let read = |value: &str| {
        let text =
            format!(r#"{{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": {value} }}"#);
        let source = Source::new("a.jsonld", text);
        jsonld::read(&source).article.unwrap().metadata.title.plain_text()
    };
    assert_eq!(read(r#"{ "url": "https://example.org" }"#), "");
    assert_eq!(read(r#"{ "en": "Votes" }"#), "Votes");
}

#[test]
fn markup_that_would_make_the_file_invalid_is_left_out() {
    let article = |extension: &str, source: &str| -> Article {
        serde_json::from_value(json!({
            "metadata": { "title": "T", "language": "en" },
            "body": [
                { "type": "foreign", "format": "jats", "source": source },
                { "type": "paragraph", "content": [
                    "in ", { "type": "foreign", "format": "jats", "source": "<bogus>plain words</bogus>" }
                ] },
                { "type": "math", "tex": "x", "mathml": "<math><mi mathvariant=\"loud\">x</mi></math>" }
            ],
            "extensions": { "org.niso.jats": { "article-meta": [extension] } },
        }))
        .unwrap()
    };
    let written = |extension, source| JatsWriter::default().export(&article(extension, source)).unwrap();
    let (counts, speech) =
        ("<counts><page-count count=\"3\"/></counts>", "<speech><speaker>Kim</speaker><p>No.</p></speech>");
    let lost = |extension, source| -> Vec<String> {
        let written = written(extension, source);
        assert!(
            written.text.contains("in plain words</p>") && written.text.contains("<tex-math"),
            "{}",
            written.text
        );
        written.losses.iter().map(|loss| format!("{}: {}", loss.at, loss.why)).collect()
    };
    for (extension, source, at, why) in [
        (
            "<counts><page-count/></counts>",
            speech,
            "/extensions/org.niso.jats/article-meta/0",
            "`page-count` lacks the attribute `count`",
        ),
        (counts, "<speech><p>No.</p></speech>", "/body/0", "`speech` lacks `speaker`"),
        (counts, "<verse-group><bogus/></verse-group>", "/body/0", "there is no element `bogus`"),
    ] {
        let lost = lost(extension, source);
        let this = format!("{at}: {why}");
        assert!(lost.iter().any(|loss| loss.starts_with(&this)), "{this} {lost:?}");
    }
}

#[test]
fn a_fix_that_causes_more_errors_is_skipped() {
    let text = r#"{ "met[data": { "title": "Tides", "lanuggae": "e n", "publicatkon": { "nd": "magazie" } }, "body": "x" }"#;
    let source = Source::new("a.json", text);
    let judge = |source: &Source| judge(source, Format::Json);
    let before = judge(&source);
    let fixed = fix(source, Format::Json, Applicability::Ask, judge);
    assert!(errors(&fixed.diagnostics) <= errors(&before), "{}", fixed.source.text);
}

#[test]
fn a_note_without_text_is_valid() {
    for content in
        [json!([]), json!([""]), json!([{ "type": "foreign", "format": "html", "source": "<hr>" }])]
    {
        let note = json!({ "content": content });
        let article: Article = serde_json::from_value(json!({
            "metadata": { "title": "T", "language": "en", "notes": [note] },
            "body": [{ "type": "paragraph", "content": ["x", { "type": "footnote", "content": content }] }],
            "back": [{ "kind": "footnotes", "content": [{ "type": "section", "content": content }] }],
        }))
        .unwrap();
        let text = JatsWriter::default().export(&article).unwrap().text;
        let found = judge(&Source::new("a.xml", text.as_str()), Format::Jats);
        assert_eq!(errors(&found), 0, "{found:?}\n{text}");
    }
}
