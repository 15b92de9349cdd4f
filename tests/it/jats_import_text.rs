//! Importing the text of JATS from other programs.

use byline::formats::Writer;
use byline::formats::jats::{self, JatsWriter, TagSet};
use byline::model::Article;
use byline::source::Source;
use serde_json::{Value, json};

use crate::support::golden;

fn imported(name: &str, text: &str) -> Article {
    let source = Source::new(name, text);
    jats::read(&source).article.expect("it is JATS")
}

/// The body read from a document with this body.
fn body(text: &str) -> Value {
    let document = format!("<article><body>{text}</body></article>");
    serde_json::to_value(imported("article.xml", &document).body).unwrap()
}

#[test]
fn all_content_of_a_text_is_read() {
    let text = include_str!("../fixtures/jats-import/text.xml");
    let article = imported("text.xml", text);
    let mut read = serde_json::to_string_pretty(&article).unwrap();
    read.push('\n');
    golden("tests/fixtures/jats-import/text.json", &read);
    let written = JatsWriter { tag_set: TagSet::Archiving, ..JatsWriter::default() }.export(&article);
    golden("tests/fixtures/jats-import/text.jats.xml", &written.unwrap().text);
}

#[test]
fn white_space_is_collapsed_and_trimmed() {
    assert_eq!(body("<p>\n  a\n  b <!-- c --> d\n</p>"), json!("a b d"));
    assert_eq!(body("<p>&#32;a&#10;b&#9; c </p>"), json!([" a\nb\t c"]));
    let around = json!([{ "type": "emphasis", "content": "a" }, " ", { "type": "strong", "content": "b" }]);
    let around = json!([{ "type": "paragraph", "content": around }]);
    assert_eq!(body("<p>\n<italic>a</italic>\n<bold>b</bold>\n</p>"), around);
}

#[test]
fn blocks_in_a_paragraph_split_it() {
    let parted = json!(["a", { "type": "code", "text": " b\n" }, "c"]);
    assert_eq!(body("<p>a <code> b\n</code> c</p>"), parted);
    assert_eq!(body("<p><code>b</code></p>"), json!([{ "type": "code", "text": "b" }]));
    assert_eq!(body("<p/><p> </p>"), json!(""));
}

#[test]
fn cross_references_depend_on_their_targets() {
    let one = json!([{ "type": "paragraph", "id": "a", "content": ["See ", { "type": "crossReference", "target": "a", "content": "it" }] }]);
    assert_eq!(body("<p id='a'>See <xref rid='a'>it</xref></p>"), one);
    assert_eq!(body("<p>See <xref rid='b'>it</xref></p>"), json!("See it"));
    let source = "<xref rid='a b'>them</xref>";
    let two = body(&format!("<p id='a'>{source}</p><p id='b'>x</p>"));
    assert_eq!(two[0]["content"], json!([{ "type": "foreign", "format": "jats", "source": source }]));
}

#[test]
fn elements_not_allowed_in_paragraphs_become_text() {
    assert_eq!(body("<p>At <institution>the port</institution> <b>now</b></p>"), json!("At the port now"));
    assert_eq!(body("<city>Ellery</city>"), json!("Ellery"));
}

#[test]
fn very_deep_nesting_becomes_foreign() {
    let (start, end) = ("<italic>".repeat(900), "</italic>".repeat(900));
    let read = body(&format!("<p>{start}deep{end}</p>")).to_string();
    assert!(read.contains("deep") && read.contains("foreign"));
    let (start, end) = ("<list><list-item>".repeat(400), "</list-item></list>".repeat(400));
    assert!(body(&format!("{start}<p>deep</p>{end}")).to_string().contains("deep"));
}
