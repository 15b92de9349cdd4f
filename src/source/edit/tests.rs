mod random;

use serde_json::json;

use super::{Edit, apply};
use crate::source::{Pointer, Tree, json, yaml};

fn parse(text: &str, is_yaml: bool) -> Tree<'_> {
    if is_yaml { yaml::parse(text) } else { json::parse(text) }
        .unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// The text after the edit; `None` if the edit has no place there.
fn edited(text: &str, is_yaml: bool, edits: &[Edit]) -> Option<String> {
    let tree = parse(text, is_yaml);
    let after = apply(text, &tree.replacements(edits)?);
    assert!(tree.becomes(edits, &parse(&after, is_yaml)), "{edits:?} made of\n{text}\n\nthis:\n{after}");
    Some(after)
}

fn at(pointer: &str) -> Pointer {
    Pointer::from(pointer)
}

/// A file before and after an edit.
type Case = (&'static str, Edit, &'static str);

#[track_caller]
fn check(is_yaml: bool, cases: impl IntoIterator<Item = Case>) {
    for (before, edit, after) in cases {
        assert_eq!(edited(before, is_yaml, std::slice::from_ref(&edit)).as_deref(), Some(after), "{edit:?}");
        if is_yaml {
            let before = before.replace('\n', "\r\n");
            let after = after.replace('\n', "\r\n");
            let found = edited(&before, true, std::slice::from_ref(&edit));
            assert_eq!(found.as_deref(), Some(after.as_str()), "{edit:?} with CRLF");
        }
    }
}

