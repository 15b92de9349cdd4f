use std::fmt::Write;

use proptest::prelude::*;
use serde_json::Value;

use super::{MAX_DEPTH, parse};
use crate::source::{Kind, Lines, Node, Number, SyntaxErrorKind};

/// Every error: an input with the place, the message, and the help.
const ERRORS: &[(&str, &str)] = &[
    ("", "1:1 this file is empty | an article begins with `{`"),
    (" \n ", "2:2 this file is empty | an article begins with `{`"),
    ("{\"a\": 1 \"b\": 2}", "1:8 expected `,` or `}`, found a string | put a comma here"),
    ("{\"a\": 1\n\"b\": 2}", "1:8 expected `,` or `}`, found a string | put a comma here"),
    ("[1 2]", "1:3 expected `,` or `]`, found a number | put a comma here"),
    ("[1}", "1:3 expected `,` or `]`, found `}` | a list goes on with `,` and ends with `]`"),
    ("[\"a\": 1]", "1:5 expected `,` or `]`, found `:` | a list goes on with `,` and ends with `]`"),
    (
        "{\"a\": [1, 2, 3",
        "1:15 expected `,` or `]`, found the end of the file | the `[` on line 1 is not closed",
    ),
    ("{\n\"a\": 1", "2:7 expected `,` or `}`, found the end of the file | the `{` on line 1 is not closed"),
    ("{\"a\": 1,}", "1:8 trailing comma | remove it: JSON allows commas only between two values"),
    ("[1,\n]", "1:3 trailing comma | remove it: JSON allows commas only between two values"),
    (
        "[1,,2]",
        "1:4 expected a value, found `,` | a value is a text in double quotes, a number, `true`, `false`, \
         a list or an object",
    ),
    (
        "{,}",
        "1:2 expected a key in double quotes, found `,` | a member is a key, a colon and a value: \
         `\"title\": \"…\"`",
    ),
    (
        "{'a': 1}",
        "1:2 expected a key in double quotes, found single quotes | keys are in double \
         quotes: `\"a\"`",
    ),
    ("{\"a\": 'b'}", "1:7 expected a value, found single quotes | strings are in double quotes: `\"b\"`"),
    (
        "{“a”: 1}",
        "1:2 expected a key in double quotes, found `“` | keys are in straight double \
         quotes: `\"a\"`",
    ),
    ("{\"a\": “b”}", "1:7 expected a value, found `“` | strings are in straight double quotes: `\"b\"`"),
    ("{title: 1}", "1:2 expected a key in double quotes, found `title` | write `\"title\"`"),
    ("{1: 1}", "1:2 expected a key in double quotes, found a number | write `\"1\"`"),
    ("{\"a\" 1}", "1:5 expected `:` after the key, found a number | put a colon here"),
    ("{\"a\" = 1}", "1:6 expected `:` after the key, found `=` | write `:`"),
    ("{\"a\"}", "1:5 expected `:` after the key, found `}` | give the key a value"),
    ("{\"a\": }", "1:7 expected a value, found `}` | give the key a value, or remove it"),
    ("{\"a\":", "1:6 expected a value, found the end of the file | the `{` on line 1 is not closed"),
    ("{\"a\": 1} // x", "1:10 JSON has no comments | remove it, or write the article in YAML"),
    ("{ /* x */ \"a\": 1}", "1:3 JSON has no comments | remove it, or write the article in YAML"),
    ("# x\n{}", "1:1 JSON has no comments | remove it, or write the article in YAML"),
    ("[NaN]", "1:2 expected a value, found `NaN` | JSON has only finite numbers: remove the member"),
    ("[True]", "1:2 expected a value, found `True` | write `true`"),
    ("[None]", "1:2 expected a value, found `None` | write `null`, or remove the member"),
    ("[trueish]", "1:2 expected a value, found `trueish` | put text in double quotes: `\"trueish\"`"),
    ("[윤석열]", "1:2 expected a value, found `윤석열` | put text in double quotes: `\"윤석열\"`"),
    (
        "[\u{A0}1]",
        "1:2 expected a value, found the invisible character U+00A0 | a value is a text in double quotes, \
         a number, `true`, `false`, a list or an object",
    ),
    (
        "[\u{0}]",
        "1:2 expected a value, found the control character U+0000 | a value is a text in double quotes, a \
         number, `true`, `false`, a list or an object",
    ),
    ("[\"a, 2]", "1:2 this string has no closing quote | put `\"` where the text ends"),
    (
        "[\"a\n\", 2]",
        "1:2 this string has no closing quote | put `\"` where the text ends; a line break within a \
         string is written `\\n`",
    ),
    ("[\"a\tb\"]", "1:4 control character U+0009 in a string | write `\\t`"),
    ("[\"윤\u{1}\"]", "1:4 control character U+0001 in a string | remove it, or write `\\u0001`"),
    (r#"["\q"]"#, "1:3 unknown escape `\\q` | write `\\\\` for a backslash"),
    (r#"["\'"]"#, "1:3 unknown escape `\\'` | write `'` without the backslash"),
    (r#"["\é"]"#, "1:3 unknown escape `\\é` | write `\\\\` for a backslash"),
    (
        "[\"\\",
        "1:3 a backslash with nothing to escape after it | write `\\\\` for a backslash, `\\n` for a line \
         break",
    ),
    (r#"["\u12"]"#, "1:3 `\\u` takes four hexadecimal digits | as in `\\u00e9`"),
    (
        r#"["\ud800 "]"#,
        "1:3 `\\ud800` is half of a character | characters above U+FFFF take two such escapes; or write \
         the character itself",
    ),
    (
        r#"["\udc00"]"#,
        "1:3 `\\udc00` is half of a character | characters above U+FFFF take two such escapes; or write \
         the character itself",
    ),
    (
        r#"["\ud800\u0041"]"#,
        "1:3 `\\ud800` is half of a character | characters above U+FFFF take two such escapes; or write \
         the character itself",
    ),
    ("[01]", "1:2 a number has no leading zeros | write `1`"),
    ("[-00.5]", "1:2 a number has no leading zeros | write `-0.5`"),
    ("[.5]", "1:2 a number has a digit before its decimal point | write `0.5`"),
    ("[1.]", "1:2 a number has a digit after its decimal point | write `1`"),
    ("[+1]", "1:2 a number has no plus sign | write `1`"),
    (
        "[-]",
        "1:2 a minus sign without a number | a number is digits, perhaps with `-` before and `.` between \
         them",
    ),
    ("[1e]", "1:2 this is not a number | put it in double quotes if it is meant as text"),
    ("[2023-05-15]", "1:2 this is not a number | put it in double quotes if it is meant as text"),
    (
        "[-Infinity]",
        "1:2 this is not a number | a number is digits, perhaps with `-` before and `.` between them",
    ),
    ("[1e999]", "1:2 this number is too large | put it in double quotes if it is meant as text"),
    (
        "{} {}",
        "1:4 expected the end of the file, found `{` | a file holds one article; for one article per \
         line, use NDJSON",
    ),
    ("{}}", "1:3 expected the end of the file, found `}` | there is an extra closing bracket"),
    ("{},", "1:3 expected the end of the file, found `,` | remove the comma after the article"),
];

#[test]
fn every_error_has_a_place_and_a_message() {
    for (text, expected) in ERRORS {
        let error = parse(text).expect_err(text);
        let position = Lines::new(text).position(error.span.start);
        let mut complaint = format!("{}:{} {}", position.line, position.column, error.message);
        if let Some(help) = error.help {
            write!(complaint, " | {help}").unwrap();
        }
        assert_eq!(complaint, *expected, "{text}");
    }
}

#[test]
fn an_unterminated_string_is_marked_to_the_end_of_its_line() {
    let text = "{\"title\": \"Yoon,\n \"a\": 1}";
    assert_eq!(&text[parse(text).unwrap_err().span.range()], "\"Yoon,");
}

#[test]
fn deep_nesting_is_rejected_cheaply() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(parse(&nested(MAX_DEPTH + 1)).unwrap_err().kind, SyntaxErrorKind::TooDeep);
    assert_eq!(parse(&"[".repeat(1_000_000)).unwrap_err().kind, SyntaxErrorKind::TooDeep);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(parse("\u{FEFF}[1]").unwrap().root().len(), 1);
}

/// The tree as serde_json reads it: the last of duplicate keys counts.
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

/// Whether two values are the same; floats may differ in their last bits, because serde_json approximates.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap_or(f64::NAN));
            a == b || ((a - b) / a).abs() < 1e-14
        }
        (a, b) => a == b,
    }
}

