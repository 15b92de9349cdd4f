//! Plans an edit for a file: which of its values changes, and how.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{Change, Edit};
use crate::source::{Kind, Node, NodeId, Resolved, Tree};

/// A change of one value of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Planned {
    pub(super) node: NodeId,
    pub(super) action: Action,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    /// These bytes of the text are replaced with this.
    Text(Range<usize>, String),
    /// The value is replaced with this one.
    Value(Value),
    /// A member is added to the object.
    Member(String, Value),
    /// An item is added to the list.
    Item(Value),
    /// The member is renamed.
    Key(String),
    /// The member or item is removed.
    Nothing,
}

impl Planned {
    /// The plan for `edit` in this file; `None` if it has no place there.
    pub(super) fn new(tree: &Tree<'_>, edit: &Edit) -> Option<Self> {
        let Resolved { node, rest } = tree.resolve(&edit.at);
        let action = match &edit.change {
            Change::Text { old, new } => text(node, old, new)?,
            Change::Value(value) if rest.is_empty() => Action::Value(value.clone()),
            Change::Value(value) => addition(node, &rest, value.clone())?,
            // In short form there is no such member to rename.
            _ if !rest.is_empty() => return None,
            Change::Key(name) => {
                let is_free = node.key().is_some() && node.parent()?.get(name).is_none();
                is_free.then(|| Action::Key(name.clone()))?
            }
            Change::Nothing => node.parent().map(|_| Action::Nothing)?,
        };
        Some(Self { node: node.id(), action })
    }
}

/// The smallest change from `old` to `new`, where `old` is all of the text or occurs exactly once.
fn text(node: Node<'_>, old: &str, new: &str) -> Option<Action> {
    let text = node.text()?;
    let start = if text == old {
        0
    } else {
        let first = old.chars().next()?;
        let start = text.find(old)?;
        let stands_again = text[start + first.len_utf8()..].contains(old);
        (!stands_again).then_some(start)?
    };
    let before: usize =
        old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (old, new) = (&old[before..], &new[before..]);
    let after: usize =
        old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let part = start + before..start + before + old.len() - after;
    let new = &new[..new.len() - after];
    (!part.is_empty() || !new.is_empty()).then(|| Action::Text(part, new.to_owned()))
}

/// What to add to `node` so that `value` is at the end of the path `missing`.
fn addition(node: Node<'_>, missing: &[String], value: Value) -> Option<Action> {
    let (first, deeper) = missing.split_first()?;
    let value = deeper.iter().rev().try_fold(value, |value, step| match step.parse::<usize>() {
        Ok(0) => Some(Value::Array(vec![value])),
        Ok(_) => None,
        Err(_) => Some(Value::Object(Map::from_iter([(step.clone(), value)]))),
    })?;
    match node.kind() {
        Kind::Object => Some(Action::Member(first.clone(), value)),
        Kind::Array if first.parse() == Ok(node.len()) => Some(Action::Item(value)),
        _ => None,
    }
}
