//! A document as one flat list of elements and texts, each of which knows where it stands.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::entities::Entities;
use super::ids::Ids;
use super::node::Node;
use super::{Attribute, Namespace};
use crate::source::Span;

/// A parsed document of XML.
///
/// Its nodes stand in the order of the text, parents before their children, in one vector. Nothing is
/// copied: names, values and texts are slices of the source, decoded when somebody asks.
#[derive(Debug)]
pub struct Document<'s> {
    pub(super) source: &'s str,
    pub(super) entries: Vec<Entry>,
    pub(super) attributes: Vec<AttributeEntry>,
    pub(super) entities: Entities<'s>,
    pub(super) doctype: Option<DocumentType<'s>>,
    pub(super) comments: u32,
    pub(super) instructions: u32,
    /// Whether a usual prefix stands for something unusual somewhere.
    pub(super) has_odd_prefixes: bool,
    /// The elements that have an `id`, in the order of the text.
    pub(super) with_id: Vec<NodeId>,
    /// The same by their ids, once somebody asked.
    pub(super) by_id: OnceLock<Ids>,
}

/// One element or one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The element that holds it; of the root, itself.
    pub(super) parent: u32,
    /// The entry after this one and all that it holds.
    pub(super) next: u32,
    /// Where an element's start tag ends.
    pub(super) content_start: u32,
    /// The first attribute. The next entry's first one comes after the last.
    pub(super) attributes: u32,
    pub(super) name: NameLength,
    pub(super) namespace: Namespace,
    pub(super) kind: EntryKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Element,
    /// A text that stands in the source as it is meant.
    Plain,
    /// A text with references, sections of character data or carriage returns in it.
    Coded,
}

/// An attribute, or the declaration of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AttributeEntry {
    pub(super) start: u32,
    pub(super) value_start: u32,
    pub(super) value_end: u32,
    pub(super) name: NameLength,
    pub(super) namespace: Namespace,
    pub(super) is_declaration: bool,
    /// Whether the value has references in it or white space that is to become a space.
    pub(super) is_coded: bool,
}

/// How long a name is, and of that its prefix with its colon.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameLength {
    pub(super) whole: u16,
    pub(super) prefix: u16,
}

impl NameLength {
    /// The prefix of the name that begins here, without its colon; empty if there is none.
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

/// The number of a node within its document. Small, and in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The outermost element.
    pub const ROOT: Self = Self(0);

    /// The number, to index a table with.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The document type declaration of a document: `<!DOCTYPE article PUBLIC "…" "…">`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentType<'s> {
    /// The name that the root element is said to have.
    pub name: &'s str,
    /// The public identifier of the DTD, white space in it made single spaces.
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

    /// The outermost element.
    pub fn root(&self) -> Node<'_> {
        self.node(NodeId::ROOT)
    }

    /// The node with this number.
    ///
    /// # Panics
    ///
    /// When the number comes from a larger document.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        assert!(id.index() < self.entries.len(), "a node's number belongs to its own document");
        Node { document: self, id }
    }

    /// Every element and every text, in the order of the text.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'_>> + DoubleEndedIterator {
        (0..self.entries.len()).map(|index| Node { document: self, id: NodeId(index as u32) })
    }

    /// The deepest node at this byte of the source, if it lies in the outermost element.
    pub fn at(&self, offset: usize) -> Option<Node<'_>> {
        let begun = self.entries.partition_point(|entry| entry.start as usize <= offset);
        let last = self.node(NodeId(begun.checked_sub(1)? as u32));
        std::iter::once(last).chain(last.ancestors()).find(|node| node.span().range().contains(&offset))
    }

    /// The first element whose attribute `id` has this value.
    pub fn by_id(&self, id: &str) -> Option<Node<'_>> {
        let by_id = self.by_id.get_or_init(|| Ids::of(self));
        by_id.first(self, id).map(|number| self.node(number))
    }

    /// The attributes `id`, each with its element, in the order of the text.
    pub fn ids(&self) -> impl Iterator<Item = (Attribute<'_>, Node<'_>)> {
        let nodes = self.with_id.iter().map(|number| self.node(*number));
        nodes.filter_map(|node| Some((node.attribute("id")?, node)))
    }

    /// The document type declaration, if there is one.
    pub fn doctype(&self) -> Option<&DocumentType<'s>> {
        self.doctype.as_ref()
    }

    /// How many comments there are. They are no nodes.
    pub fn comments(&self) -> usize {
        self.comments as usize
    }

    /// How many processing instructions there are. They are no nodes, and the XML declaration is none of them.
    pub fn instructions(&self) -> usize {
        self.instructions as usize
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
