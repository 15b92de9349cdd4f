//! A document as one flat list of elements and texts, each with its place in the source.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::entities::Entities;
use super::ids::Ids;
use super::node::Node;
use super::positions::Positions;
use super::{Attribute, Namespace};
use crate::source::Span;

/// A parsed XML document.
///
/// Its nodes are in document order, parents before their children, in one vector. Nothing is copied: names, values and
/// texts are slices of the source, decoded on demand.
#[derive(Debug)]
pub struct Document<'s> {
    pub(super) source: &'s str,
    /// The element that the document is about: the outermost one, or one in it.
    pub(super) root: NodeId,
    pub(super) entries: Vec<Entry>,
    pub(super) attributes: Vec<AttributeEntry>,
    pub(super) entities: Entities<'s>,
    pub(super) doctype: Option<DocumentType<'s>>,
    pub(super) comments: u32,
    pub(super) instructions: Vec<Span>,
    /// Whether a usual prefix is bound to another namespace anywhere.
    pub(super) has_odd_prefixes: bool,
    /// The elements with an `id`, in document order.
    pub(super) with_id: Vec<NodeId>,
    /// The same by id, built on first use.
    pub(super) by_id: OnceLock<Ids>,
    /// The positions of nodes among their siblings, once needed.
    pub(super) positions: OnceLock<Positions>,
}

/// One element or one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The parent element; for the root, itself.
    pub(super) parent: u32,
    /// The entry after this one and its descendants.
    pub(super) next: u32,
    /// The end of an element's start tag.
    pub(super) content_start: u32,
    /// The first attribute. The next entry's first one follows the last.
    pub(super) attributes: u32,
    pub(super) name: NameLength,
    pub(super) namespace: Namespace,
    pub(super) kind: EntryKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Element,
    /// A text that needs no decoding.
    Plain,
    /// A text with references, CDATA sections or carriage returns.
    Coded,
}

/// An attribute, or a namespace declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AttributeEntry {
    pub(super) start: u32,
    pub(super) value_start: u32,
    pub(super) value_end: u32,
    pub(super) name: NameLength,
    pub(super) namespace: Namespace,
    pub(super) is_declaration: bool,
    /// Whether the value has references, or white space that must become a space.
    pub(super) is_coded: bool,
}

/// The length of a name, and of its prefix with the colon.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameLength {
    pub(super) whole: u16,
    pub(super) prefix: u16,
}

impl NameLength {
    /// The prefix of the name at `start`, without its colon; empty if there is none.
    pub(super) fn prefix(self, source: &str, start: usize) -> &str {
        &source[start..start + usize::from(self.prefix.saturating_sub(1))]
    }

    pub(super) fn local_length(self) -> usize {
        usize::from(self.whole) - usize::from(self.prefix)
    }

    pub(super) fn local(self, source: &str, start: usize) -> &str {
        &source[start + usize::from(self.prefix)..start + usize::from(self.whole)]
    }

    pub(super) fn qualified(self, source: &str, start: usize) -> &str {
        &source[start..start + usize::from(self.whole)]
    }
}

/// The index of a node within its document. Small, and in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The outermost element.
    pub const ROOT: Self = Self(0);

    /// The index, for use with a table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The document type declaration of a document: `<!DOCTYPE article PUBLIC "…" "…">`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentType<'s> {
    /// The declared name of the root element.
    pub name: &'s str,
    /// The public identifier of the DTD, with white space normalised.
    pub public_id: Option<Cow<'s, str>>,
    /// The file name or URL of the DTD. It is never read.
    pub system_id: Option<&'s str>,
    /// The whole declaration.
    pub span: Span,
}

impl<'s> Document<'s> {
    /// The text that was parsed.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The element that the document is about: the outermost one, unless another was [entered](Self::enter).
    pub fn root(&self) -> Node<'_> {
        self.node(self.root)
    }

    /// Makes another element the root, such as the only article in a set.
    pub(crate) fn enter(&mut self, root: NodeId) {
        self.root = root;
    }

    /// The node with this index.
    ///
    /// # Panics
    ///
    /// If the index is from a larger document.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        assert!(id.index() < self.entries.len(), "a node's number belongs to its own document");
        Node { document: self, id }
    }

    /// Every element and every text, in document order.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'_>> + DoubleEndedIterator {
        (0..self.entries.len()).map(|index| Node { document: self, id: NodeId(index as u32) })
    }

    /// The deepest node at this byte of the source, if it is in the outermost element.
    pub fn at(&self, offset: usize) -> Option<Node<'_>> {
        let begun = self.entries.partition_point(|entry| entry.start as usize <= offset);
        let last = self.node(NodeId(begun.checked_sub(1)? as u32));
        std::iter::once(last).chain(last.ancestors()).find(|node| node.span().range().contains(&offset))
    }

    /// The first element with this value of the attribute `id`.
    pub fn by_id(&self, id: &str) -> Option<Node<'_>> {
        let by_id = self.by_id.get_or_init(|| Ids::of(self));
        by_id.first(self, id).map(|number| self.node(number))
    }

    /// The `id` attributes, each with its element, in document order.
    pub fn ids(&self) -> impl Iterator<Item = (Attribute<'_>, Node<'_>)> {
        let nodes = self.with_id.iter().map(|number| self.node(*number));
        nodes.filter_map(|node| Some((node.attribute("id")?, node)))
    }

    /// The document type declaration, if there is one.
    pub fn doctype(&self) -> Option<&DocumentType<'s>> {
        self.doctype.as_ref()
    }

    /// The number of comments, which are not nodes.
    pub fn comments(&self) -> usize {
        self.comments as usize
    }

    /// The processing instructions, which are not nodes, without the XML declaration.
    pub fn instructions(&self) -> &[Span] {
        &self.instructions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_and_attributes_are_small() {
        assert_eq!((size_of::<Entry>(), size_of::<AttributeEntry>()), (32, 20));
    }
}
