//! Changing texts in the body of a Markdown file.

use serde_json::Value;

use super::Replacement;
use super::plan::Action;
use crate::source::Node;
use crate::source::markdown::escape::{Setting, escape};

/// The replacement for a change in the body; `None` for all but texts.
///
/// Whether the result is read as intended is up to the caller.
pub(super) fn change(node: Node<'_>, action: &Action) -> Option<Replacement> {
    let text = node.text()?;
    let (part, new) = match action {
        Action::Text(part, new) => (part.clone(), new.as_str()),
        Action::Value(Value::String(new)) => (0..text.len(), new.as_str()),
        _ => return None,
    };
    let span = node.span_within(part.clone());
    // What follows a word says whether it begins something, so the text before it counts.
    let mut written = String::new();
    let setting = Setting { is_followed: true, ..Setting::default() };
    written.push_str(&node.tree().source()[line_start(node, span.start)..span.start]);
    let before = written.len();
    escape(&mut written, new, setting)?;
    Some(Replacement { span, text: written.split_off(before) })
}

fn line_start(node: Node<'_>, at: usize) -> usize {
    node.tree().source()[..at].rfind('\n').map_or(0, |end| end + 1)
}
