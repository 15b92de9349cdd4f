//! One element or one text of a page, with navigation, and its attributes.

use std::borrow::Cow;
use std::ops::Range;

use super::document::{AttributeEntry, Document, Entry, EntryKind, Namespace, NodeId};
use crate::source::Span;
use crate::source::tree::Place;

/// One element or one text of a [`Document`], or the document itself.
#[derive(Debug, Clone, Copy)]
pub struct Node<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: NodeId,
}

/// One attribute of an element.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<'d> {
    document: &'d Document<'d>,
    entry: &'d AttributeEntry,
}

impl<'d> Node<'d> {
    /// The index of this node within its document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// Whether this is an element.
    pub fn is_element(self) -> bool {
        matches!(self.entry().kind, EntryKind::Element(_))
    }

    /// Whether this is a text.
    pub fn is_text(self) -> bool {
        matches!(self.entry().kind, EntryKind::Text)
    }

    /// Whether this is an HTML element with this name, in lower case. The `title` of an SVG is not one.
    pub fn is(self, name: &str) -> bool {
        self.namespace() == Some(Namespace::Html) && self.name() == name
    }

    /// The name of an element, in lower case for those of HTML; empty for a text.
    pub fn name(self) -> &'d str {
        match &self.entry().kind {
            EntryKind::Element(name) => &name.local,
            _ => "",
        }
    }

    /// The namespace of an element.
    pub fn namespace(self) -> Option<Namespace> {
        match &self.entry().kind {
            EntryKind::Element(name) => Some(name.namespace),
            _ => None,
        }
    }

    /// The span of the start tag of an element, or of a text.
    ///
    /// `None` for the document and for elements that no tag is there for: often `html`, `head`, `body` and `tbody`.
    /// For an element that browsers open again, such as a `b` that is open at the end of a paragraph, it is that of
    /// the last tag like its own.
    pub fn span(self) -> Option<Span> {
        let span = self.entry().span;
        (span != Place::NONE).then(|| span.span())
    }

    /// The text of a text, or of all texts in an element, those of scripts and styles included.
    pub fn text(self) -> Cow<'d, str> {
        let mut texts = self.descendants().filter(|node| node.is_text()).map(Node::content);
        let Some(first) = texts.next() else { return Cow::Borrowed("") };
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => Cow::Owned([first, second].into_iter().chain(texts).collect()),
        }
    }

    /// The attributes of an element, in order. Of duplicates, only the first is one.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        self.attribute_entries().iter().map(move |entry| Attribute { document: self.document, entry })
    }

    /// The attribute with this name, in lower case.
    pub fn attribute(self, name: &str) -> Option<Attribute<'d>> {
        self.attributes().find(|attribute| attribute.name() == name)
    }

    /// The parent; `None` for the document.
    pub fn parent(self) -> Option<Node<'d>> {
        (self.id.0 > 0).then(|| self.to(self.entry().parent))
    }

    /// The children, in order.
    pub fn children(self) -> impl Iterator<Item = Node<'d>> {
        let end = self.entry().next;
        let first = Some(self.id.0 + 1).filter(|&first| first < end);
        let next = move |node: &Node<'d>| Some(node.entry().next).filter(|&next| next < end);
        std::iter::successors(first.map(|first| self.to(first)), move |node| {
            next(node).map(|next| node.to(next))
        })
    }

    /// This node and everything in it, in document order.
    pub fn descendants(self) -> impl ExactSizeIterator<Item = Node<'d>> {
        (self.id.0..self.entry().next).map(move |id| self.to(id))
    }

    /// Whether this is `other` or is within it.
    pub fn is_within(self, other: NodeId) -> bool {
        (other.0..self.document.entries[other.index()].next).contains(&self.id.0)
    }

    /// The text of a text; empty for all else.
    fn content(self) -> &'d str {
        match self.entry().kind {
            EntryKind::Text => self.document.text(self.entry().content),
            _ => "",
        }
    }

    fn attribute_entries(self) -> &'d [AttributeEntry] {
        match self.entry().kind {
            EntryKind::Element(_) => &self.document.attributes[self.entry().content.span().range()],
            _ => &[],
        }
    }

    fn entry(self) -> &'d Entry {
        &self.document.entries[self.id.index()]
    }

    fn to(self, id: u32) -> Self {
        Self { id: NodeId(id), ..self }
    }
}

impl<'d> Attribute<'d> {
    /// The name, in lower case, also in SVG: `viewbox`.
    pub fn name(self) -> &'d str {
        self.document.text(self.entry.name)
    }

    /// The span of the name.
    pub fn name_span(self) -> Span {
        self.entry.name_span.span()
    }

    /// The value, with character references decoded; empty if the attribute has only a name.
    pub fn value(self) -> &'d str {
        self.document.text(self.entry.value)
    }

    /// The span of the value, without quotes. For an empty value, the empty span after the name.
    pub fn value_span(self) -> Span {
        self.entry.value_span.span()
    }

    /// The span in the source of a part of the value, given as a byte range. The whole value if it has character
    /// references or carriage returns.
    pub fn span_within(self, part: Range<usize>) -> Span {
        self.document.span_within(self.entry.value, self.entry.value_span, part)
    }
}

impl Document<'_> {
    fn span_within(&self, text: Place, span: Place, part: Range<usize>) -> Span {
        let is_verbatim = text == span && self.text(text).get(part.clone()).is_some();
        let Span { start, .. } = span.span();
        if is_verbatim { Span::new(start + part.start, start + part.end) } else { span.span() }
    }
}
