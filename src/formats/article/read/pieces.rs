//! Edits that put several passages in the place of one text, which files write in several forms.

use serde_json::{Value, json};

use crate::model::Blocks;
use crate::source::edit::{Change, Edit};
use crate::source::{Kind, Node, Pointer, Resolved, Tree};

/// A longer text is not taken apart: each edit holds all of it.
const LONGEST: usize = 1 << 16;

/// The edit as it is in this file, if it puts passages in the place of a text: text in short form becomes a list, and a
/// paragraph in short form an object.
pub(super) fn in_form_of_file(tree: &Tree<'_>, edit: Edit) -> Edit {
    let Change::Value(Value::Array(pieces)) = &edit.change else { return edit };
    let Resolved { node, rest } = tree.resolve(&edit.at);
    let is_marked = pieces.iter().any(|piece| piece.get("type").is_some());
    if !is_marked || node.kind() != Kind::String || node.raw().len() > LONGEST {
        return edit;
    }
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    let (at, value) = match *rest.as_slice() {
        [] => match in_list(node, pieces) {
            Some(list) => list,
            None => return edit,
        },
        ["0"] => (node.pointer(), json!(pieces)),
        ["content", "0"] => (node.pointer(), paragraph(pieces)),
        [number, "content", "0"] => match in_body(node, number, pieces) {
            Some(blocks) => (node.pointer(), blocks),
            None => return edit,
        },
        // A cell of a table.
        ["content", number, "content", "0"] => match in_body(node, number, pieces) {
            Some(blocks) => (node.pointer(), json!({ "content": blocks })),
            None => return edit,
        },
        _ => return edit,
    };
    Edit::set(at, value)
}

fn paragraph(pieces: &[Value]) -> Value {
    json!({ "type": "paragraph", "content": pieces })
}

/// The list of the text with the pieces in its place.
fn in_list(node: Node<'_>, pieces: &[Value]) -> Option<(Pointer, Value)> {
    let list = node.parent().filter(|list| list.kind() == Kind::Array && list.raw().len() <= LONGEST)?;
    let replaced =
        |item: Node<'_>| if item.id() == node.id() { pieces.to_vec() } else { vec![Value::from(item)] };
    Some((list.pointer(), list.children().flat_map(replaced).collect()))
}

/// The paragraphs of a text in short form, of which one has the pieces.
fn in_body(node: Node<'_>, number: &str, pieces: &[Value]) -> Option<Value> {
    let (text, number): (&str, usize) = (node.text()?, number.parse().ok()?);
    let paragraphs = Blocks::paragraphs(text).enumerate();
    let block = |(at, place)| if at == number { paragraph(pieces) } else { Value::from(&text[place]) };
    Some(paragraphs.map(block).collect())
}
