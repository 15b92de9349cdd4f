//! Changing texts in the body of a Markdown file.

use serde_json::Value;

use super::Replacement;
use super::plan::Action;
use crate::source::Node;
use crate::source::markdown::escape::{Setting, escape};

/// The replacement for a change in the body; `None` for all but texts, and words that become a link.
///
/// Whether the result is read as intended is up to the caller.
pub(super) fn change(node: Node<'_>, action: &Action) -> Option<Replacement> {
    if let Action::Value(value @ (Value::Array(_) | Value::Object(_))) = action {
        return linked(node, value);
    }
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

/// Words that become a mention or a quote: a link around them. `value` says the same as `node` but for that.
fn linked(node: Node<'_>, value: &Value) -> Option<Replacement> {
    let after = value.get("content").unwrap_or(value).as_array()?;
    let before: Vec<Node<'_>> = if node.text().is_some() { vec![node] } else { node.children().collect() };
    let same = before.iter().zip(after).take_while(|(node, value)| Value::from(**node) == **value).count();
    let (changed, pieces) = (before.get(same)?, &after[same..]);
    // What is before the words, and the words.
    let (ahead, link) = match pieces {
        [Value::String(ahead), link, ..] => (ahead.as_str(), link),
        [link, ..] => ("", link),
        [] => return None,
    };
    let (words, id) = (link["content"].as_str()?, link["ref"].as_str()?);
    let rest = changed.text()?.strip_prefix(ahead)?;
    let span =
        rest.starts_with(words).then(|| changed.span_within(ahead.len()..ahead.len() + words.len()))?;
    let text = format!("[{}](#{id})", &changed.tree().source()[span.range()]);
    Some(Replacement { span, text })
}

fn line_start(node: Node<'_>, at: usize) -> usize {
    node.tree().source()[..at].rfind('\n').map_or(0, |end| end + 1)
}
