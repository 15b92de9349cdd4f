//! Valid and invalid JSON: [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259), case by case.
//!
//! The cases are original; the idea is that of test suites which list texts that every parser must accept and texts
//! that none may. They are tested with `serde_json` as well.

use byline::internals::{Kind, parse_json};

/// All are JSON.
const YES: &[&str] = &[
    // Single values.
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "\"\"",
    "[]",
    "{}",
    " null ",
    "\n\t\r 1 \n\t\r ",
    "\"a\"",
    // Numbers.
    "10",
    "-1",
    "-10",
    "1.0",
    "-1.5",
    "0.0",
    "0.1",
    "-0.1",
    "1e1",
    "1E1",
    "1e+1",
    "1e-1",
    "1E+10",
    "1E-10",
    "0e1",
    "0E+1",
    "-0e-1",
    "1.5e3",
    "123456789012345678901234567890",
    "0.00000000000000000000000001",
    "1e308",
    "-9223372036854775808",
    "18446744073709551615",
    "1.7976931348623157e308",
    "[1,2.5,-3e2]",
    // Strings.
    r#""\"""#,
    r#""\\""#,
    r#""\/""#,
    r#""\b\f\n\r\t""#,
    r#""\u0000""#,
    r#""\u001f""#,
    r#""\u0041""#,
    r#""\uABCD""#,
    r#""\uabcd""#,
    r#""\uD834\uDD1E""#,
    r#""\uD83D\uDE00 ""#,
    "\"é\"",
    "\"윤석열\"",
    "\"😀\"",
    "\"\u{7f}\"",
    "\"\u{2028}\u{2029}\"",
    "\"\u{FEFF}\"",
    "\"\u{FFFF}\"",
    "\"\u{10FFFF}\"",
    r#""/*""#,
    r#""//""#,
    r#""a\u0301""#,
    r#""\\u0041""#,
    r#""\\\"""#,
    "\" \"",
    "\"'\"",
    "\"[1]\"",
    // Lists.
    "[null]",
    "[[]]",
    "[[],[]]",
    "[ ]",
    "[\n]",
    "[1 ,2]",
    "[1, 2 ]",
    "[\"\"]",
    "[null,true,false]",
    "[{}]",
    "[[[[1]]]]",
    "[1\n,\n2]",
    "[ [ ] , { } ]",
    // Objects.
    r#"{"a":1}"#,
    r#"{"a":1,"b":2}"#,
    r#"{"":0}"#,
    r#"{ "a" : 1 }"#,
    "{\n\"a\"\n:\n1\n}",
    r#"{"a":{}}"#,
    r#"{"a":[]}"#,
    r#"{"a":{"b":{"c":null}}}"#,
    r#"{"\u0061":1}"#,
    r#"{"a\nb":1}"#,
    r#"{"é":1}"#,
    r#"{"a":"b","c":["d"]}"#,
    r#"{"1":2}"#,
    r#"{"a":-0.5e-5}"#,
    r#"{"null":null}"#,
    r#"{"__proto__":1}"#,
];

