//! What is written as JATS is read back as the same text.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use byline::formats::Residue;
use byline::formats::jats::{self, Options, TagSet};
use byline::model::Article;
use byline::source::Source;
use serde_json::{Value, json};

use support::difference::differences;
use support::generated::{self, Mode};
use support::losses::places;

/// The parts of an article that are text.
const TEXT: [&str; 2] = ["body", "back"];

/// The article as it is read from the JATS that it is written as.
fn read_back(article: &Article, tag_set: TagSet) -> Article {
    let written = jats::write(article, Options { tag_set, residue: Residue::Keep, ..Options::default() });
    let written = written.expect("it can be exported");
    let source = Source::new("article.xml", written.text);
    jats::read(&source).article.expect("it is JATS")
}

fn check(article: &Article, what: &str) {
    let before = serde_json::to_value(article).unwrap();
    for tag_set in [TagSet::Auto, TagSet::Archiving] {
        let after = serde_json::to_value(read_back(article, tag_set)).unwrap();
        let found = differences(&before, &after);
        let found: Vec<_> = found
            .iter()
            .filter(|difference| {
                let part = difference.pointer.split('/').nth(1).unwrap_or_default();
                TEXT.contains(&part)
            })
            .collect();
        assert!(found.is_empty(), "{what}: {found:#?}");
    }
}

/// An article with this body and nothing else. A list in it is the text of a paragraph.
fn with_body(body: &Value) -> Article {
    let block = |block: &Value| match block {
        Value::Array(content) => json!({ "type": "paragraph", "content": content }),
        other => other.clone(),
    };
    let body: Vec<_> = body.as_array().unwrap().iter().map(block).collect();
    let article = json!({ "metadata": { "title": "Tides", "language": "en" }, "body": body });
    serde_json::from_value(article).unwrap()
}

#[test]
fn the_text_of_every_example_comes_back() {
    for entry in std::fs::read_dir("examples").unwrap() {
        let path = entry.unwrap().path().join("article.json");
        if let Ok(text) = std::fs::read_to_string(&path) {
            let article = serde_json::from_str(&text).unwrap();
            check(&article, &path.display().to_string());
        }
    }
}

#[test]
fn text_made_by_chance_comes_back() {
    for mode in [Mode::Coherent, Mode::Wild] {
        for seed in generated::seeds(150) {
            let article: Article = serde_json::from_value(generated::article(seed, mode)).unwrap();
            if jats::write(&article, Options::default()).is_ok() {
                check(&article, &format!("{mode:?} {seed}"));
            }
        }
    }
}

/// What is left out of the residue is missing afterwards, and nothing else is.
#[test]
fn what_is_declared_lost_is_what_is_missing() {
    let mut seen = 0;
    for mode in [Mode::Coherent, Mode::Wild] {
        for seed in generated::seeds(60) {
            let article: Article = serde_json::from_value(generated::article(seed, mode)).unwrap();
            let options = Options { residue: Residue::LeaveOut, ..Options::default() };
            let Ok(written) = jats::write(&article, options) else { continue };
            seen += 1;
            let lost = |part| places(&written.losses).iter().any(|place| place.starts_with(part));
            let source = Source::new("article.xml", written.text.as_str());
            let after = jats::read(&source).article.expect("it is JATS");
            assert!(lost("/body") || article.body == after.body, "{mode:?} {seed}");
            assert!(lost("/back") || article.back == after.back, "{mode:?} {seed}");
        }
    }
    assert!(seen > 60, "only {seen} articles could be exported");
}

#[test]
fn texts_that_xml_tells_apart_badly_come_back() {
    let marked = |content: Value| json!({ "type": "emphasis", "content": content });
    let bodies = [
        json!([["a", "b", "", "c"]]),
        json!([["", ""], "", "x"]),
        json!([["  a \n", marked(json!(" b ")), "\tc  "]]),
        json!([["a ", " b", marked(json!([])), marked(json!(["", "x", "y"]))]]),
        json!([[" "], [" ", " "], ["\u{a0}"]]),
        json!([["a", { "type": "foreign", "format": "html", "source": "<i>x</i>" }, "b"]]),
        json!([["a", { "type": "math" }, "b", { "type": "break" }]]),
        json!([["a", { "type": "foreign", "format": "jats", "source": "<bold>b</bold>" }]]),
        json!([["a", { "type": "foreign", "format": "jats", "source": " <x rid='no'>b</x> " }]]),
        json!([["a", { "type": "foreign", "format": "jats", "source": "<list><list-item><p>b</p></list-item></list>" }]]),
        json!([["a", { "type": "foreign", "format": "jats", "source": "<xref rid='no'>b</xref>" }]]),
        json!([{ "type": "foreign", "format": "jats", "source": "<p>a <list><list-item><p>b</p></list-item></list></p>" }, "c"]),
        json!([{ "type": "foreign", "format": "jats", "source": "<p>a</p>" }, "c"]),
        json!([{ "type": "foreign", "format": "jats", "source": "<array><tbody><tr><td>1</td></tr></tbody></array>" }]),
        json!([{ "type": "foreign", "format": "jats", "source": "<array id='a'/>" }, { "type": "foreign", "format": "jats", "source": "<array id='a'/>" }]),
        json!([{ "type": "list", "items": [] }, { "type": "list", "items": ["", ["", ""]] }]),
        json!([{ "type": "section", "kind": "continued", "content": "a" }, "b", { "type": "section", "title": "", "content": "c" }]),
        json!([{ "type": "quote", "ref": "no", "content": ["a", ""] }, { "type": "quote", "content": [{ "type": "paragraph", "content": [{ "type": "quote", "content": "a" }] }] }]),
        json!([{ "type": "table", "headerRows": 3, "headerColumns": 2, "rows": [[], ["a"], ["b", "c"]], "notes": ["", [{ "type": "footnote", "id": "n", "content": "x" }]] }]),
        json!([{ "type": "table", "headerColumns": 1, "rows": [[{ "content": "a", "rowspan": 2 }, "b"], ["c"]] }, { "type": "table", "rows": [] }]),
        json!([{ "type": "figure", "caption": [{ "type": "break" }, "a", { "type": "break" }], "media": [] }, { "type": "figure", "title": [""], "caption": "", "media": [] }]),
        json!([{ "type": "embed", "url": "https://a.example/", "caption": "https://a.example/" }, { "type": "embed", "url": "https://a.example/", "caption": "" }]),
        json!([{ "type": "code", "text": " a\n\tb  \n" }, { "type": "math", "label": " (1) ", "tex": " a\n b " }, { "type": "math" }]),
        json!([[{ "type": "cite", "refs": ["no"], "content": "x" }, { "type": "mention", "ref": "no", "content": ["a", "b"] }, { "type": "crossReference", "target": "no", "content": "y" }]]),
        json!([{ "type": "math", "mathml": "<!-- x --><math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math>" }]),
    ];
    for body in bodies {
        check(&with_body(&body), &body.to_string());
    }
}
