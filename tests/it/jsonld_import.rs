//! Importing JSON-LD and web pages from other programs.

use std::fmt::Write;
use std::fs;

use byline::Format;
use byline::diagnostic::Place;
use byline::formats::Imported;
use byline::formats::jsonld::{read, read_html};
use byline::source::{Lines, Source};

use crate::support;

#[test]
fn every_fixture_is_imported_as_expected() {
    let folder = support::in_crate("tests/fixtures/jsonld_import");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonld" || ending == "html"));
    files.sort();
    assert!(files.len() > 9);
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let source = Source::new(name, fs::read_to_string(&file).unwrap());
        let golden = format!("tests/fixtures/jsonld_import/{name}.txt");
        support::golden(golden, &report(&source, &imported(&source)));
    }
}

/// The findings in a file, and its article.
fn report(source: &Source, imported: &Imported<'_>) -> String {
    let lines = Lines::new(&source.text);
    let mut report = String::new();
    for finding in &imported.findings {
        let location = imported.locate(&finding.place);
        let position = lines.position(location.span.start);
        let address = location.address.as_ref().map_or("-", |address| address.as_str());
        let (code, severity) = (finding.code.id, finding.severity);
        writeln!(
            report,
            "{}:{} {address} {severity} {code}: {}",
            position.line, position.column, finding.message
        )
        .unwrap();
    }
    match &imported.article {
        Some(article) => writeln!(report, "\n{}", serde_json::to_string_pretty(article).unwrap()).unwrap(),
        None => report.push_str("\nno article\n"),
    }
    report
}

fn imported(source: &Source) -> Imported<'_> {
    match Format::of(&source.name, &source.text) {
        Format::Html => read_html(source),
        _ => read(source),
    }
}

/// `nested.jsonld`, and what jsonld.js makes of it.
#[test]
fn the_same_article_is_read_from_every_shape() {
    let read_file = |name: &str| {
        let file = support::in_crate("tests/fixtures/jsonld_shapes").join(name);
        read(&Source::new(name, fs::read_to_string(file).unwrap())).article.unwrap()
    };
    let article = read_file("nested.jsonld");
    assert_eq!((article.people.len(), article.metadata.keywords.len(), article.quotes.len()), (2, 2, 1));
    for shape in ["expanded", "flattened", "graph", "prefixes", "maps", "scopes", "reversed", "framed"] {
        assert_eq!(read_file(&format!("{shape}.jsonld")), article, "{shape}");
    }
}

#[test]
fn every_part_of_the_article_has_a_place_in_the_page() {
    let page = "<!doctype html><script type=\"application/ld+json\">[1]</script>\n<p>é<script type=\"application/ld+json\">\n\
        { \"@graph\": [{ \"@type\": \"NewsArticle\", \"headline\": \"Cut\\u0020short\", \"keywords\": \"a, bee\",\n\
        \"articleBody\": \"One \\u00e9.\\n\\nTwo words.\", \"author\": { \"name\": \"Ana Costa\" } }] }</script>";
    let source = Source::new("a.html", page);
    let imported = imported(&source);
    for (pointer, part, expected, address) in [
        ("/metadata/title", 0..3, "Cut", "/@graph/0/headline"),
        ("/metadata/title/0", 4..9, "short", "/@graph/0/headline"),
        ("/metadata/keywords/1/term", 0..3, "bee", "/@graph/0/keywords"),
        ("/body/0/content/0", 4..6, "\\u00e9", "/@graph/0/articleBody"),
        ("/body/1/content/0", 4..9, "words", "/@graph/0/articleBody"),
        ("/people/ana-costa/name", 4..9, "Costa", "/@graph/0/author/name"),
    ] {
        let location = imported.locate(&Place::Within(pointer.into(), part));
        assert_eq!(&page[location.span.range()], expected, "{pointer}");
        assert_eq!(location.address.unwrap().as_str(), address, "{pointer}");
    }
    let whole = imported.locate(&Place::At("/metadata/dates/published".into()));
    assert_eq!(whole.address.unwrap().as_str(), "/@graph/0");
}

#[test]
fn deep_or_unusual_nodes_cause_no_panic() {
    let nested = format!("{}{}", "{\"@type\":\"Article\",\"author\":[".repeat(60), "]}".repeat(60));
    for text in [
        nested.as_str(),
        "",
        "null",
        "1",
        "[[[]]]",
        "{\"@graph\": 1}",
        "{\"@type\": {\"@type\": 1}, \"headline\": {}}",
        "{\"@type\": \"Article\", \"@id\": 5, \"headline\": [[\"a\"]], \"author\": [[1, null, [true]]], \"isPartOf\": [1], \"image\": 3, \"dates\": {}}",
        "{\"@context\": {\"x\": {\"@id\": {}}}, \"@type\": \"Article\", \"@id\": \"#\", \"url\": {\"@id\": \"\"}}",
        "{\"@type\": \"Article\", \"byline:article\": {\"@type\": \"@json\", \"@value\": {\"\": 1, \"+\": 2, \"-/body\": null}}}",
    ] {
        for name in ["a.jsonld", "a.html"] {
            let source = Source::new(name, text);
            let imported = imported(&source);
            imported.locate(&Place::At("/body/0".into()));
            for finding in &imported.findings {
                imported.locate(&finding.place);
            }
        }
    }
}
