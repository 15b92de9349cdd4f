//! Parts of running text, in byline's model.

use serde_json::{Value, json};

use super::dice::Dice;
use super::words;

pub(super) fn mention(id: &str, text: &str) -> Value {
    json!({ "type": "mention", "ref": id, "content": text })
}

/// A date, in words and in EDTF.
pub(super) fn day(year: usize, month: usize, day: usize) -> Value {
    json!({
        "type": "date",
        "value": format!("{year}-{month:02}-{day:02}"),
        "content": format!("{} {day}, {year}", words::MONTHS[month - 1])
    })
}

/// A paragraph without marks.
pub(super) fn plain(dice: &mut Dice, sentences: usize) -> Value {
    words::sentences(dice, sentences).into()
}

/// A paragraph of text and marks. Adjacent texts are joined.
pub(super) fn paragraph(id: &str, content: Vec<Value>) -> Value {
    let mut joined: Vec<Value> = Vec::new();
    for part in content {
        match (joined.last_mut(), part) {
            (Some(Value::String(before)), Value::String(text)) => before.push_str(&text),
            (_, part) => joined.push(part),
        }
    }
    json!({ "type": "paragraph", "id": id, "content": joined })
}

pub(super) fn section(id: &str, title: &str, content: Vec<Value>) -> Value {
    json!({ "type": "section", "id": id, "title": title, "content": content })
}

/// Words with a mark.
pub(super) fn marked(kind: &str, text: &str) -> Value {
    json!({ "type": kind, "content": text })
}

pub(super) fn cite(ids: &[&str], text: &str) -> Value {
    json!({ "type": "cite", "refs": ids, "content": text })
}
