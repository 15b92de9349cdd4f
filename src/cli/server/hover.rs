//! What is known about the place under the pointer.

use std::fmt::Write;
use std::io;

use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};
use serde_json::Value;

use crate::cli::server::article_names::{Declared, Names};
use crate::cli::server::document::{Document, Kind};
use crate::cli::server::schema_fields::Expected;
use crate::cli::server::session::{Refusal, Session};
use crate::model::Collection;
use crate::source::{Kind as ValueKind, Node, Span};
use crate::validate::codes;

/// What is known about a place.
pub(super) fn hover(
    session: &mut Session<'_>,
    parameters: HoverParams,
) -> io::Result<Result<Option<Hover>, Refusal>> {
    let place = parameters.text_document_position_params;
    let hover = session.document(&place.text_document.uri).and_then(|document| {
        let offset = document.lines.offset(document.text(), place.position);
        let (span, text) = rule(document, offset).or_else(|| known(document, offset))?;
        let contents = Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: text });
        Some(Hover { contents, range: Some(document.range(span)) })
    });
    Ok(Ok(hover))
}

/// The page of the rule that is named at this byte of a configuration or an allowance.
fn rule(document: &Document, offset: usize) -> Option<(Span, String)> {
    let text = document.text();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let before = text.as_bytes()[..offset].iter().rev().take_while(|byte| is_part(**byte)).count();
    let after = text.as_bytes()[offset..].iter().take_while(|byte| is_part(**byte)).count();
    let span = Span::new(offset - before, offset + after);
    let code = codes().find(|code| code.id == &text[span.range()])?;
    let is_named = document.kind == Kind::Configuration || text.contains("byline.allow");
    is_named.then(|| (span, format!("`{}`: {}", code.id, code.page.trim_start_matches("# "))))
}

/// What the article and its schema say.
fn known(document: &Document, offset: usize) -> Option<(Span, String)> {
    let names = Names::of(document)?;
    if let Some(declared) = names.at(offset) {
        let here = |span: &Span| span.start <= offset && offset <= span.end;
        let mut spans = std::iter::once(declared.span).chain(names.used().iter().map(|used| used.span));
        return Some((spans.find(here)?, card(&names, declared)));
    }
    let tree = names.read.tree()?;
    let node = tree.at(offset);
    let expected = Expected::at(tree.root(), &node.pointer());
    let key = node.key_span().filter(|key| key.start <= offset && offset <= key.end);
    if let Some(key) = key {
        return Some((key, expected.description()?.to_owned()));
    }
    let choice = expected.choices().into_iter().find(|choice| Some(choice.text) == node.text());
    if let Some(choice) = choice.filter(|choice| !choice.description.is_empty()) {
        return Some((node.span(), choice.description.to_owned()));
    }
    Some((node.span(), days(node)?))
}

/// The days of a date that is more than one, or not certain.
fn days(node: Node<'_>) -> Option<String> {
    let text = node.text().filter(|_| node.kind() == ValueKind::String)?;
    (text.len() >= 4 && text.starts_with(|c: char| c.is_ascii_digit() || c == '-')).then_some(())?;
    let (first, last) = crate::model::Date::from(text).days();
    let day = |day: crate::model::Day| format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
    match (first.map(day), last.map(day)) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last => Some(first),
        (first, last) => Some(format!(
            "from {} to {}",
            first.as_deref().unwrap_or("an unknown day"),
            last.as_deref().unwrap_or("an unknown day")
        )),
    }
}

/// What an article says of something declared, in a few lines.
pub(super) fn card(names: &Names<'_>, declared: &Declared) -> String {
    let entry = entry(names, declared);
    let (called, what) = (name(&entry), declared.collection.singular());
    let mut card = format!("**{}**: {what}\n", escaped(called.as_ref().unwrap_or(&declared.id)));
    for (field, value) in entry.as_object().into_iter().flatten() {
        let value = shown(value);
        if !NAMES.contains(&field.as_str()) && !value.is_empty() {
            let _ = write!(card, "\n- {field}: {}", escaped(&value));
        }
    }
    card
}

/// The fields that say what to call something.
const NAMES: [&str; 3] = ["name", "title", "text"];

/// The entry in its map; nothing for a block.
pub(super) fn entry(names: &Names<'_>, declared: &Declared) -> Value {
    let Some(article) = names.read.article.as_ref() else { return Value::Null };
    let id = declared.id.as_str();
    let entry = match declared.collection {
        Collection::People => article.people.get(id).map(serde_json::to_value),
        Collection::Organizations => article.organizations.get(id).map(serde_json::to_value),
        Collection::Places => article.places.get(id).map(serde_json::to_value),
        Collection::Events => article.events.get(id).map(serde_json::to_value),
        Collection::Works => article.works.get(id).map(serde_json::to_value),
        Collection::Quotes => article.quotes.get(id).map(serde_json::to_value),
        Collection::Blocks => None,
    };
    entry.and_then(Result::ok).unwrap_or_default()
}

/// What to call an entry.
pub(super) fn name(entry: &Value) -> Option<String> {
    let name = NAMES.iter().map(|field| shown(&entry[field])).find(|name| !name.is_empty())?;
    const LONGEST: usize = 80;
    Some(match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    })
}

/// A value as words: its texts, one after the other.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null => String::new(),
        Value::Array(items) => joined(items.iter()),
        Value::Object(members) => joined(members.values()),
    }
}

fn joined<'v>(values: impl Iterator<Item = &'v Value>) -> String {
    let words: Vec<String> = values.map(shown).filter(|words| !words.is_empty()).collect();
    words.join(", ")
}

/// A text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ':' | '-' | '/') {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}