const SAMPLE: &str = r#"{ "title": "Yoon \"윤석열\" \u00e9\ud83d\ude00\n", "n": [0, -1, 2.5e-3, 1E5, 123456789012345678901],
  "nested": {"a": [], "b": {}, "c": null, "": true}, "é": false }"#;

fn mutation() -> impl Strategy<Value = String> {
    let insert = prop_oneof![
        prop::sample::select(vec![
            "\"", "\\", ",", ":", "{", "}", "[", "]", "0", "-", ".", "e", "\\u", "d800", "\n", "\t", "null",
            "+", "é"
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((0..SAMPLE.len(), 0..4usize, insert), 1..4).prop_map(|edits| {
        let mut text = SAMPLE.to_owned();
        for (at, length, insert) in edits {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary(start + length);
            text.replace_range(start..end, &insert);
        }
        text
    })
}

/// A byte order mark may begin a text; serde_json does not accept it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_agrees_with_serde_json(text in mutation()) {
        match (parse(&text), serde_json::from_str::<Value>(without_mark(&text))) {
            (Ok(tree), Ok(expected)) => prop_assert!(same(&value(tree.root()), &expected), "{text}"),
            (Err(error), Err(_)) => prop_assert!(text.get(error.span.range()).is_some(), "{text}"),
            (ours, theirs) => prop_assert!(false, "{text}\n{ours:?}\n{theirs:?}"),
        }
    }

    #[test]
    fn any_text_is_read_or_rejected(text in any::<String>()) {
        prop_assert_eq!(parse(&text).is_ok(), serde_json::from_str::<Value>(without_mark(&text)).is_ok());
    }
}
