//! An outline as YAML, in the author's styles.

use std::fmt::Write;

use serde_json::Value;

use super::WIDTH;
use super::json;
use super::outline::{Collection, Entry, Form, Scalar};
use crate::source::yaml::{is_plain, is_printable};

/// The whole file, below `header`.
pub(super) fn write(header: &str, document: &Entry<'_>) -> String {
    let mut out = header.replace("\r\n", "\n");
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    match &document.form {
        Form::Collection(collection) if !collection.entries.is_empty() => {
            lines(&mut out, &document.above, 0);
            block(&mut out, collection, 0, false);
        }
        form => {
            out.push_str(&in_flow(form));
            out.push('\n');
        }
    }
    out
}

/// Writes the entries of an object or a list one per line, the first on the current line if it `has_begun`.
fn block(out: &mut String, collection: &Collection<'_>, indent: usize, has_begun: bool) {
    for (n, entry) in collection.entries.iter().enumerate() {
        if n > 0 || !has_begun {
            above(out, entry, indent, n == 0);
            let _ = write!(out, "{:indent$}", "");
        }
        if let Some(key) = &entry.key {
            let _ = write!(out, "{}:", self::key(key));
        } else {
            out.push('-');
        }
        value(out, entry, indent);
    }
    lines(out, &collection.below, indent);
}

/// Writes the value after a key or a dash with this `indent`, to the end of its last line.
fn value(out: &mut String, entry: &Entry<'_>, indent: usize) {
    let trailing = entry.trailing.unwrap_or_default();
    let collection = match &entry.form {
        Form::Scalar(scalar) => {
            let _ = writeln!(out, " {}{trailing}", in_block(scalar, indent + 2));
            return;
        }
        Form::Collection(collection) => collection,
    };
    if let Some(line) = on_one_line(entry, indent) {
        let _ = writeln!(out, " {line}{trailing}");
    } else if entry.key.is_some() {
        let _ = writeln!(out, "{trailing}");
        block(out, collection, indent + 2, false);
    } else {
        out.push(' ');
        block(out, collection, indent + 2, true);
    }
}

/// An object or a list in flow style, if it is to be written so after a key or a dash.
fn on_one_line(entry: &Entry<'_>, indent: usize) -> Option<String> {
    let Form::Collection(collection) = &entry.form else { return None };
    let key = entry.key.as_ref().map_or(1, |key| self::key(key).chars().count() + 1);
    let room = WIDTH.saturating_sub(indent + key + 1);
    let is_flow = collection.is_flow.unwrap_or_else(|| is_small(collection));
    if collection.entries.is_empty() {
        return Some(in_flow(&entry.form));
    }
    (is_flow && has_no_remarks(collection))
        .then(|| in_flow(&entry.form))
        .filter(|line| line.chars().count() <= room)
}

/// The comments above an entry, including those that must move there because the line below begins with a dash.
fn above(out: &mut String, entry: &Entry<'_>, indent: usize, is_first: bool) {
    let mut all = entry.above.clone();
    let mut inner = entry;
    while let (None, Form::Collection(collection)) = (&inner.key, &inner.form)
        && on_one_line(inner, indent).is_none()
        && let Some(first) = collection.entries.first()
    {
        all.extend(inner.trailing.map(str::trim));
        all.extend(&first.above);
        inner = first;
    }
    // A blank line above the first entry is left out.
    if !(is_first && all.iter().all(|line| line.is_empty())) {
        lines(out, &all, indent);
    }
}

