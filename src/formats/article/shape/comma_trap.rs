//! In braces, YAML reads text after a comma as a field: `{ title: Yes, we can }`.

use serde_json::Value;

use crate::diagnostic::{Finding, Place};
use crate::formats::article::shape::FIELD_UNKNOWN;
use crate::source::edit::{Edit, line};
use crate::source::{Kind, Node, Pointer};

/// Objects with more fields than this are not written in braces on one line.
const MOST: usize = 64;

/// A longer text is not shown.
const LONGEST: usize = 200;

/// Whether the field continues a text of which an earlier field is already reported.
pub(super) fn is_continued(node: Node<'_>, key: &str) -> bool {
    trap(node, key).is_some_and(|trap| trap.pieces[0].key() != Some(key))
}

/// A finding if the field is only the end of a text with a comma.
pub(super) fn comma_trap(node: Node<'_>, key: &str, at: &Pointer) -> Option<Finding> {
    let Trap { owner, pieces } = trap(node, key)?;
    let owner_key = owner.key()?;
    let end = pieces.last()?.key_span()?.end;
    let whole = Value::from(node.tree().source().get(owner.span().start..end)?);
    let message = format!("`{owner_key}` ends at a comma, and `{key}` is read as a field");
    let mut finding = Finding::new(&FIELD_UNKNOWN, Place::Key(at.clone().key(key)), message);
    let is_short = end - owner.span().start <= LONGEST;
    let shown = if is_short { format!(": `{}`", line(owner, &whole)) } else { String::new() };
    finding.label("no field").help(format!("put text with a comma in quotes{shown}"));
    let removed = pieces.iter().filter_map(|piece| Some(Edit::remove(at.clone().key(piece.key()?))));
    finding.fix(removed).fix([Edit::set(at.clone().key(owner_key), whole)]);
    Some(finding)
}

struct Trap<'t> {
    /// The field with the beginning of the text.
    owner: Node<'t>,
    /// The fields that are its other pieces.
    pieces: Vec<Node<'t>>,
}

fn trap<'t>(node: Node<'t>, key: &str) -> Option<Trap<'t>> {
    if node.len() > MOST || !node.raw().starts_with('{') {
        return None;
    }
    let members: Vec<Node<'t>> = node.children().collect();
    let is_piece = |member: &Node<'_>| {
        let key = member.key_span().and_then(|key| node.tree().source().get(key.range()));
        let has_no_quotes = key.is_some_and(|key| !key.starts_with('"'));
        member.kind() == Kind::Null && member.raw().is_empty() && has_no_quotes
    };
    let at =
        members.iter().position(|member| member.key() == Some(key)).filter(|at| is_piece(&members[*at]))?;
    let first = at - members[..at].iter().rev().take_while(|member| is_piece(member)).count();
    let owner = *members[..first].last()?;
    let is_plain = owner.kind() == Kind::String && !owner.raw().starts_with(['"', '\'']);
    let pieces = members[first..].iter().take_while(|member| is_piece(member)).copied().collect();
    is_plain.then_some(Trap { owner, pieces })
}
