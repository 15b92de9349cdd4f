//! One element or one text of a document, with navigation.

use std::fmt;
use std::iter::FusedIterator;

use super::Namespace;
use super::document::{Document, Entry, EntryKind, NodeId};
use super::positions::position;
use crate::source::Span;

/// One element or one text of a [`Document`].
///
/// Adjacent characters, references and CDATA sections are one text.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: NodeId,
}

impl<'d> Node<'d> {
    /// The index of this node within its document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The document that this node is part of.
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// Whether this is an element.
    pub fn is_element(self) -> bool {
        self.entry().kind == EntryKind::Element
    }

    /// Whether this is a text.
    pub fn is_text(self) -> bool {
        !self.is_element()
    }

    /// The name of an element without its prefix; empty for a text.
    #[inline]
    pub fn name(self) -> &'d str {
        self.entry().name.local(self.document.source, self.name_start())
    }

    /// The name of an element as written; empty for a text.
    pub fn qualified_name(self) -> &'d str {
        self.entry().name.qualified(self.document.source, self.name_start())
    }

    /// The prefix of an element as written; empty if there is none.
    pub fn prefix(self) -> &'d str {
        self.entry().name.prefix(self.document.source, self.name_start())
    }

    /// The namespace of an element.
    pub fn namespace(self) -> Namespace {
        self.entry().namespace
    }

    /// Whether this is an element with this name: `title`, `mml:math`. The prefix is the usual one of its
    /// [`Namespace`], whatever the prefix in the document.
    pub fn is(self, name: &str) -> bool {
        match self.namespace() {
            // Local names contain no colon.
            Namespace::None => self.is_element() && self.name() == name,
            namespace => self.is_element() && Namespace::split(name) == (Some(namespace), self.name()),
        }
    }

    /// The span of the whole node: an element from the `<` of its start tag to the `>` of its end tag.
    pub fn span(self) -> Span {
        let entry = self.entry();
        Span::new(entry.start as usize, entry.end as usize)
    }

    /// The span of the name in an element's start tag; for a text, empty at its start.
    pub fn name_span(self) -> Span {
        let start = self.name_start();
        Span::new(start, start + usize::from(self.entry().name.whole))
    }

    /// The span of an element's content, between its tags; for a text, the whole text. For an empty element, it is
    /// empty at its end.
    pub fn content_span(self) -> Span {
        let entry = self.entry();
        let Span { start, end } = self.span();
        if entry.kind != EntryKind::Element {
            return Span::new(start, end);
        }
        let content_start = entry.content_start as usize;
        // An end tag contains no other `<`.
        let length = memchr::memrchr(b'<', &self.document.source.as_bytes()[content_start..end]);
        Span::new(content_start, length.map_or(end, |length| content_start + length))
    }

    /// The start tag of an element.
    pub(super) fn start_tag(self) -> Span {
        Span::new(self.entry().start as usize, self.entry().content_start as usize)
    }

    /// The node as written in the source.
    pub fn raw(self) -> &'d str {
        &self.document.source[self.span().range()]
    }

    pub(super) fn raw_bytes(self) -> &'d [u8] {
        &self.document.source.as_bytes()[self.span().range()]
    }

    /// The parent element; `None` for the outermost one.
    pub fn parent(self) -> Option<Node<'d>> {
        (self.id != NodeId::ROOT).then(|| self.to(self.entry().parent))
    }

    /// The enclosing elements, from the inside out.
    pub fn ancestors(self) -> impl Iterator<Item = Node<'d>> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// The elements and texts of an element, in order.
    pub fn children(self) -> Children<'d> {
        Children { document: self.document, next: self.id.0 + 1, end: self.entry().next }
    }

    /// The child elements, in order.
    pub fn elements(self) -> impl Iterator<Item = Node<'d>> {
        self.children().filter(|child| child.is_element())
    }

    /// The first child element with this name, as in [`is`](Self::is).
    pub fn child(self, name: &str) -> Option<Node<'d>> {
        let (namespace, local) = Namespace::split(name);
        let namespace = namespace?;
        self.elements().find(|child| child.name() == local && child.namespace() == namespace)
    }

    /// The next node in the same element.
    pub fn next_sibling(self) -> Option<Node<'d>> {
        let next = self.entry().next;
        let end = self.parent()?.entry().next;
        (next < end).then(|| self.to(next))
    }

    /// All descendants, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Node<'d>> {
        (self.id.0 + 1..self.entry().next).map(move |id| self.to(id))
    }

    /// Whether this is `other` or is within it.
    pub fn is_within(self, other: NodeId) -> bool {
        (other.0..self.to(other.0).entry().next).contains(&self.id.0)
    }

    /// The path from the root to this node: `/article/front/article-meta/contrib-group/contrib[2]`.
    ///
    /// Indices are counted from 1, and left out for the only element with its name. Not for hot paths.
    pub fn xpath(self) -> String {
        let mut nodes: Vec<Node<'d>> = self.ancestors().collect();
        nodes.reverse();
        nodes.push(self);
        let mut path = String::new();
        for node in nodes {
            let name = if node.is_text() { "text()" } else { node.qualified_name() };
            path.push('/');
            path.push_str(name);
            if let Some(position) = position(node) {
                path.push_str(&format!("[{position}]"));
            }
        }
        path
    }

    #[inline]
    pub(super) fn entry(self) -> &'d Entry {
        &self.document.entries[self.id.index()]
    }

    #[inline]
    fn name_start(self) -> usize {
        let entry = self.entry();
        entry.start as usize + usize::from(entry.kind == EntryKind::Element)
    }

    fn to(self, id: u32) -> Node<'d> {
        Node { document: self.document, id: NodeId(id) }
    }
}

