use serde_json::{Value, json};

use super::parse_within;
use crate::source::{Limits, Pointer, SyntaxErrorKind};

const FRONT: &str =
    "---\nmetadata: { title: T, language: en }\nquotes: { q-1: {} }\npeople: { okafor: {} }\n---\n";

fn body(markdown: &str) -> Value {
    let text = format!("{FRONT}{markdown}");
    let parsed = parse_within(&text, Limits::default()).unwrap();
    assert!(parsed.unsupported.is_empty(), "{:?}", parsed.unsupported);
    Value::from(parsed.tree.root().get("body").unwrap())
}

fn unsupported(markdown: &str) -> Vec<String> {
    let text = format!("{FRONT}{markdown}");
    let parsed = parse_within(&text, Limits::default()).unwrap();
    let shown =
        parsed.unsupported.iter().map(|found| format!("{}: {}", &text[found.span.range()], found.message));
    shown.collect()
}

#[test]
fn paragraphs_are_strings_or_lists_of_passages() {
    assert_eq!(body("One.\ntwo\n\nThree."), json!(["One.\ntwo", "Three."]));
    assert_eq!(
        body("A *b* `c`\\\nd"),
        json!([{ "type": "paragraph", "content": [
            "A ", { "type": "emphasis", "content": ["b"] }, " ", { "type": "code", "text": "c" },
            { "type": "break" }, "d"
        ] }])
    );
}

#[test]
fn what_a_link_is_depends_on_what_its_id_names() {
    let content = |markdown: &str| body(markdown)[0]["content"][0].clone();
    assert_eq!(content("[a](#okafor)"), json!({ "type": "mention", "ref": "okafor", "content": ["a"] }));
    assert_eq!(content("[a](#q-1)"), json!({ "type": "quote", "ref": "q-1", "content": ["a"] }));
    assert_eq!(content("[a](#q-2)"), json!({ "type": "mention", "ref": "q-2", "content": ["a"] }));
    assert_eq!(
        content("[a](#f-1)\n\n{#f-1}\n![b](c.png)"),
        json!({ "type": "crossReference", "target": "f-1", "content": ["a"] })
    );
    assert_eq!(content("[@a; @b, p. 3]"), json!({ "type": "cite", "refs": ["a", "b"], "locator": "p. 3" }));
}

#[test]
fn braces_after_quotation_marks_name_the_quote() {
    assert_eq!(
        body("Said “the *lights*,”{#q-1} she."),
        json!([{ "type": "paragraph", "content": [
            "Said “",
            { "type": "quote", "ref": "q-1", "content": ["the ", { "type": "emphasis", "content": ["lights"] }, ","] },
            "” she."
        ] }])
    );
    assert_eq!(
        body("[le mot]{language=fr} on [Monday]{value=2026-11-30}, [Nato]{.smallCaps}"),
        json!([{ "type": "paragraph", "content": [
            { "type": "language", "language": "fr", "content": ["le mot"] }, " on ",
            { "type": "date", "value": "2026-11-30", "content": ["Monday"] }, ", ",
            { "type": "smallCaps", "content": ["Nato"] }
        ] }])
    );
}

#[test]
fn headings_begin_sections() {
    assert_eq!(
        body("a\n\n## B {#b kind=methods}\n\nc\n\n### D\n\ne\n\n## F\n"),
        json!(["a",
            { "type": "section", "id": "b", "kind": "methods", "title": ["B"], "content": [
                "c", { "type": "section", "title": ["D"], "content": ["e"] }
            ] },
            { "type": "section", "title": ["F"], "content": [] }
        ])
    );
    assert_eq!(
        body("## [Nato]{.smallCaps}")[0]["title"],
        json!([{ "type": "smallCaps", "content": ["Nato"] }])
    );
    assert_eq!(body("## A\n\n{.end}\n\nb")[1], json!("b"));
}

#[test]
fn quotations_may_say_who_is_quoted() {
    let quote = json!([{ "type": "quote", "id": "a", "content": ["Lights."], "attribution": ["Mei"] }]);
    assert_eq!(body("{#a}\n> Lights.\n>\n> — Mei"), quote);
    assert_eq!(body("{#a}\n> Lights.\n> — Mei"), quote);
    assert_eq!(body("> — Mei\n>\n> Lights."), json!([{ "type": "quote", "content": ["— Mei", "Lights."] }]));
    assert_eq!(
        body("{.aside title=\"Facts\"}\n> One."),
        json!([{ "type": "aside", "title": "Facts", "content": ["One."] }])
    );
}

