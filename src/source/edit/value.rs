//! Putting another value in the place of one, and adding one.

use serde_json::Value;

use super::Replacement;
use super::lines::{column, line_end, line_start, next_line, skip_blank};
use super::outcome::says;
use super::text::Style;
use super::written::Look;
use crate::source::{Kind, Node, Span, yaml};

/// Whether an array or object is written between brackets.
pub(super) fn is_flow(node: Node<'_>) -> bool {
    !node.tree().is_yaml() || node.raw().starts_with(['{', '['])
}

/// What to replace so that `node` is `value`.
pub(super) fn change(node: Node<'_>, value: &Value) -> Option<Replacement> {
    if let Value::Array(items) = value
        && let [only] = items.as_slice()
        && says(node, only)
        && let Some(replacement) = wrapped(node)
    {
        return Some(replacement);
    }
    let tree = node.tree();
    let source = tree.source();
    let span = node.span();
    let look = Look::of(tree, span.start);
    let parent = node.parent();
    let is_scalar = |value: &Value| !matches!(value, Value::Array(_) | Value::Object(_));
    if parent.is_none_or(is_flow) {
        // A plain null is no text at all, and `key:` wants a space before what follows.
        let space = if span.start == span.end { " " } else { "" };
        let text = format!("{space}{}", look.flow(value, look.indent_at(span.start)));
        return Some(Replacement { span, text });
    }
    if let Value::String(text) = value
        && node.kind() == Kind::String
        && Style::of(node.raw(), true) == Style::Single
        && !text.contains(|c: char| c.is_control())
    {
        return Some(Replacement { span, text: format!("'{}'", text.replace('\'', "''")) });
    }
    if let Some(key) = node.key_span() {
        let gap = source.get(key.end..span.start)?;
        if gap.trim() == ":" {
            let text = format!(":{}", look.block_member(value, column(source, key.start)));
            return Some(Replacement { span: Span::new(key.end, span.end), text });
        }
        let text = look.scalar(value);
        return (is_scalar(value) && span.start < span.end).then_some(Replacement { span, text });
    }
    let space = if span.start == span.end { " " } else { "" };
    let text = format!("{space}{}", look.block_item(value, column(source, span.start)));
    Some(Replacement { span, text })
}

/// The value as it stands, made the only item of a list.
fn wrapped(node: Node<'_>) -> Option<Replacement> {
    let tree = node.tree();
    let (source, span, raw) = (tree.source(), node.span(), node.raw());
    if raw.is_empty() {
        return None;
    }
    let parent = node.parent();
    let is_container = matches!(node.kind(), Kind::Array | Kind::Object);
    if !tree.is_yaml() || is_container && is_flow(node) {
        return Some(Replacement { span, text: format!("[{raw}]") });
    }
    if is_container {
        // Block style: a dash before the first line, and the others move to the right with it.
        parent?;
        let moved = raw.split('\n').enumerate().map(|(index, line)| {
            let is_blank = line.trim().is_empty();
            if index == 0 || is_blank { line.to_owned() } else { format!("  {line}") }
        });
        return Some(Replacement { span, text: format!("- {}", moved.collect::<Vec<_>>().join("\n")) });
    }
    if matches!(Style::of(raw, true), Style::Literal | Style::Folded) {
        let key = node.key_span().filter(|_| parent.is_some_and(|parent| !is_flow(parent)))?;
        let look = Look::of(tree, span.start);
        let gap = source.get(key.end..span.start)?;
        let indent = " ".repeat(column(source, key.start));
        let text = format!(":{}{indent}- ", look.end());
        return (gap.trim() == ":").then_some(Replacement { span: Span::new(key.end, span.start), text });
    }
    let text = format!("[{raw}]");
    let stays_the_same = yaml::parse(&text).is_ok_and(|list| {
        let item = list.root().item(0);
        list.root().len() == 1
            && item.is_some_and(|item| {
                item.kind() == node.kind() && item.text() == node.text() && item.number() == node.number()
            })
    });
    stays_the_same.then_some(Replacement { span, text })
}

/// What to insert so that the object or list has `value` at its end.
pub(super) fn addition(node: Node<'_>, key: Option<&str>, value: &Value) -> Option<Replacement> {
    let tree = node.tree();
    let source = tree.source();
    let span = node.span();
    let look = Look::of(tree, span.start);
    let flow = |indent: &str| match key {
        Some(key) => look.flow_member(key, value, indent),
        None => look.flow(value, indent),
    };
    let Some(last) = node.children().last() else {
        let text = match key {
            Some(_) => look.object_of(&flow(look.indent_at(span.start))),
            None => look.flow(&Value::Array(vec![value.clone()]), look.indent_at(span.start)),
        };
        return Some(Replacement { span, text });
    };
    let begins = last.key_span().unwrap_or_else(|| last.span()).start;
    let end = last.span().end;
    if begins < span.start || span.end < end || last.span().start < begins {
        return None;
    }
    if is_flow(node) {
        let gap = &source[line_start(source, begins).max(span.start)..begins];
        let gap = &gap[gap.trim_end_matches([' ', '\t']).len()..];
        let (separator, indent) = match source[span.start..begins].rfind('\n') {
            Some(_) if gap.len() == begins - line_start(source, begins) => {
                (format!("{}{gap}", look.end()), gap)
            }
            _ if node.len() == 1 && gap.is_empty() && look.step().is_some() => (" ".to_owned(), ""),
            _ => (gap.to_owned(), look.indent_at(begins)),
        };
        let separator = if node.len() == 1 && tree.is_yaml() && separator.is_empty() {
            " ".to_owned()
        } else {
            separator
        };
        return Some(Replacement {
            span: Span::new(end, end),
            text: format!(",{separator}{}", flow(indent)),
        });
    }
    let indent = column(source, span.start);
    let pad = " ".repeat(indent);
    let line = match key {
        Some(key) => format!("{pad}{}:{}", look.key(key), look.block_member(value, indent)),
        None => format!("{pad}- {}", look.block_item(value, indent + 2)),
    };
    // Behind the comment that may follow the last value on its line.
    let rest = &source[end..line_end(source, end)];
    if skip_blank(source, end) < line_end(source, end) && !rest.is_empty() {
        return None;
    }
    let next = next_line(source, end);
    Some(if source[..next].ends_with('\n') {
        Replacement { span: Span::new(next, next), text: format!("{line}{}", look.end()) }
    } else {
        Replacement { span: Span::new(next, next), text: format!("{}{line}", look.end()) }
    })
}