impl PartialEq for Node<'_> {
    /// Whether both are the same node of the same document.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.id == other.id
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.xpath(), self.raw())
    }
}

/// The children of a [`Node`].
#[derive(Debug, Clone)]
pub struct Children<'d> {
    document: &'d Document<'d>,
    next: u32,
    end: u32,
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;

    fn next(&mut self) -> Option<Node<'d>> {
        if self.next >= self.end {
            return None;
        }
        let child = Node { document: self.document, id: NodeId(self.next) };
        self.next = child.entry().next;
        Some(child)
    }
}

impl FusedIterator for Children<'_> {}

#[cfg(test)]
mod tests {
    use crate::source::xml::{NodeId, parse};

    const TEXT: &str = "<article>\n<front><contrib-group><contrib/><contrib id='k&#x31;'>x<b/>y</contrib ></contrib-group></front><mml:math id='k1'/></article>";

    #[test]
    fn nodes_have_places_and_paths() {
        let document = parse(TEXT).unwrap();
        let paths: Vec<String> = document.nodes().map(|node| node.xpath()).collect();
        let group = "/article/front/contrib-group";
        assert_eq!(
            paths,
            [
                "/article".to_owned(),
                "/article/text()".to_owned(),
                "/article/front".to_owned(),
                group.to_owned(),
                format!("{group}/contrib[1]"),
                format!("{group}/contrib[2]"),
                format!("{group}/contrib[2]/text()[1]"),
                format!("{group}/contrib[2]/b"),
                format!("{group}/contrib[2]/text()[2]"),
                "/article/mml:math".to_owned(),
            ]
        );
        let second = document.node(NodeId(5));
        assert_eq!(second.raw(), "<contrib id='k&#x31;'>x<b/>y</contrib >");
        assert_eq!(&TEXT[second.content_span().range()], "x<b/>y");
        assert_eq!(&TEXT[second.name_span().range()], "contrib");
        let id = second.attribute("id").unwrap();
        assert_eq!(
            (id.value().as_ref(), id.raw_value(), &TEXT[id.span().range()]),
            ("k1", "k&#x31;", "id='k&#x31;'")
        );
        let empty = document.node(NodeId(4));
        assert_eq!(empty.content_span().range(), empty.span().end..empty.span().end);
    }

    #[test]
    fn nodes_lead_to_each_other() {
        let document = parse(TEXT).unwrap();
        let root = document.root();
        let front = root.child("front").unwrap();
        assert_eq!(front.next_sibling().unwrap(), root.child("mml:math").unwrap());
        assert!(root.child("math").is_none() && root.child("x:math").is_none());
        assert!(root.parent().is_none() && root.next_sibling().is_none());
        for node in document.nodes() {
            assert!(node.children().all(|child| child.parent() == Some(node) && child.is_within(node.id())));
            assert_eq!(
                node.children().next().map_or(0, |first| 1 + std::iter::successors(
                    first.next_sibling(),
                    |node| node.next_sibling()
                )
                .count()),
                node.children().count()
            );
            assert_eq!(document.at(node.span().start).unwrap().span().start, node.span().start);
        }
        assert_eq!(front.descendants().count(), 6);
        assert!(document.at(TEXT.len()).is_none());
    }

    #[test]
    fn the_first_element_with_an_id_is_found() {
        let document = parse(TEXT).unwrap();
        assert_eq!(document.by_id("k1").unwrap().name(), "contrib");
        assert!(document.by_id("k").is_none() && document.by_id("k2").is_none());
    }
}
