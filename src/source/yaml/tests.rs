use proptest::prelude::*;
use serde_json::{Value, json};

use super::parse;
use crate::source::json::MAX_DEPTH;
use crate::source::{Kind, Lines, Node, Number, Pointer, SyntaxErrorKind};

fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(truth) => Value::Bool(truth),
        Kind::String => node.text().into(),
        Kind::Array => node.children().map(value).collect(),
        Kind::Object => {
            node.children().map(|member| (member.key().unwrap().to_owned(), value(member))).collect()
        }
        Kind::Number => match node.number().unwrap() {
            Number::Whole(whole) => whole.into(),
            Number::Negative(negative) => negative.into(),
            Number::Float(float) => float.into(),
        },
    }
}

const SAMPLE: &str = "\
# 한국어
제목: 윤석열 \"계엄\"
title: &t 'it''s 日本'
again: *t
list:
- a b
- |-
  one 😀
    two

  three
- >
  folded 🇰🇷
  text
flow: [1, {k: 0x1F, \"q\\u00e9\\n\": ~}, 'x']
empty:
date: 2023-05-15
no: no
num: !!str 12
nested: &n
  deep: {a: [1, 2]}
copy: *n
";

#[test]
fn yaml_is_read_as_equivalent_json() {
    let expected = json!({
        "제목": "윤석열 \"계엄\"",
        "title": "it's 日本",
        "again": "it's 日本",
        "list": ["a b", "one 😀\n  two\n\nthree", "folded 🇰🇷 text\n"],
        "flow": [1, { "k": 31, "qé\n": null }, "x"],
        "empty": null,
        "date": "2023-05-15",
        "no": "no",
        "num": "12",
        "nested": { "deep": { "a": [1, 2] } },
        "copy": { "deep": { "a": [1, 2] } },
    });
    assert_eq!(value(parse(SAMPLE).unwrap().root()), expected);
    assert_eq!(value(parse(&SAMPLE.replace('\n', "\r\n")).unwrap().root()), expected);
    assert_eq!(value(parse(&format!("\u{FEFF}{SAMPLE}")).unwrap().root()), expected);
}

#[test]
fn values_have_the_places_authors_expect() {
    let tree = parse(SAMPLE).unwrap();
    let raw = |pointer: &str| tree.resolve(&Pointer::from(pointer)).node.raw();
    assert_eq!(raw("/제목"), "윤석열 \"계엄\"");
    assert_eq!(raw("/title"), "'it''s 日本'");
    assert_eq!(raw("/again"), "'it''s 日本'");
    assert_eq!(raw("/list/0"), "a b");
    assert_eq!(raw("/list/1"), "|-\n  one 😀\n    two\n\n  three");
    assert_eq!(raw("/list/2"), ">\n  folded 🇰🇷\n  text");
    assert_eq!(raw("/flow"), "[1, {k: 0x1F, \"q\\u00e9\\n\": ~}, 'x']");
    assert_eq!(raw("/nested"), "deep: {a: [1, 2]}");
    assert!(raw("/list").starts_with("- a b") && raw("/list").ends_with("\n  text"));
    assert!(raw("").ends_with("copy: *n"));
    let empty = tree.root().get("empty").unwrap();
    assert_eq!(SAMPLE[..empty.span().start].lines().last(), Some("empty:"));
    let key = |pointer: &str| &SAMPLE[tree.resolve(&Pointer::from(pointer)).node.key_span().unwrap().range()];
    assert_eq!(
        (key("/제목"), key("/flow/1/qé\n"), key("/copy"), key("/copy/deep")),
        ("제목", "\"q\\u00e9\\n\"", "copy", "deep")
    );
}

#[test]
fn parts_of_texts_are_found_in_the_source() {
    let tree = parse(SAMPLE).unwrap();
    for (pointer, part) in [
        ("/제목", "계엄"),
        ("/title", "日本"),
        ("/title", "s 日"),
        ("/list/1", "three"),
        ("/list/1", "two"),
        ("/list/2", "🇰🇷"),
        ("/list/2", "text"),
    ] {
        let node = tree.resolve(&Pointer::from(pointer)).node;
        let start = node.text().unwrap().find(part).unwrap();
        assert_eq!(&SAMPLE[node.span_within(start..start + part.len()).range()], part, "{pointer}");
    }
}

/// Every error: an input with the place, the message, and the help.
const ERRORS: &[(&str, &str)] = &[
    ("", "1:1 this file is empty | an article begins with a key: `metadata:`"),
    ("# only\n", "2:1 this file is empty | an article begins with a key: `metadata:`"),
    ("a: b: c\n", "1:5 a colon is not allowed here | put the text in quotes: `a: \"b: c\"`"),
    ("a: [1, 2\nb: 3", "1:4 this `[` is not closed | close it: `a: [1, 2]`"),
    ("윤:\n\t- b\n", "2:1 a tab in the indentation | YAML is indented with spaces, not with tabs: `  - b`"),
    ("a: 1\nb\nc: 2", "2:1 expected a key and a colon | after a key comes a colon, and its value: `b: …`"),
    ("a: \"x\nb: 1", "1:4 this text has no closing quote | put the text in quotes: `a: \"x\"`"),
    ("a: 'it's'", "1:8 text after the closing quote | put the text in quotes: `a: \"it's\"`"),
    ("a: \"b\" c", "1:8 text after the closing quote | put the text in quotes: `a: '\"b\" c'`"),
    ("a: \"\\q\"", "1:4 this text has an unknown escape | put the text in quotes: `a: '\\q'`"),
    ("a: @b", "1:4 text cannot begin with `@` | put the text in quotes: `a: \"@b\"`"),
    ("a: - b", "1:4 a list cannot begin here | begin it on the next line, or put the text in quotes"),
    (
        "a:\n  b: 1\n c: 2",
        "3:2 this indentation does not match the lines above | begin it in the same column \
         as the line above: `  c: 2`",
    ),
    ("{a: 1", "1:1 this `{` is not closed | close it: `{a: 1}`"),
    ("[1}", "1:1 this `[` is closed by `}` | each `{` goes with a `}`, each `[` with a `]`"),
    ("a: *b c", "1:4 there is no anchor for the alias `*b` | put the text in quotes: `a: \"*b c\"`"),
    ("a: 1\n---\nb: 2\n", "2:1 a second document begins here | a file holds one article; remove the `---`"),
    ("a: &x [*x]", "1:8 this alias refers to a key, or to something that contains it | write out its value"),
    ("<<: {a: 1}", "1:1 merge keys are not supported | write out the members where they are needed"),
    ("1: a", "1:1 this key is a number | put keys that are not plain text in quotes"),
    ("true: a", "1:1 this key is a boolean | put keys that are not plain text in quotes"),
    ("? [a]\n: b", "1:3 this key is a list or an object | keys are plain text"),
    ("a: !x b", "1:7 the tag `!x` has no meaning here | put the text in quotes: `a: \"!x b\"`"),
    (
        "a: !x [b]",
        "1:4 the tag `!x` has no meaning here | remove it, or put text that begins with `!` in quotes",
    ),
    ("a: !!int b", "1:10 `b` is not what its tag `!!int` says | remove the tag"),
    ("a: .nan", "1:4 `.nan` is a number that JSON does not have | put it in quotes if it is meant as text"),
];

#[test]
fn every_error_has_a_place_and_a_message() {
    for (text, expected) in ERRORS {
        let error = parse(text).expect_err(text);
        let position = Lines::new(text).position(error.span.start);
        let help = error.help.map(|help| format!(" | {help}")).unwrap_or_default();
        let complaint = format!("{}:{} {}{help}", position.line, position.column, error.message);
        assert_eq!(complaint, *expected, "{text}");
    }
}

#[test]
fn nesting_is_limited_in_every_style() {
    let flow = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&flow(MAX_DEPTH)).is_ok());
    for text in [flow(MAX_DEPTH + 1), "- ".repeat(MAX_DEPTH + 1), "[".repeat(1_000_000), "- ".repeat(100_000)]
    {
        assert_eq!(parse(&text).unwrap_err().kind, SyntaxErrorKind::TooDeep);
    }
    let half = flow(MAX_DEPTH / 2 + 1);
    let by_alias = format!("a: &a {half}\nb: {}*a{}", "[".repeat(MAX_DEPTH / 2), "]".repeat(MAX_DEPTH / 2));
    assert_eq!(parse(&by_alias).unwrap_err().kind, SyntaxErrorKind::TooDeep);
}

