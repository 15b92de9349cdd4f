//! Whether a changed file has exactly the intended edits.

use std::borrow::Cow;

use serde_json::Value;

use super::plan::{Action, Planned};
use crate::source::hash::HashMap;
use crate::source::{Kind, Node, NodeId, Number, Tree};

/// Whether `after` is `before` with all of `planned` applied, and nothing else changed.
pub(super) fn is_as_planned(before: &Tree<'_>, planned: &[Planned], after: &Tree<'_>) -> bool {
    let mut actions: HashMap<NodeId, Vec<&Action>> = HashMap::default();
    for Planned { node, action } in planned {
        actions.entry(*node).or_default().push(action);
    }
    Comparison { actions }.holds(before.root(), after.root())
}

struct Comparison<'d> {
    actions: HashMap<NodeId, Vec<&'d Action>>,
}

impl<'d> Comparison<'d> {
    fn actions(&self, node: Node<'_>) -> impl Iterator<Item = &'d Action> {
        self.actions.get(&node.id()).into_iter().flatten().copied()
    }

    fn holds(&self, before: Node<'_>, after: Node<'_>) -> bool {
        let value = self.actions(before).find_map(|action| match action {
            Action::Value(value) => Some(value),
            _ => None,
        });
        if let Some(value) = value {
            return says(after, value);
        }
        match before.kind() {
            Kind::String => after.text() == self.text(before).as_deref(),
            Kind::Number => after.number() == before.number(),
            Kind::Array | Kind::Object => before.kind() == after.kind() && self.children_hold(before, after),
            kind => kind == after.kind(),
        }
    }

    /// The text after its changes; `None` if they overlap.
    fn text<'n>(&self, before: Node<'n>) -> Option<Cow<'n, str>> {
        let text = before.text().unwrap_or_default();
        let mut parts: Vec<_> = self
            .actions(before)
            .filter_map(|action| match action {
                Action::Text(part, new) => Some((part, new)),
                _ => None,
            })
            .collect();
        if parts.is_empty() {
            return Some(Cow::Borrowed(text));
        }
        parts.sort_by_key(|(part, _)| (part.start, part.end));
        let mut changed = String::with_capacity(text.len());
        let mut done = 0;
        for (part, new) in parts {
            changed.push_str(text.get(done..part.start)?);
            changed.push_str(new);
            done = part.end;
        }
        changed.push_str(text.get(done..)?);
        Some(Cow::Owned(changed))
    }

    fn children_hold(&self, before: Node<'_>, after: Node<'_>) -> bool {
        let is_gone = |child: &Node<'_>| self.actions(*child).any(|action| *action == Action::Nothing);
        // In Markdown, what is added to the front matter comes before the body.
        let is_body = |child: &Node<'_>| child.is_markdown() && !before.is_markdown();
        let body = before.children().filter(is_body).last();
        let mut found = after.children();
        for child in before.children().filter(|child| !is_gone(child) && !is_body(child)) {
            let renamed = self.actions(child).find_map(|action| match action {
                Action::Key(name) => Some(name.as_str()),
                _ => None,
            });
            let Some(found) = found.next() else { return false };
            if found.key() != renamed.or(child.key()) || !self.holds(child, found) {
                return false;
            }
        }
        let added = self.actions(before).filter_map(|action| match action {
            Action::Member(name, value) => Some((Some(name.as_str()), value)),
            Action::Item(value) => Some((None, value)),
            _ => None,
        });
        for (key, value) in added {
            let Some(found) = found.next() else { return false };
            if found.key() != key || !says(found, value) {
                return false;
            }
        }
        let same_body = |body: Node<'_>| found.next().is_some_and(|found| self.holds(body, found));
        body.is_none_or(same_body) && found.next().is_none()
    }
}

/// Whether the file has exactly this value here.
pub(super) fn says(node: Node<'_>, value: &Value) -> bool {
    match value {
        Value::Null => node.kind() == Kind::Null,
        Value::Bool(truth) => node.kind() == Kind::Bool(*truth),
        Value::Number(number) => match node.number() {
            Some(Number::Whole(whole)) => number.as_u64() == Some(whole),
            Some(Number::Negative(negative)) => number.as_i64() == Some(negative),
            Some(Number::Float(float)) => number.is_f64() && number.as_f64() == Some(float),
            None => false,
        },
        // Running text in Markdown is a list, even of one text.
        Value::String(text) if node.is_markdown() && node.kind() == Kind::Array => {
            node.len() == 1 && node.children().all(|only| only.text() == Some(text))
        }
        Value::String(text) => node.text() == Some(text),
        Value::Array(items) => {
            node.kind() == Kind::Array
                && node.len() == items.len()
                && node.children().zip(items).all(|(node, item)| says(node, item))
        }
        Value::Object(members) => {
            node.kind() == Kind::Object
                && node.len() == members.len()
                && node
                    .children()
                    .zip(members)
                    .all(|(node, (key, value))| node.key() == Some(key) && says(node, value))
        }
    }
}
