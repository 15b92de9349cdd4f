//! Text written as JATS is read back unchanged.

use byline::formats::Writer;
use byline::formats::jats::{self, JatsWriter, TagSet};
use byline::model::Article;
use byline::source::Source;
use serde_json::{Value, json};

/// The body read back from the JATS of an article.
fn read_back(article: &Article, tag_set: TagSet) -> Value {
    let written = JatsWriter { tag_set, ..JatsWriter::default() }.export(article);
    let written = written.expect("it can be exported");
    let source = Source::new("article.xml", written.text);
    serde_json::to_value(jats::read(&source).article.expect("it is JATS").body).unwrap()
}

/// An article with only this body. A list in it is the text of a paragraph.
fn with_body(body: &Value) -> Article {
    let block = |block: &Value| match block {
        Value::Array(content) => json!({ "type": "paragraph", "content": content }),
        other => other.clone(),
    };
    let body: Vec<_> = body.as_array().unwrap().iter().map(block).collect();
    let article = json!({ "metadata": { "title": "Tides", "language": "en" }, "body": body });
    serde_json::from_value(article).unwrap()
}

/// Bodies, with the result of reading them back if that differs.
#[test]
fn ambiguous_texts_are_read_back_unchanged() {
    let marked = |content: Value| json!({ "type": "emphasis", "content": content });
    let jats = |source: &str| json!({ "type": "foreign", "format": "jats", "source": source });
    let same = [
        json!([["  a \n", marked(json!(" b ")), "\tc  "]]),
        json!([" ", "\u{a0}"]),
        json!([jats("<array><tbody><tr><td>1</td></tr></tbody></array>")]),
        json!([["a", jats("<overline>b</overline>")]]),
        json!([{ "type": "section", "title": "S", "kind": "continued", "content": "a" }]),
        json!([{ "type": "table", "headerColumns": 1, "rows": [[{ "content": "a", "rowspan": 2 }, "b"], ["c"]] }]),
        json!([{ "type": "code", "text": " a\n\tb  \n" }, { "type": "math", "label": " (1) ", "tex": " a\n b " }]),
        json!([["a", { "type": "math", "tex": "x^2" }, "b", { "type": "math", "tex": "a $ b" }]]),
        json!([["a ", { "type": "link", "href": "mailto:a@example.org", "content": "a@example.org" }]]),
        json!([{ "type": "embed", "url": "https://a.example/", "caption": "The debate" }]),
    ];
    for body in same {
        let article = with_body(&body);
        let expected = serde_json::to_value(&article.body).unwrap();
        for tag_set in [TagSet::Auto, TagSet::Archiving] {
            assert_eq!(read_back(&article, tag_set), expected);
        }
    }
    let others = [
        (json!([["a", "b", "", "c"]]), json!("abc")),
        (json!([["", ""], "", "x"]), json!("x")),
        (json!([["a", { "type": "foreign", "format": "html", "source": "<i>x</i>" }, "b"]]), json!("ab")),
        (json!([["a", { "type": "break" }, "b"]]), json!("a b")),
        (
            json!([["a", jats("<bold>b</bold>")]]),
            json!([{ "type": "paragraph", "content": ["a", { "type": "strong", "content": "b" }] }]),
        ),
        (json!([{ "type": "list", "items": [] }]), json!([{ "type": "list", "items": [""] }])),
    ];
    for (body, expected) in others {
        let found = read_back(&with_body(&body), TagSet::Auto);
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn reference_numbers_are_read_back_as_citations() {
    let article = json!({
        "metadata": { "title": "T", "language": "en" },
        "works": { "a": { "title": "A" }, "b": { "title": "B" } },
        "body": [
            { "type": "paragraph", "content": ["Seen ", { "type": "cite", "refs": ["b", "a"], "locator": "p. 2" }, "."] },
            { "type": "paragraph", "content": [{ "type": "cite", "refs": ["a"] }] }
        ]
    });
    let article: Article = serde_json::from_value(article).unwrap();
    assert_eq!(read_back(&article, TagSet::Auto), serde_json::to_value(&article.body).unwrap());
}
