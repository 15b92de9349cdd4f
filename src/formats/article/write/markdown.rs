//! An article as Markdown: front matter in YAML, and the body in CommonMark as far as that has words for it.
//!
//! What it has none for is a fenced block `byline` with the YAML of one block. Which form a block gets is decided by what
//! it consists of; nothing is read back.

mod attributes;
mod blocks;
mod embedded;
mod inlines;
mod lines;
mod tables;

use std::collections::VecDeque;

use serde_json::Value;

use self::lines::Lines;
use super::notes::Notes;
use super::outline::Entry;
use super::yaml;
use crate::model::{Article, Footnote};
use crate::source::Node;
use crate::source::hash::HashSet;
use crate::source::markdown::{Holder, Ids};

/// Markdown has no words for something.
#[derive(Debug, Clone, Copy)]
struct NoWords;

type Said<T = ()> = Result<T, NoWords>;

/// What is written of the body.
struct Writer<'a> {
    lines: Lines,
    ids: Ids,
    /// Notes whose text is still to be written, each with its label.
    notes: VecDeque<(String, &'a Footnote)>,
    /// The labels of all notes, in lower case.
    labels: HashSet<String>,
    numbered: usize,
}

/// The whole file; the front matter in the styles of `root`.
pub(super) fn write<'a>(article: &Article, root: Option<Node<'a>>, mut notes: Notes<'a>) -> String {
    let mut value = serde_json::to_value(article).expect("an article can be serialized");
    let ids = ids(&value);
    if let Some(members) = value.as_object_mut() {
        members.shift_remove("body");
    }
    let header = notes.header;
    let front = Entry::new(None, value, root, &mut notes);
    let mut out = format!("---\n{}---\n", yaml::write(header, &front));
    let mut writer = Writer {
        lines: Lines::default(),
        ids,
        notes: VecDeque::new(),
        labels: HashSet::default(),
        numbered: 0,
    };
    writer.blocks(&article.body, blocks::TOP, false);
    writer.write_notes();
    let body = writer.lines.into_text();
    if !body.is_empty() {
        out.push('\n');
        out.push_str(&body);
    }
    out
}

fn ids(article: &Value) -> Ids {
    let mut ids = Ids::default();
    for (name, value) in article.as_object().into_iter().flatten() {
        let keys = value.as_object().into_iter().flat_map(|members| members.keys().cloned());
        match Ids::holder(name) {
            Some(Holder::Entities) => ids.entities.extend(keys),
            Some(Holder::Quotes) => ids.quotes.extend(keys),
            Some(Holder::Parts) => collect(value, &mut ids),
            None => {}
        }
    }
    ids
}

fn collect(value: &Value, ids: &mut Ids) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        Value::Object(members) => {
            ids.parts.extend(members.get("id").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|value| collect(value, ids));
        }
        _ => {}
    }
}
