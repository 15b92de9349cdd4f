//! Where the parts of the article are in a document.

use crate::diagnostic::{Address, Location, Place};
use crate::formats::import;
use crate::source::xml::{Document, Node, NodeId};
use crate::source::{Pointer, Span};

/// Where the parts of the article are in a document.
pub(super) type Places = import::Places<Spot>;

/// An element, a text, or an attribute of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    node: NodeId,
    attribute: Option<&'static str>,
}

impl Spot {
    pub(super) fn node(node: Node<'_>) -> Self {
        Self { node: node.id(), attribute: None }
    }

    pub(super) fn attribute(node: Node<'_>, name: &'static str) -> Self {
        Self { node: node.id(), attribute: Some(name) }
    }
}

impl Places {
    /// The location in the document of the deepest known part of the path.
    pub(super) fn locate(&self, document: &Document<'_>, place: &Place) -> Location {
        let (pointer, part) = match place {
            Place::Text(span) => return in_text(document, *span),
            Place::At(pointer) | Place::Key(pointer) => (pointer, None),
            Place::Within(pointer, part) => (pointer, Some(part)),
        };
        let Some((Spot { node, attribute }, rest)) = self.nearest(pointer) else {
            let root = document.root();
            return Location { span: root.name_span(), address: Some(Address::XPath(root.xpath())) };
        };
        let node = document.node(node);
        if let Some(attribute) = attribute.and_then(|name| node.attribute(name)) {
            let address = Address::XPath(format!("{}/@{}", node.xpath(), attribute.qualified_name()));
            return Location { span: attribute.value_span(), address: Some(address) };
        }
        let text = if node.is_text() { Some(node) } else { only_text(node) };
        let span = match (text, part) {
            (Some(text), Some(part)) if rest.is_empty() => text.span_within(part.clone()),
            (Some(text), _) => text.span(),
            (None, _) => node.name_span(),
        };
        Location { span, address: Some(Address::XPath(element(node).xpath())) }
    }

    /// The element or attribute that a place of the article was read from, or the deepest known one above it.
    pub(super) fn origin(&self, document: &Document<'_>, at: &Pointer) -> Span {
        let Some((Spot { node, attribute }, _)) = self.nearest(at) else {
            return document.root().name_span();
        };
        let node = document.node(node);
        let attribute = attribute.and_then(|name| node.attribute(name));
        attribute.map_or_else(|| whole(node), |attribute| attribute.value_span())
    }
}

/// A span of the text, and the element it begins in.
pub(super) fn in_text(document: &Document<'_>, span: Span) -> Location {
    let address = document.at(span.start).map(|node| Address::XPath(element(node).xpath()));
    Location { span, address }
}

/// The element of a part of the text that is its name or within its text; otherwise the part itself.
pub(super) fn origin_of_text(document: &Document<'_>, span: Span) -> Span {
    match document.at(span.start) {
        Some(node) if node.is_text() || span == node.name_span() => whole(node),
        _ => span,
    }
}

/// The element that is or contains a node; for the outermost one, its name.
fn whole(node: Node<'_>) -> Span {
    let element = element(node);
    if element == element.document().root() { element.name_span() } else { element.span() }
}

/// The node if it is an element, otherwise its parent.
fn element(node: Node<'_>) -> Node<'_> {
    if node.is_element() { node } else { node.parent().unwrap_or(node) }
}

/// The text of an element without other content.
fn only_text(node: Node<'_>) -> Option<Node<'_>> {
    let mut children = node.children();
    children.next().filter(|child| child.is_text() && children.next().is_none())
}