/// None are JSON.
const NO: &[&str] = &[
    // Nothing, or more than one value.
    "",
    " ",
    "\n",
    "1 2",
    "null null",
    "{}{}",
    "[][]",
    "{} 1",
    "[],",
    "1,",
    "\"a\" \"b\"",
    "true,",
    "[]]",
    "{}}",
    "]",
    "}",
    // Words.
    "nul",
    "nulll",
    "tru",
    "truth",
    "fals",
    "Null",
    "TRUE",
    "True",
    "undefined",
    "NaN",
    "Infinity",
    "-Infinity",
    "nan",
    "a",
    "'a'",
    "`a`",
    "None",
    // Numbers.
    "+1",
    "01",
    "-01",
    "00",
    "1.",
    ".5",
    "-.5",
    "-",
    "+",
    "--1",
    "1e",
    "1e+",
    "1E-",
    "1.e1",
    "1.5e",
    "0x1",
    "0b1",
    "1_000",
    "1,000.5",
    "1a",
    "1e1.5",
    "1 000",
    "2.e3",
    "-a",
    "１",
    "0e",
    "0.e1",
    "1..2",
    "1e1e1",
    "1-2",
    "[-]",
    "[1.]",
    "[+1]",
    "Ⅷ",
    // Strings.
    "\"",
    "\"a",
    "a\"",
    "\"\\\"",
    r#""\x41""#,
    r#""\a""#,
    r#""\'""#,
    r#""\0""#,
    r#""\u""#,
    r#""\u0""#,
    r#""\u00""#,
    r#""\u004""#,
    r#""\u004G""#,
    r#""\U0041""#,
    r#""\u 041""#,
    r#""\u{41}""#,
    r#""\uD834""#,
    r#""\uDD1E""#,
    r#""\uD834\u0041""#,
    r#""\uD834a""#,
    r#""\uDD1E\uD834""#,
    r#""\uD834\uD834""#,
    r#""\uD83D\n""#,
    "\"\n\"",
    "\"\t\"",
    "\"\r\"",
    "\"\0\"",
    "\"\u{1f}\"",
    "\"\\\n\"",
    "\"\\\u{e9}\"",
    "\"a\u{0}b\"",
    // Lists.
    "[",
    "[1",
    "[1,",
    "[1,]",
    "[,]",
    "[,1]",
    "[1,,2]",
    "[1 2]",
    "[1;2]",
    "[1:2]",
    "[\"a\":1]",
    "(1)",
    "[1}",
    "[\"a\"",
    "[[]",
    "[[",
    "[a]",
    "[1,\n",
    "[1]x",
    "[\"\"],",
    "[\u{b}1]",
    "[\u{c}]",
    "[\u{a0}]",
    "[\u{2003}1]",
    "[\u{FEFF}1]",
    // Objects.
    "{",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{,}",
    "{,\"a\":1}",
    "{a:1}",
    "{'a':1}",
    "{1:1}",
    "{null:1}",
    "{\"a\" 1}",
    "{\"a\"=1}",
    "{\"a\"::1}",
    "{\"a\":}",
    "{\"a\"}",
    "{:1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1;\"b\":2}",
    "{\"a\":1]",
    "{\"a\",1}",
    "{[]:1}",
    "{{}:1}",
    "{\"a\":1,,\"b\":2}",
    "{\"a\":\"b}",
    "{\"a\":1}}",
    "{\"a\":a}",
    "{\"a\": .5}",
    // Syntax of other languages.
    "/* a */ 1",
    "1 // a",
    "# a\n1",
    "<!-- a -->1",
    "[1, /* a */ 2]",
    "{\"a\": 1 /* b */}",
    "--- 1",
    "\\u0031",
    "1\u{0}",
    "\u{0}1",
    "\u{85}1",
    "1\u{200B}",
    "é",
    "😀",
    "\u{FFFD}",
];

#[test]
fn valid_json_is_accepted() {
    for text in YES {
        let tree = parse_json(text).unwrap_or_else(|error| panic!("{text:?}: {}", error.message));
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        match value {
            serde_json::Value::String(string) => {
                assert_eq!(tree.root().text(), Some(string.as_str()), "{text:?}")
            }
            serde_json::Value::Array(items) => assert_eq!(tree.root().len(), items.len(), "{text:?}"),
            serde_json::Value::Object(members) => {
                let keys: Vec<_> = tree.root().children().map(|member| member.key().unwrap()).collect();
                assert_eq!(keys, members.keys().collect::<Vec<_>>(), "{text:?}");
            }
            serde_json::Value::Number(_) => assert_eq!(tree.root().kind(), Kind::Number, "{text:?}"),
            serde_json::Value::Null | serde_json::Value::Bool(_) => {
                assert_eq!(tree.root().raw(), text.trim())
            }
        }
    }
}

#[test]
fn invalid_json_is_rejected_with_a_place() {
    for text in NO {
        let Err(error) = parse_json(text) else { panic!("{text:?} was taken") };
        let range = error.span.range();
        assert!(text.get(range).is_some(), "{text:?}: {:?}", error.span);
        assert!(!error.message.is_empty() && error.message.len() < 200, "{text:?}: {}", error.message);
        assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text:?}");
    }
}

#[test]
fn there_are_enough_cases_without_duplicates() {
    for cases in [YES, NO] {
        let mut sorted = cases.to_vec();
        sorted.sort_unstable();
        assert!(sorted.windows(2).all(|pair| pair[0] != pair[1]));
    }
    assert!(YES.len() + NO.len() >= 250, "{} and {}", YES.len(), NO.len());
}

#[test]
fn every_prefix_of_an_object_is_rejected() {
    let text = r#"{"a": [1, -2.5e-3, "\u00e9\n", {"b": null, "c": [true, false, {}]}], "d": "윤"}"#;
    parse_json(text).unwrap();
    for (end, _) in text.char_indices() {
        assert!(parse_json(&text[..end]).is_err(), "{}", &text[..end]);
    }
}