fn lines(out: &mut String, lines: &[&str], indent: usize) {
    for line in lines {
        if line.is_empty() {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else {
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }
}

/// Whether it is written on one line if it fits: it contains no objects or lists.
fn is_small(collection: &Collection<'_>) -> bool {
    collection.entries.iter().all(|entry| match &entry.form {
        Form::Scalar(Scalar { value: Value::String(text), .. }) => !text.contains('\n'),
        Form::Scalar(_) => true,
        Form::Collection(inner) => inner.entries.is_empty(),
    })
}

/// Whether it contains no comments.
fn has_no_remarks(collection: &Collection<'_>) -> bool {
    let is_bare = |lines: &[&str]| lines.iter().all(|line| line.is_empty());
    is_bare(&collection.below)
        && collection.entries.iter().all(|entry| {
            let inner = match &entry.form {
                Form::Scalar(_) => true,
                Form::Collection(inner) => has_no_remarks(inner),
            };
            is_bare(&entry.above) && entry.trailing.is_none() && inner
        })
}

/// A value on one line.
fn in_flow(form: &Form<'_>) -> String {
    let collection = match form {
        Form::Collection(collection) => collection,
        Form::Scalar(Scalar { raw: Some(raw), .. }) if !raw.contains('\n') && is_plain_in_flow(raw) => {
            return (*raw).to_owned();
        }
        Form::Scalar(Scalar { value: Value::String(text), .. }) => return quoted(text, true),
        Form::Scalar(Scalar { value, .. }) => return value.to_string(),
    };
    let entries = collection.entries.iter().map(|entry| match &entry.key {
        Some(key) => format!("{}: {}", self::key(key), in_flow(&entry.form)),
        None => in_flow(&entry.form),
    });
    let entries = entries.collect::<Vec<_>>().join(", ");
    match (collection.is_object, entries.is_empty()) {
        (true, true) => "{}".to_owned(),
        (true, false) => format!("{{ {entries} }}"),
        (false, _) => format!("[{entries}]"),
    }
}

/// Whether a scalar can be written in flow style as it is in the source.
fn is_plain_in_flow(raw: &str) -> bool {
    raw.starts_with(['"', '\'']) || is_plain(raw, true) || raw.parse::<f64>().is_ok()
}

/// A scalar after a key or a dash; its continuation lines have this `indent`.
fn in_block(Scalar { value, raw }: &Scalar<'_>, indent: usize) -> String {
    match (value, raw) {
        (_, Some(raw)) if !raw.contains('\n') => (*raw).to_owned(),
        (Value::String(text), Some(raw)) if raw.starts_with(['|', '>']) => {
            reindented(raw, indent).unwrap_or_else(|| quoted(text, false))
        }
        (_, Some(raw)) => {
            let lines = raw.lines().map(str::trim).enumerate();
            let indented = lines.map(|(n, line)| match line {
                "" => String::new(),
                line if n == 0 => line.to_owned(),
                line => format!("{:indent$}{line}", ""),
            });
            indented.collect::<Vec<_>>().join("\n")
        }
        (Value::String(text), None) => literal(text, indent).unwrap_or_else(|| quoted(text, false)),
        (value, None) => value.to_string(),
    }
}

/// A block scalar with its lines reindented; nothing if its header sets the indentation.
fn reindented(raw: &str, indent: usize) -> Option<String> {
    let (header, content) = raw.split_once('\n')?;
    if header.chars().take_while(|c| *c != '#').any(|c| c.is_ascii_digit()) {
        return None;
    }
    let first = content.lines().find(|line| !line.trim().is_empty())?;
    let before = first.len() - first.trim_start_matches(' ').len();
    let mut out = header.trim_end().to_owned();
    for line in content.lines() {
        out.push('\n');
        // Within a block, trailing white space is significant.
        if let Some(rest) = line.get(before..).filter(|rest| !rest.is_empty()) {
            let _ = write!(out, "{:indent$}{rest}", "");
        }
    }
    Some(out)
}

/// A text of several lines as a literal block, if possible.
fn literal(text: &str, indent: usize) -> Option<String> {
    let is_fit = text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with("\n\n")
        && text.lines().all(|line| !line.ends_with([' ', '\t', '\r']))
        && text.chars().all(|c| c == '\n' || is_printable(c));
    if !is_fit {
        return None;
    }
    let mut out = if text.ends_with('\n') { "|".to_owned() } else { "|-".to_owned() };
    for line in text.lines() {
        out.push('\n');
        if !line.is_empty() {
            let _ = write!(out, "{:indent$}{line}", "");
        }
    }
    Some(out)
}

fn key(key: &str) -> String {
    quoted(key, true)
}

/// A text, in quotation marks only if it needs them.
fn quoted(text: &str, in_flow: bool) -> String {
    if is_plain(text, in_flow) {
        return text.to_owned();
    }
    json::string(text)
}
