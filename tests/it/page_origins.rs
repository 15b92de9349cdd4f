//! From which syntax of a page each field of the article was read.

use serde_json::{Value, json};

use crate::support::program::Folder;

const PAGE: &str = "<!DOCTYPE html>\n<html lang=en>\n\
    <title>Tides | News</title>\n\
    <link rel=canonical href=https://news.example/tides>\n\
    <meta name=citation_issn content=2049-3630><meta name=citation_journal_title content=Tides>\n\
    <meta property=og:title content=Winds><meta property=og:image content=https://news.example/a.jpg>\n\
    <meta name=twitter:description content='It rose.'>\n\
    <meta name=keywords content='sea, moon'>\n\
    <script type=application/ld+json>\n\
    { \"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"Tides\" }\n\
    </script>\n\
    <article itemscope itemtype=https://schema.org/NewsArticle><b itemprop=headline>Tides</b>\n\
    <b itemprop=author itemscope itemtype=https://schema.org/Person><b itemprop=name>Kim Min</b></b></article>\n\
    <article vocab=https://schema.org/ typeof=NewsArticle><b property=headline>Tides</b>\n\
    <time property=datePublished datetime=2026-03-14>today</time></article>\n";

/// The report of an import.
fn report(name: &str, text: &str) -> Value {
    let folder = Folder::with(&[(name, text)]);
    let ran = folder.run(&["import", name, "--format", "json", "--out-dir", "out"]);
    serde_json::from_str(&ran.stderr).unwrap_or_else(|_| panic!("{}", ran.stderr))
}

#[test]
fn each_field_names_its_syntax_and_its_place() {
    let report = report("a.html", PAGE);
    assert_eq!(report["origins"][0]["file"], "a.html");
    let fields = report["origins"][0]["fields"].as_array().unwrap();
    let lines: Vec<&str> = PAGE.lines().collect();
    let found: Vec<Value> = fields
        .iter()
        .map(|field| {
            let (start, end) = (&field["start"], &field["end"]);
            let line = lines[start["line"].as_u64().unwrap() as usize - 1];
            let column = |point: &Value| point["column"].as_u64().unwrap() as usize - 1;
            let end = if end["line"] == start["line"] { column(end) } else { line.len() };
            json!([field["field"], field["syntax"], &line[column(start)..end]])
        })
        .collect();
    let expected = json!([
        ["/metadata/title", "json-ld", "\"Tides\""],
        ["/metadata/language", "meta", "en"],
        ["/metadata/kind", "json-ld", "\"NewsArticle\""],
        ["/metadata/abstracts", "twitter", "It rose."],
        ["/metadata/authors", "microdata", "author"],
        ["/metadata/dates/published", "rdfa", "2026-03-14"],
        ["/metadata/identifiers/url", "meta", "https://news.example/tides"],
        ["/metadata/publication", "citation", "citation_journal_title"],
        ["/metadata/keywords", "meta", "sea"],
        ["/metadata/image", "open-graph", "og:image"],
        ["/people/kim-min", "microdata", "author"],
    ]);
    assert_eq!(Value::from(found), expected);
}

#[test]
fn only_an_import_of_pages_and_json_ld_has_origins() {
    let jsonld = "{ \"@context\": \"https://schema.org\", \"@type\": \"Article\", \"headline\": \"Tides\", \"inLanguage\": \"en\" }";
    let report = report("a.jsonld", jsonld);
    let of_title = &report["origins"][0]["fields"][0];
    assert_eq!([&of_title["field"], &of_title["syntax"]], ["/metadata/title", "json-ld"]);
    assert_eq!(of_title["pointer"], "/headline");
    let jats = "<article><front><article-meta><title-group><article-title>T</article-title></title-group>\
                </article-meta></front></article>";
    assert_eq!(self::report("a.xml", jats)["origins"], Value::Null);
    let folder = Folder::with(&[("a.html", PAGE)]);
    let ran = folder.run(&["validate", "a.html", "--format", "json"]);
    let validated: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(validated["origins"], Value::Null);
}
