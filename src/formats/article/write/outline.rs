//! An article ready for writing: canonical in order and form, with the author's comments.

use serde_json::{Value, to_value};

use super::notes::Notes;
use crate::model::Blocks;
use crate::source::hash::HashMap;
use crate::source::{Kind, Node};

/// A member of an object, an item of a list, or the whole document.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The key of a member.
    pub(super) key: Option<String>,
    /// Comments above it; an empty one is a blank line.
    pub(super) above: Vec<&'a str>,
    /// White space and a comment after it.
    pub(super) trailing: Option<&'a str>,
    /// Its value.
    pub(super) form: Form<'a>,
}

/// The value of an entry.
#[derive(Debug)]
pub(super) enum Form<'a> {
    /// A scalar.
    Scalar(Scalar<'a>),
    /// An object or a list.
    Collection(Collection<'a>),
}

/// A scalar.
#[derive(Debug)]
pub(super) struct Scalar<'a> {
    pub(super) value: Value,
    /// Its text in the source.
    pub(super) raw: Option<&'a str>,
}

/// An object or a list.
#[derive(Debug)]
pub(super) struct Collection<'a> {
    pub(super) is_object: bool,
    /// Whether the source uses flow style; `None` if it is not in the source.
    pub(super) is_flow: Option<bool>,
    pub(super) entries: Vec<Entry<'a>>,
    /// Comments below the last entry.
    pub(super) below: Vec<&'a str>,
}

impl<'a> Entry<'a> {
    /// `value`, in the styles of `node` of the source, as far as it has one.
    pub(super) fn new(
        key: Option<String>,
        value: Value,
        node: Option<Node<'a>>,
        notes: &mut Notes<'a>,
    ) -> Self {
        let mut above = node.map(|node| notes.above(node.id())).unwrap_or_default();
        let trailing = node.and_then(|node| notes.trailing(node.id()));
        let form = Form::new(value, node, notes, &mut above);
        Self { key, above, trailing, form }
    }
}

impl<'a> Form<'a> {
    fn new(value: Value, node: Option<Node<'a>>, notes: &mut Notes<'a>, above: &mut Vec<&'a str>) -> Self {
        match value {
            // A single string with paragraphs separated by blank lines is as short as a list of them, and stays.
            Value::Array(items) if node.is_some_and(|node| is_short_list(node, &items)) => {
                let text = node.and_then(Node::text).unwrap_or_default();
                Self::Scalar(Scalar { value: text.into(), raw: node.map(Node::raw) })
            }
            Value::Array(items) => {
                let same = node.filter(|node| node.kind() == Kind::Array && node.len() == items.len());
                if let Some(other) = node.filter(|_| same.is_none()) {
                    above.extend(notes.within(other));
                }
                let mut nodes = same.into_iter().flat_map(Node::children);
                let entries: Vec<_> =
                    items.into_iter().map(|item| Entry::new(None, item, nodes.next(), notes)).collect();
                if entries.is_empty() {
                    above.extend(below_nothing(same, notes));
                }
                Self::collection(false, same, entries, notes)
            }
            Value::Object(members) => {
                let same = node.filter(|node| node.kind() == Kind::Object);
                if let Some(other) = node.filter(|_| same.is_none()) {
                    above.extend(notes.within(other));
                }
                let mut nodes: HashMap<&str, Node<'a>> = same
                    .into_iter()
                    .flat_map(Node::children)
                    .filter_map(|member| Some((member.key()?, member)))
                    .collect();
                let mut entries: Vec<Entry<'a>> = members
                    .into_iter()
                    .filter_map(|(key, value)| {
                        let node = nodes.remove(key.as_str());
                        // An empty text is a placeholder for one in another file.
                        let is_blank = same.is_some() && node.is_none() && value == "";
                        (!is_blank).then(|| Entry::new(Some(key), value, node, notes))
                    })
                    .collect();
                if entries.is_empty() {
                    above.extend(below_nothing(same, notes));
                }
                // Default values are left out, unless they have a comment.
                let mut left_out: Vec<Node<'a>> = nodes.into_values().collect();
                left_out.sort_by_key(|node| node.id());
                let remarks: Vec<&str> = left_out.into_iter().flat_map(|node| notes.about(node)).collect();
                let above = entries.first_mut().map_or(above, |first| &mut first.above);
                if !remarks.is_empty() && above == &[""] {
                    above.clear();
                }
                above.splice(0..0, remarks);
                Self::collection(true, same, entries, notes)
            }
            value => {
                let says_the_same = |node: &Node<'a>| match &value {
                    Value::String(text) => node.text() == Some(text),
                    Value::Number(_) => node.kind() == Kind::Number,
                    _ => false,
                };
                if let Some(node) = node {
                    above.extend(notes.within(node));
                }
                let raw = node.and_then(|node| find(node, &says_the_same)).map(Node::raw);
                Self::Scalar(Scalar { value, raw })
            }
        }
    }

    fn collection(
        is_object: bool,
        node: Option<Node<'a>>,
        entries: Vec<Entry<'a>>,
        notes: &mut Notes<'a>,
    ) -> Self {
        let below = node.map(|node| notes.below(node.id())).unwrap_or_default();
        let is_flow = node.map(|node| node.raw().starts_with(['{', '[']));
        Self::Collection(Collection { is_object, is_flow, entries, below })
    }
}

/// The comments below the last entry of a collection of which no entry is left.
fn below_nothing<'a>(node: Option<Node<'a>>, notes: &mut Notes<'a>) -> impl Iterator<Item = &'a str> {
    let below = node.map(|node| notes.below(node.id())).unwrap_or_default();
    below.into_iter().filter(|line| !line.is_empty())
}

/// Whether the source has `items` in a single string.
fn is_short_list(node: Node<'_>, items: &[Value]) -> bool {
    node.text().is_some_and(|text| {
        to_value(Blocks::from(text)).is_ok_and(|list| list.as_array().is_some_and(|list| list == items))
    })
}

/// The first value at or within `node` that matches.
fn find<'a>(node: Node<'a>, is_wanted: &impl Fn(&Node<'a>) -> bool) -> Option<Node<'a>> {
    if is_wanted(&node) { Some(node) } else { node.children().find_map(|child| find(child, is_wanted)) }
}