#[test]
fn texts_change_where_they_differ() {
    check(
        false,
        [
            (r#"{"a": "x\u00e9y"}"#, Edit::text(at("/a"), "xéy", "xéz"), r#"{"a": "x\u00e9z"}"#),
            (r#"["one two three"]"#, Edit::text(at("/0"), "two", "2 \"b\""), r#"["one 2 \"b\" three"]"#),
            (r#"["one"]"#, Edit::text(at("/0/content/0/text"), "one", "none"), r#"["none"]"#),
            (r#"[""]"#, Edit::text(at("/0"), "", "x"), r#"["x"]"#),
        ],
    );
    check(
        true,
        [
            ("a: one two # c\n", Edit::text(at("/a"), "two", "three"), "a: one three # c\n"),
            ("a: one two # c\n", Edit::text(at("/a"), "two", "b: c"), "a: \"one b: c\" # c\n"),
            ("a: one\n", Edit::text(at("/a"), "one", "true"), "a: \"true\"\n"),
            ("a: one\n", Edit::text(at("/a"), "one", "1.0"), "a: \"1.0\"\n"),
            ("a: one\n", Edit::text(at("/a"), "one", "- one"), "a: \"- one\"\n"),
            ("a: one\n", Edit::text(at("/a"), "one", "one #x"), "a: \"one #x\"\n"),
            ("a: [one]\n", Edit::text(at("/a/0"), "one", "one, two"), "a: [\"one, two\"]\n"),
            ("a: one, two\n", Edit::text(at("/a"), "one", "1"), "a: 1, two\n"),
            ("a: 'it''s'\n", Edit::text(at("/a"), "it's", "it's 'x'"), "a: 'it''s ''x'''\n"),
            ("a: 'b'\n", Edit::text(at("/a"), "b", "b\u{7}"), "a: \"b\\x07\"\n"),
            ("a: \"b\\u0007c\"\n", Edit::text(at("/a"), "b\u{7}c", "bc"), "a: \"bc\"\n"),
            ("a: \"b\n  c d\"\n", Edit::text(at("/a"), "c d", "c e"), "a: \"b\n  c e\"\n"),
            ("a: |\n  one\n\n  two\n", Edit::text(at("/a"), "two", "2\n3"), "a: |\n  one\n\n  2\n  3\n"),
            (
                "a: |2-\n    one\n   two\nb: 1\n",
                Edit::text(at("/a"), "two", "2"),
                "a: |2-\n    one\n   2\nb: 1\n",
            ),
            ("- a: |+\n    one\n\n- b\n", Edit::text(at("/0/a"), "one", "1"), "- a: |+\n    1\n\n- b\n"),
            ("a: >\n  one\n  two\n", Edit::text(at("/a"), "two", "2"), "a: >\n  one\n  2\n"),
            ("a: >-\n  one\n  two\n", Edit::text(at("/a"), "one two", "one\ntwo"), "a: |-\n  one\n  two\n"),
            (
                "a: one\n  two\nb: 1\n",
                Edit::text(at("/a"), "one two", "one three"),
                "a: one\n  three\nb: 1\n",
            ),
        ],
    );
}

#[test]
fn a_missing_or_repeated_text_is_unchanged() {
    for (text, edit) in [
        (r#"["one one"]"#, Edit::text(at("/0"), "one", "two")),
        (r#"["aaa"]"#, Edit::text(at("/0"), "aa", "b")),
        (r#"["one"]"#, Edit::text(at("/0"), "two", "three")),
        (r#"["one"]"#, Edit::text(at("/0"), "", "three")),
        (r#"["one"]"#, Edit::text(at("/0"), "one", "one")),
        (r#"[1]"#, Edit::text(at("/0"), "1", "2")),
        (r#"["one"]"#, Edit::remove(at("/0/agent"))),
        (r#"["one"]"#, Edit::remove(at(""))),
        (r#"["one"]"#, Edit::set(at("/0/agent"), "two")),
        (r#"["one"]"#, Edit::set(at("/3"), "two")),
        (r#"{"a": 1, "b": 2}"#, Edit::rename(at("/a"), "b")),
        ("[&x one, *x]", Edit::text(at("/1"), "one", "two")),
        ("[&x one, *x]", Edit::remove(at("/0"))),
        ("{a: &x one, b: *x}", Edit::remove(at("/b"))),
    ] {
        assert_eq!(edited(text, text.contains('*'), &[edit]), None, "{text}");
    }
}

#[test]
fn values_are_replaced_in_the_style_of_the_file() {
    check(
        false,
        [
            (r#"{"a": 1}"#, Edit::set(at("/a"), "1"), r#"{"a": "1"}"#),
            (r#"{"a": "\u0041"}"#, Edit::set(at("/a"), json!(["A"])), r#"{"a": ["\u0041"]}"#),
            (r#"{ "a": { "b": 1 } }"#, Edit::set(at("/a"), json!({ "c": [1] })), r#"{ "a": { "c": [1] } }"#),
        ],
    );
    check(
        true,
        [
            ("a: 2019 # year\n", Edit::set(at("/a"), "2019"), "a: \"2019\" # year\n"),
            ("a: 'x'\n", Edit::set(at("/a"), "it's"), "a: 'it''s'\n"),
            ("a: kim # c\n", Edit::set(at("/a"), json!(["kim"])), "a: [kim] # c\n"),
            ("a: kim, lee\n", Edit::set(at("/a"), json!(["kim, lee"])), "a: [\"kim, lee\"]\n"),
            ("a: 'k'\n", Edit::set(at("/a"), json!(["k"])), "a: ['k']\n"),
            ("a: |\n  k\nb: 1\n", Edit::set(at("/a"), json!(["k\n"])), "a:\n- |\n  k\nb: 1\n"),
            (
                "a:\n  # c\n  k: 1\n  l: 2\nb: 1\n",
                Edit::set(at("/a"), json!([{"k": 1, "l": 2}])),
                "a:\n  # c\n  - k: 1\n    l: 2\nb: 1\n",
            ),
            ("a:\n- x\n- y\nb: 1\n", Edit::set(at("/a"), json!([1])), "a: [1]\nb: 1\n"),
            ("a:\nb: 1\n", Edit::set(at("/a"), "x"), "a: x\nb: 1\n"),
            ("- &n 1\n- 2\n", Edit::set(at("/0"), "1"), "- &n \"1\"\n- 2\n"),
        ],
    );
}

#[test]
fn members_are_added_in_the_style_of_the_others() {
    check(
        false,
        [
            (r#"{"a":1}"#, Edit::set(at("/b"), 2), r#"{"a":1,"b":2}"#),
            (r#"{ "a": 1 }"#, Edit::set(at("/b"), 2), r#"{ "a": 1, "b": 2 }"#),
            (r#"{ "a": {} }"#, Edit::set(at("/a/b"), 2), r#"{ "a": { "b": 2 } }"#),
            (
                "{\n\t\"a\": 1\n}\n",
                Edit::set(at("/b"), json!({ "c": 2 })),
                "{\n\t\"a\": 1,\n\t\"b\": {\"c\": 2}\n}\n",
            ),
            ("{\r\n \"a\": [1]\r\n}", Edit::set(at("/a/1"), 2), "{\r\n \"a\": [1, 2]\r\n}"),
            ("{\r\n \"a\": [1]\r\n}", Edit::set(at("/b"), 2), "{\r\n \"a\": [1],\r\n \"b\": 2\r\n}"),
            (
                "{\n  \"a\": [1, 2]\n}",
                Edit::set(at("/b/c"), "long ".repeat(14).trim_end()),
                "{\n  \"a\": [1, 2],\n  \"b\": {\n    \"c\": \"long long long long long long long long long long long long long long\"\n  }\n}",
            ),
        ],
    );
    check(
        true,
        [
            ("a: 1 # one\n# end\n", Edit::set(at("/b"), "no"), "a: 1 # one\nb: \"no\"\n# end\n"),
            ("a:\n  b: 1\nc: 2\n", Edit::set(at("/a/d"), "x y"), "a:\n  b: 1\n  d: x y\nc: 2\n"),
            ("a:\n- b: 1\n- c\n", Edit::set(at("/a/0/d"), 2), "a:\n- b: 1\n  d: 2\n- c\n"),
            ("a:\n- b\n", Edit::set(at("/a/1"), json!({"k": "v"})), "a:\n- b\n- { k: v }\n"),
            ("a: {b: 1}\n", Edit::set(at("/a/c"), "d"), "a: {b: 1, c: d}\n"),
            ("a: |\n  text\nb: 1\n", Edit::set(at("/c"), true), "a: |\n  text\nb: 1\nc: true\n"),
            ("a: [\n  b, # c\n]\n", Edit::set(at("/a/1"), "d"), "a: [\n  b,\n  d, # c\n]\n"),
        ],
    );
}

#[test]
fn keys_are_renamed_with_their_quotes() {
    check(false, [(r#"{"a" : 1}"#, Edit::rename(at("/a"), "b\"c"), r#"{"b\"c" : 1}"#)]);
    check(
        true,
        [
            ("a: 1\n", Edit::rename(at("/a"), "title"), "title: 1\n"),
            ("a: 1\n", Edit::rename(at("/a"), "a: b"), "\"a: b\": 1\n"),
            ("{'a': 1}\n", Edit::rename(at("/a"), "it's"), "{'it''s': 1}\n"),
            ("- \"a\": 1\n", Edit::rename(at("/0/a"), "b"), "- \"b\": 1\n"),
        ],
    );
}

#[test]
fn a_removal_includes_the_line_and_comma() {
    check(
        false,
        [
            (r#"{ "a": 1, "b": 2 }"#, Edit::remove(at("/a")), r#"{ "b": 2 }"#),
            (r#"{ "a": 1, "b": 2 }"#, Edit::remove(at("/b")), r#"{ "a": 1 }"#),
            (r#"{ "a": 1 }"#, Edit::remove(at("/a")), r#"{}"#),
            (r#"[1,2,3]"#, Edit::remove(at("/1")), r#"[1,3]"#),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", Edit::remove(at("/a")), "{\n  \"b\": 2\n}"),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", Edit::remove(at("/b")), "{\n  \"a\": 1\n}"),
            ("{\n  \"a\": 1\n}", Edit::remove(at("/a")), "{}"),
            ("{ \"a\": 1, \"b\": 2,\n  \"c\": 3 }", Edit::remove(at("/b")), "{ \"a\": 1,\n  \"c\": 3 }"),
        ],
    );
    check(
        true,
        [
            ("a: 1\n# two\nb: 2 # b\nc: 3\n", Edit::remove(at("/b")), "a: 1\n# two\nc: 3\n"),
            ("a:\n  b: null # c\nd: 1\n", Edit::remove(at("/a/b")), "a: {}\nd: 1\n"),
            ("a:\n  # c\n  b:\nd: 1\n", Edit::remove(at("/a/b")), "a:\n  # c\n  {}\nd: 1\n"),
            ("a:\n- b\nd: 1\n", Edit::remove(at("/a/0")), "a: []\nd: 1\n"),
            ("a:\n- b\n- c # c\n# d\n- d\n", Edit::remove(at("/a/1")), "a:\n- b\n# d\n- d\n"),
            ("- a: 1 # a\n  # b\n  b: 2\n", Edit::remove(at("/0/a")), "- # b\n  b: 2\n"),
            ("- a: 1\n", Edit::remove(at("/0/a")), "- {}\n"),
            ("a: [b, c] # d\n", Edit::remove(at("/a/1")), "a: [b] # d\n"),
            ("a: [\n  b, # b\n  c, # c\n]\n", Edit::remove(at("/a/0")), "a: [\n  c, # c\n]\n"),
            ("a: [\n  b, # b\n  c # c\n]\n", Edit::remove(at("/a/1")), "a: [\n  b, # b\n]\n"),
            (
                "a: |\n  x\nb:\n  c: 1\n\n  # of b\n# d\nd: 1\n",
                Edit::remove(at("/b")),
                "a: |\n  x\n# d\nd: 1\n",
            ),
            ("a: |\n  x\nb:\nc: 1\n", Edit::remove(at("/b")), "a: |\n  x\nc: 1\n"),
            ("a: |\n  x\n\n  y\nb: 1\n", Edit::remove(at("/a")), "b: 1\n"),
        ],
    );
    assert_eq!(edited("a: 1\nb: 2", true, &[Edit::remove(at("/b"))]).unwrap(), "a: 1");
    assert_eq!(edited("a: 1\nb: 2", true, &[Edit::set(at("/c"), 3)]).unwrap(), "a: 1\nb: 2\nc: 3");
}

#[test]
fn aliases_do_not_prevent_unrelated_edits() {
    let text = "a: &x one\nb: *x\nc: two\n";
    assert_eq!(
        edited(text, true, &[Edit::text(at("/c"), "two", "2")]).unwrap(),
        "a: &x one\nb: *x\nc: \"2\"\n"
    );
}

#[test]
fn several_edits_are_made_together() {
    let edits = [
        Edit::set(at("/a/c"), 3),
        Edit::set(at("/a/d"), "x y"),
        Edit::text(at("/a/b"), "one", "1 one"),
        Edit::rename(at("/a"), "z"),
    ];
    for (before, is_yaml, after) in [
        (r#"{"a": { "b": "one" }}"#, false, r#"{"z": { "b": "1 one", "c": 3, "d": "x y" }}"#),
        ("a:\n  b: one # c\n", true, "z:\n  b: 1 one # c\n  c: 3\n  d: x y\n"),
        ("a: {b: one}\n", true, "z: {b: 1 one, c: 3, d: x y}\n"),
    ] {
        assert_eq!(edited(before, is_yaml, &edits).as_deref(), Some(after));
    }
}
