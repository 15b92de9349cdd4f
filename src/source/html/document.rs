//! A page as one flat list of elements and texts, each with its place in the source.

use html5ever::LocalName;

use super::node::Node;
use crate::source::Span;
use crate::source::tree::Place;

/// A web page as the tree that a browser builds of it, without running scripts.
///
/// Its nodes are in document order, parents before their children, in one vector. Texts and values are slices of the
/// source; only those with character references or carriage returns are stored separately. Comments are left out, and
/// so are the contents of `template` elements: in browsers, too, they are not in the document. It is at most about a
/// thousand levels deep.
#[derive(Debug)]
pub struct Document<'s> {
    pub(super) source: &'s str,
    /// Texts that are not in the source verbatim, concatenated.
    pub(super) decoded: String,
    pub(super) entries: Vec<Entry>,
    pub(super) attributes: Vec<AttributeEntry>,
}

/// One element or one text, or the document itself.
#[derive(Debug)]
pub(super) struct Entry {
    /// The parent; of the document, itself.
    pub(super) parent: u32,
    /// The entry after this one and its descendants.
    pub(super) next: u32,
    /// The start tag of an element, or a text as written.
    pub(super) span: Place,
    /// The attributes of an element, as a range of indices, or a text.
    pub(super) content: Place,
    pub(super) kind: EntryKind,
}

#[derive(Debug, Clone)]
pub(super) enum EntryKind {
    Document,
    Text,
    Element(Name),
}

/// The name of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) namespace: Namespace,
    pub(super) local: LocalName,
}

/// The language that an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    Html,
    Svg,
    MathMl,
}

/// One attribute of a start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct AttributeEntry {
    pub(super) name: Place,
    pub(super) name_span: Place,
    pub(super) value: Place,
    pub(super) value_span: Place,
}

/// The index of a node within its document. Small, and in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The index, for use with a table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl<'s> Document<'s> {
    /// The text that was parsed.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The document itself, which contains the `html` element.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, id: NodeId(0) }
    }

    pub(super) fn text(&self, place: Place) -> &str {
        text(self.source, &self.decoded, place)
    }
}

/// The text at a place in the source, or, counting on after its end, in `decoded`.
pub(super) fn text<'t>(source: &'t str, decoded: &'t str, place: Place) -> &'t str {
    let Span { start, end } = place.span();
    match start.checked_sub(source.len()) {
        Some(start) if end > source.len() => &decoded[start..end - source.len()],
        _ => &source[start..end],
    }
}
