//! Replacing a value, and adding one.

use serde_json::Value;

use super::Replacement;
use super::lines::{column, is_blank_or_comment, line_end, next_line};
use super::outcome::says;
use super::text::Style;
use super::written::Look;
use crate::source::{Kind, Node, Span, yaml};

/// Whether an array or object is in flow style.
pub(super) fn is_flow(node: Node<'_>) -> bool {
    !node.tree().is_yaml() || node.raw().starts_with(['{', '['])
}

/// The replacement that sets `node` to `value`.
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
        // A plain null has no text, and `key:` needs a space before its value.
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

/// The value unchanged, as the only item of a list.
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
        // Block style: a dash before the first line, and the others are indented further.
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

/// The insertion of `value` at the end of the object or list, under `key` for an object.
pub(super) fn addition(node: Node<'_>, key: Option<&str>, value: &Value) -> Option<Replacement> {
    let span = node.span();
    let look = Look::of(node.tree(), span.start);
    // The body of Markdown comes after all other fields.
    let is_field = |child: &Node<'_>| !child.is_markdown();
    let Some(last) = node.children().filter(is_field).last() else {
        let indent = look.indent_at(span.start);
        let text = match key {
            Some(key) => look.object_of(&look.flow_member(key, value, indent)),
            None => look.flow(&Value::Array(vec![value.clone()]), indent),
        };
        return Some(Replacement { span, text });
    };
    let begins = last.key_span().unwrap_or_else(|| last.span()).start;
    let last = Span::new(begins, last.span().end);
    // The target of an alias is in another place.
    if last.start < span.start || span.end < last.end || last.end < last.start {
        return None;
    }
    if is_flow(node) {
        Some(addition_in_flow(node, last, key, value, &look))
    } else {
        addition_in_block(node, last.end, key, value, &look)
    }
}

/// After `last`, with the same separator as before it.
fn addition_in_flow(
    node: Node<'_>,
    last: Span,
    key: Option<&str>,
    value: &Value,
    look: &Look<'_>,
) -> Replacement {
    let tree = node.tree();
    let source = tree.source();
    let before = &source[node.span().start..last.start];
    let gap = &before[before.trim_end_matches([' ', '\t']).len()..];
    let (separator, indent) = if before.ends_with(&format!("\n{gap}")) {
        (format!("{}{gap}", look.end()), gap)
    } else if node.len() == 1 && gap.is_empty() && (tree.is_yaml() || look.step().is_some()) {
        // The only item follows a bracket, so there is no comma to copy.
        (" ".to_owned(), look.indent_at(last.start))
    } else {
        (gap.to_owned(), look.indent_at(last.start))
    };
    let member = match key {
        Some(key) => look.flow_member(key, value, indent),
        None => look.flow(value, indent),
    };
    Replacement { span: Span::new(last.end, last.end), text: format!(",{separator}{member}") }
}

/// On its own line, after the line on which the last value ends at `end`.
fn addition_in_block(
    node: Node<'_>,
    end: usize,
    key: Option<&str>,
    value: &Value,
    look: &Look<'_>,
) -> Option<Replacement> {
    let source = node.tree().source();
    is_blank_or_comment(&source[end..line_end(source, end)]).then_some(())?;
    let column = column(source, node.span().start);
    let indent = " ".repeat(column);
    let line = match key {
        Some(key) => format!("{indent}{}:{}", look.key(key), look.block_member(value, column)),
        None => format!("{indent}- {}", look.block_item(value, column + 2)),
    };
    let next = next_line(source, end);
    let has_line_end = source[..next].ends_with('\n');
    let text = if has_line_end { format!("{line}{}", look.end()) } else { format!("{}{line}", look.end()) };
    Some(Replacement { span: Span::new(next, next), text })
}
