//! In files a bare string is the common case; in memory there is only the long form.

use byline::model::{
    AlternateName, BibliographicName, Block, Blocks, Cause, Cell, Contributor, Inline, Inlines, Participant,
    Speaker, Term,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Asserts that both forms are read as the same value, and the short one is written.
fn same<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(short: Value, long: Value) {
    let from_short: T = serde_json::from_value(short.clone()).unwrap();
    let from_long: T = serde_json::from_value(long).unwrap();
    assert_eq!(from_short, from_long);
    assert_eq!(serde_json::to_value(&from_long).unwrap(), short);
}

/// Asserts that there is no shorter form than this one.
fn long<T: DeserializeOwned + Serialize>(value: Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}

#[test]
fn a_string_is_short_for_an_object_with_one_field() {
    same::<Contributor>(json!("kim"), json!({ "agent": "kim" }));
    same::<Participant>(json!("kim"), json!({ "agent": "kim" }));
    same::<Cause>(json!("controls"), json!({ "event": "controls" }));
    same::<Term>(json!("chips"), json!({ "term": "chips" }));
    same::<AlternateName>(json!("WTO"), json!({ "name": "WTO" }));
    same::<Cell>(json!("12"), json!({ "content": "12", "colspan": 1 }));
    same::<Inline>(json!("text"), json!("text"));
    same::<Block>(json!("text"), json!({ "type": "paragraph", "content": ["text"] }));
}

#[test]
fn objects_with_more_fields_stay_objects() {
    long::<Contributor>(json!({ "agent": "kim", "corresponding": true }));
    long::<Cell>(json!({ "content": "12", "colspan": 2 }));
    long::<Block>(json!({ "type": "paragraph", "id": "p1", "content": "text" }));
    long::<Speaker>(json!({ "unnamed": "a senior official" }));
    long::<Speaker>(json!("kim"));
}

#[test]
fn blank_lines_separate_paragraphs() {
    let body: Blocks = serde_json::from_value(json!("One.\nStill one.\n\n \n  Two.\n")).unwrap();
    assert_eq!(serde_json::to_value(&body).unwrap(), json!(["One.\nStill one.", "Two."]));
    same::<Blocks>(json!("One."), json!(["One."]));
    same::<Blocks>(json!(""), json!([]));
    long::<Blocks>(json!(["One.\n\nStill one, for it is an item of a list."]));
}

#[test]
fn running_text_without_marks_is_a_string() {
    same::<Inlines>(json!("text"), json!(["text"]));
    same::<Inlines>(json!(""), json!([]));
    long::<Inlines>(json!(["two", "runs"]));
    long::<Inlines>(json!([{ "type": "emphasis", "content": "no" }, " doubt"]));
}

#[test]
fn a_comma_separates_family_and_given_name() {
    same::<BibliographicName>(json!("Silva, Ana"), json!({ "family": "Silva", "given": "Ana" }));
    same::<BibliographicName>(json!("UNESCO"), json!({ "literal": "UNESCO" }));
    long::<BibliographicName>(json!({ "literal": "Smith, Jones & Co." }));
    long::<BibliographicName>(json!({ "family": "Silva", "given": "Ana", "suffix": "Jr" }));
    long::<BibliographicName>(json!({ "agent": "kim" }));
}

#[test]
fn the_type_of_a_node_may_be_at_any_position() {
    let first: Block =
        serde_json::from_str(r#"{ "type": "code", "language": "rust", "text": "fn" }"#).unwrap();
    let last: Block =
        serde_json::from_str(r#"{ "language": "rust", "text": "fn", "type": "code" }"#).unwrap();
    assert_eq!(first, last);
    let error = serde_json::from_str::<Block>(r#"{ "text": "fn" }"#).unwrap_err();
    assert!(error.to_string().starts_with("missing field `type`"), "{error}");
}
