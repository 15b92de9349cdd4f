//! An outline as JSON.

use std::fmt::Write;

use serde_json::Value;

use super::WIDTH;
use super::outline::{Collection, Entry, Form, Scalar};

/// The whole file. An object or a list stands on one line if it fits; the article and what it directly holds do not.
pub(super) fn write(document: &Entry<'_>) -> String {
    let mut out = String::new();
    form(&mut out, &document.form, 0, 0);
    out.push('\n');
    out
}

/// How many levels are laid out line by line, however short they are.
const OPEN: usize = 2;

/// Writes a value that ends a line of which `reserved` columns are taken by what follows it.
fn form(out: &mut String, form: &Form<'_>, depth: usize, reserved: usize) {
    let collection = match form {
        Form::Scalar(value) => return scalar(out, value),
        Form::Collection(collection) => collection,
    };
    let is_open = depth < OPEN && !collection.entries.is_empty();
    let column = out.chars().rev().take_while(|c| *c != '\n').count() + reserved;
    if !is_open && let Some(line) = on_one_line(collection, WIDTH.saturating_sub(column)) {
        out.push_str(&line);
        return;
    }
    let (open, close) = brackets(collection);
    out.push(open);
    for (n, entry) in collection.entries.iter().enumerate() {
        let is_last = n + 1 == collection.entries.len();
        let _ = write!(out, "\n{:1$}", "", 2 * (depth + 1));
        key(out, entry);
        self::form(out, &entry.form, depth + 1, usize::from(!is_last));
        if !is_last {
            out.push(',');
        }
    }
    let _ = write!(out, "\n{:1$}{close}", "", 2 * depth);
}

/// The collection on one line, if it has no more than `room` characters.
fn on_one_line(collection: &Collection<'_>, room: usize) -> Option<String> {
    let (open, close) = brackets(collection);
    let mut out = String::from(open);
    for (n, entry) in collection.entries.iter().enumerate() {
        out.push_str(if n > 0 {
            ", "
        } else if collection.is_object {
            " "
        } else {
            ""
        });
        key(&mut out, entry);
        match &entry.form {
            Form::Scalar(value) => scalar(&mut out, value),
            Form::Collection(inner) => {
                out.push_str(&on_one_line(inner, room.checked_sub(out.len().min(room))?)?)
            }
        }
        if out.chars().count() > room {
            return None;
        }
    }
    out.push_str(if collection.is_object && !collection.entries.is_empty() { " " } else { "" });
    out.push(close);
    (out.chars().count() <= room).then_some(out)
}

fn brackets(collection: &Collection<'_>) -> (char, char) {
    if collection.is_object { ('{', '}') } else { ('[', ']') }
}

fn key(out: &mut String, entry: &Entry<'_>) {
    if let Some(key) = &entry.key {
        string(out, key);
        out.push_str(": ");
    }
}

fn scalar(out: &mut String, Scalar { value, raw }: &Scalar<'_>) {
    match (value, raw) {
        // `serde_json` would round what has more digits than it keeps.
        (Value::Number(_), Some(raw)) => out.push_str(raw),
        (Value::String(text), _) => string(out, text),
        _ => out.push_str(&value.to_string()),
    }
}

/// Writes a string. What could be taken for something else is escaped, whether or not RFC 8259 asks.
pub(super) fn string(out: &mut String, text: &str) {
    let quoted = Value::from(text).to_string();
    if quoted.is_ascii() && !quoted.contains('\u{7F}') {
        out.push_str(&quoted);
        return;
    }
    for c in quoted.chars() {
        if is_deceptive(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
}

/// Whether a character breaks lines, turns the direction of others, is a control character or no character at all.
///
/// Joiners are not among them: they belong to the words of Persian and many Indian languages.
fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