#[test]
fn blocks_have_their_own_forms() {
    assert_eq!(
        body("- a\n- b\n\n  c\n\n1. d\n"),
        json!([
            { "type": "list", "items": [["a"], ["b", "c"]] },
            { "type": "list", "order": "decimal", "items": [["d"]] }
        ])
    );
    assert_eq!(
        body("![a](b.png){credit=\"C D\"}\nCaption *d*"),
        json!([{ "type": "figure", "caption": ["Caption ", { "type": "emphasis", "content": ["d"] }],
            "media": [{ "src": "b.png", "alt": "a", "credit": "C D" }] }])
    );
    assert_eq!(
        body(
            "```rust\nfn a() {}\n```\n\n```math\nx\n```\n\n```byline\ntype: embed\nurl: https://a.example/\n```"
        ),
        json!([
            { "type": "code", "language": "rust", "text": "fn a() {}" },
            { "type": "math", "tex": "x" },
            { "type": "embed", "url": "https://a.example/" }
        ])
    );
    assert_eq!(
        body("Term\n: What it *means*\n"),
        json!([{ "type": "definitionList", "items": [{ "term": ["Term"], "definition": [
            { "type": "paragraph", "content": ["What it ", { "type": "emphasis", "content": ["means"] }] }
        ] }] }])
    );
    let cell =
        |text: &str| json!({ "content": [{ "type": "paragraph", "content": [text] }], "align": "right" });
    assert_eq!(
        body("{#t label=\"Table 1\"}\n\n| a |\n|--:|\n| b |\n"),
        json!([{ "type": "table", "id": "t", "label": "Table 1", "headerRows": 1,
            "rows": [[cell("a")], [cell("b")]] }])
    );
    assert_eq!(
        body("A[^1] b[^n].\n\n[^1]: c\n\n    d\n\n[^n]: e"),
        json!([{ "type": "paragraph", "content": [
            "A", { "type": "footnote", "content": ["c", "d"] }, " b",
            { "type": "footnote", "id": "n", "content": ["e"] }, "."
        ] }])
    );
    assert_eq!(body("$`x`$")[0]["content"], json!([{ "type": "math", "tex": "x" }]));
}

#[test]
fn what_an_article_has_no_place_for_is_said() {
    assert_eq!(unsupported("a <b>c"), ["<b>: HTML is not part of an article"]);
    assert_eq!(unsupported("<div>\nx\n</div>"), ["<div>: HTML is not part of an article"]);
    assert_eq!(unsupported("<!-- x -->\n\na <!-- y --> b"), [""; 0]);
    assert_eq!(unsupported("a\n\n***\n\nb").len(), 1);
    assert_eq!(unsupported("3. a").len(), 1);
    assert_eq!(unsupported("[a](b \"c\")").len(), 1);
    assert_eq!(unsupported("a[^1]").len(), 1);
    assert_eq!(unsupported("a\n\n[^1]: b").len(), 1);
    assert_eq!(unsupported("| a |\n|---|\n| b | c |").len(), 1);
    assert_eq!(unsupported("a\n\n{#b}").len(), 1);
    assert_eq!(unsupported("a”{#q-1}").len(), 1);
}

#[test]
fn values_have_their_places() {
    let text = format!(
        "{FRONT}\nA \\*b &amp; c\nd *e*\n\n> ```byline\n> type: embed\n> url: https://a.example/\n> ```\n"
    );
    let tree = parse_within(&text, Limits::default()).unwrap().tree;
    let at = |pointer: &str| tree.resolve(&Pointer::from(pointer)).node;
    let first = at("/body/0/content/0");
    assert_eq!(first.text(), Some("A *b & c\nd "));
    let part = |part: &str| {
        let start = first.text().unwrap().find(part).unwrap();
        &text[first.span_within(start..start + part.len()).range()]
    };
    assert_eq!((part("*"), part("&"), part("c\nd"), part("b & c")), ("*", "&amp;", "c\nd", "b &amp; c"));
    assert_eq!(&text[at("/body/1/content/0/url").span().range()], "https://a.example/");
    assert_eq!(&text[at("/metadata/title").span().range()], "T");
    assert_eq!(tree.at(text.find("e*").unwrap()).pointer().as_str(), "/body/0/content/1/content/0");
}

#[test]
fn limits_hold() {
    let deep = format!("{FRONT}{}a", "> ".repeat(1000));
    assert_eq!(parse_within(&deep, Limits::default()).unwrap_err().kind, SyntaxErrorKind::TooDeep);
    for part in ["[", "[a]{.b} [", "”{#a}", "“", "*a ", "`", "![", "[^a", "[@a; ", "{a=\"", "| a ", "- "]
    {
        let text = format!("{FRONT}{}", part.repeat(20_000));
        let _ = parse_within(&text, Limits::default());
    }
}

#[test]
fn files_without_front_matter_are_no_articles() {
    for text in ["", "# Title", "---\n", "---\na: 1\n", "---\n- a\n---\n", "---\n---\n"] {
        parse_within(text, Limits::default()).unwrap_err();
    }
}
