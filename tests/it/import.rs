//! `byline import`, and `byline validate` on files from other programs, run as commands.

use byline::formats::article::{self, Syntax, write};
use byline::formats::jats;
use byline::source::Source;
use serde_json::{Value, json};

use crate::support;
use crate::support::program::Folder;

const JATS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.0 20120330//EN" "JATS-archivearticle1.dtd">
<article article-type="research-article">
  <front><article-meta>
    <title-group><article-title>Tides &mdash; a <italic>survey</italic></article-title></title-group>
    <contrib-group><contrib contrib-type="author">
      <contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0079</contrib-id>
      <name><surname>Costa</surname><given-names>Ana</given-names></name>
    </contrib></contrib-group>
    <abstract><title>Abstract</title><p>It rises.</p></abstract>
  </article-meta></front>
  <body><p>The tide   rises
    twice a day.</p></body>
</article>
"#;

const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en"><head><title>Votes</title>
<script type="application/ld+json">
{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Council votes", "inLanguage": "en",
  "datePublished": "2026-02-30", "author": [{ "@type": "Person", "name": "Ana Costa" }] }
</script></head><body></body></html>
"#;

#[test]
fn jats_becomes_an_article() {
    let folder = Folder::with(&[("a.xml", JATS)]);
    let ran = folder.run(&["import", "a.xml"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let article: Value = serde_json::from_str(&ran.stdout).unwrap();
    let title = json!(["Tides — a ", { "type": "emphasis", "content": "survey" }]);
    assert_eq!(article["metadata"]["title"], title);
    assert_eq!(article["metadata"]["authors"], json!(["ana-costa"]));
    assert_eq!(article["people"]["ana-costa"]["orcid"], "0000-0002-1825-0079");
    assert_eq!(article["body"], "The tide rises twice a day.");
    assert_eq!(article["$schema"], Value::Null, "nobody said so");
}

#[test]
fn a_page_becomes_yaml_in_a_file() {
    let folder = Folder::with(&[("a.html", PAGE)]);
    let ran = folder.run(&["import", "a.html", "--yaml", "-o", "a.yaml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(folder.run(&["fmt", "--check", "a.yaml"]).code == 0, "what is imported is formatted");
}

#[test]
fn losses_are_reported_once_with_a_count() {
    let odd = JATS
        .replace("<italic>", "<italic specific-use=\"x\">")
        .replace("</body>", "<p specific-use=\"a\">One.</p><p specific-use=\"b\">Two.</p></body>");
    let folder = Folder::with(&[("a.xml", &odd)]);
    let ran = folder.run(&["import", "a.xml", "--format", "json", "-o", "a.json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stderr).unwrap();
    let found = report["diagnostics"].as_array().unwrap();
    let lost = found.iter().find(|found| found["message"].as_str().unwrap().contains("p/@specific-use"));
    let lost = lost.unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(lost["code"], "lost-on-import");
    assert!(lost["message"].as_str().unwrap().ends_with("2 times"), "{lost}");
    assert_eq!(lost["xpath"], "/article/body/p[2]");
    let strict = folder.run(&["import", "a.xml", "--deny", "lost-on-import", "-o", "b.json"]);
    assert_eq!(strict.code, 1);
    assert!(!folder.files().contains(&"b.json".to_owned()));
}

#[test]
fn a_file_without_an_article_is_rejected_without_output() {
    let folder = Folder::with(&[
        ("feed.xml", "<rss/>"),
        ("broken.xml", "<article><front></article>"),
        ("shop.jsonld", r#"{ "@context": "https://schema.org", "@type": "Product", "name": "Boots" }"#),
        ("empty.html", "<p>No data</p>"),
    ]);
    for (file, code) in [
        ("feed.xml", "not-importable"),
        ("broken.xml", "syntax-error"),
        ("shop.jsonld", "not-importable"),
        ("empty.html", "not-importable"),
    ] {
        let ran = folder.run(&["import", file, "-o", "out.json"]);
        assert_eq!(ran.code, 1, "{file}");
        assert!(ran.stderr.starts_with(&format!("error[{code}]: ")), "{}", ran.stderr);
        assert!(!folder.files().contains(&"out.json".to_owned()), "{file}");
    }
}

#[test]
fn a_folder_is_imported_into_a_mirrored_folder() {
    let folder = Folder::with(&[("in/a.nxml", JATS), ("in/b/c.html", PAGE), ("in/notes.txt", "x")]);
    let ran = folder.run(&["import", "in", "--out-dir", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let files = folder.files();
    assert!(
        ["out/a.json", "out/b/c.json"].iter().all(|file| files.contains(&(*file).to_owned())),
        "{files:?}"
    );
}

#[test]
fn lossless_exports_can_be_imported() {
    for (format, file) in [("jats", "a.xml"), ("jsonld", "a.jsonld"), ("html", "a.html")] {
        let folder =
            Folder::with(&[("a.json", include_str!("../../examples/research-article/article.json"))]);
        let exported = folder.run(&["export", "a.json", "--to", format, "--lossless", "-o", file]);
        assert_eq!((exported.code, exported.stderr.as_str()), (0, ""), "{format}");
        let back = folder.run(&["import", file]);
        let own = folder.run(&["import", "a.json"]);
        let [back_then, own] = [&back, &own].map(|ran| serde_json::from_str::<Value>(&ran.stdout).unwrap());
        assert!(own["$schema"].is_string(), "it comes back, too");
        let differences = support::difference::differences(&own, &back_then);
        assert!(differences.is_empty(), "{format}: {:#?}", &differences[..differences.len().min(5)]);
        assert_eq!(back.stderr, "", "{format}");
    }
}

#[test]
fn rules_point_into_the_imported_file() {
    let folder = Folder::with(&[("a.xml", JATS), ("a.html", PAGE)]);
    let jats = folder.run(&["validate", "a.xml", "--format", "json"]);
    let report: Value = serde_json::from_str(&jats.stdout).unwrap();
    let wrong =
        report["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == "orcid-checksum-wrong");
    let wrong = wrong.unwrap_or_else(|| panic!("{report:#}"));
    assert_eq!(wrong["xpath"], "/article/front/article-meta/contrib-group/contrib/contrib-id");
    assert_eq!((&wrong["start"]["line"], &wrong["start"]["column"]), (&json!(7), &json!(43)));
    let page = folder.run(&["validate", "a.html", "--format", "concise"]);
    let malformed = page.stdout.lines().find(|line| line.contains("date-malformed"));
    let malformed = malformed.unwrap_or_else(|| panic!("{}", page.stdout));
    assert!(malformed.starts_with("a.html:5:"), "{malformed}");
}

#[test]
fn an_uncited_reference_is_found_in_the_file() {
    let back = r#"<back><ref-list>
<ref id="r1"><mixed-citation>One.</mixed-citation></ref>
<ref id="r2"><mixed-citation>Two.</mixed-citation></ref></ref-list></back>"#;
    let cited = r#"twice a day <xref ref-type="bibr" rid="r1">1</xref>."#;
    let jats = JATS.replace("twice a day.", cited).replace("</article>", &format!("{back}\n</article>"));
    let folder = Folder::with(&[("a.xml", &jats)]);
    let ran = folder.run(&["validate", "--format", "concise", "a.xml"]);
    let uncited: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("reference-uncited")).collect();
    let line = jats.lines().position(|line| line.contains("r2")).unwrap() + 1;
    assert_eq!(uncited.len(), 1, "{}", ran.stdout);
    assert!(uncited[0].starts_with(&format!("a.xml:{line}:2: ")), "{uncited:?}");
}

#[test]
fn nested_elements_of_any_depth_are_imported_and_can_be_read() {
    for (opening, closing) in [
        ("<list><list-item><p>A</p>", "</list-item></list>"),
        ("<disp-quote><p>A</p>", "</disp-quote>"),
        ("<boxed-text><p>A</p>", "</boxed-text>"),
        ("<sec><title>A</title><p>A</p>", "</sec>"),
        ("<def-list><def-item><term>A</term><def><p>A</p>", "</def></def-item></def-list>"),
        ("<table-wrap><table><tr><td>A", "</td></tr></table></table-wrap>"),
        ("<fig><caption><p>A</p>", "</caption></fig>"),
        ("<verse-group><verse-line>A</verse-line>", "</verse-group>"),
        ("<statement><p>A</p>", "</statement>"),
        ("<speech><speaker>A</speaker><p>A</p>", "</speech>"),
        ("<list><list-item><disp-quote><p><bold>A</bold></p>", "</disp-quote></list-item></list>"),
        ("<p><bold>A", "</bold></p>"),
        ("<p>A<fn><p>A", "</p></fn></p>"),
    ] {
        for depth in (20..32).chain([40, 50, 60, 200]) {
            let body = opening.repeat(depth) + &closing.repeat(depth);
            let text = JATS.replace("<body>", &format!("<body>{body}"));
            let article = jats::read(&Source::new("a.xml", text)).article.unwrap();
            for syntax in [Syntax::Json, Syntax::Yaml] {
                let written = Source::new("a", write(&article, syntax));
                let read = article::read(&written, syntax);
                assert!(read.findings.is_empty(), "{opening} {depth}: {:#?}", read.findings);
                assert_eq!(read.article.as_ref(), Some(&article), "{opening} {depth}");
            }
        }
    }
}