#[test]
fn alias_expansion_is_limited() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    assert_eq!(parse(&text).unwrap_err().kind, SyntaxErrorKind::AliasBomb);
}

/// Calls everything on a tree, in search of a panic or an invalid span.
fn ask_everything(text: &str) {
    match parse(text) {
        Err(error) => assert!(text.get(error.span.range()).is_some(), "{text:?} {error:?}"),
        Ok(tree) => {
            for node in tree.nodes() {
                assert!(text.get(node.span().range()).is_some(), "{text:?}");
                if let (Some(key), Some(span)) = (node.key(), node.key_span()) {
                    assert!(text.get(span.range()).is_some() && key.len() < usize::MAX);
                }
                let length = node.text().map_or(0, str::len);
                assert!(text.get(node.span_within(0..length).range()).is_some(), "{text:?}");
                assert!(text.get(node.span_within(length / 2..length).range()).is_some(), "{text:?}");
                node.number();
            }
            tree.repeated_keys();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_causes_a_panic(text in any::<String>()) {
        ask_everything(&text);
    }

    #[test]
    fn no_text_similar_to_yaml_causes_a_panic(text in "[ \
        \\n\t\r:\\-?|>'\"\\[\\]{},#&*!%@`~ab1.윤\\\\+]{0,40}") {
        ask_everything(&text);
    }

    #[test]
    fn no_mutation_causes_a_panic(edits in prop::collection::vec((0..SAMPLE.len(), 0..4usize, "[ \
        \\n\t:\\-|>'\"\\[{}&*a윤\\\\]{0,3}"), 1..5)) {
        let mut text = SAMPLE.to_owned();
        for (at, length, insert) in edits {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary(start + length);
            text.replace_range(start..end, &insert);
        }
        ask_everything(&text);
    }
}
