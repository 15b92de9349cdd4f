//! Where in a document the parts of the article stand.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostic::{Address, Location, Place};
use crate::source::hash::HashMap;
use crate::source::xml::{Document, Node, NodeId};
use crate::source::{Path, Pointer, Span};

/// Where in a document the parts of the article stand, if anybody wants to know.
///
/// By hashes of their pointers: the pointers themselves would take more memory than the article.
#[derive(Debug)]
pub(super) struct Places(Option<HashMap<u64, Spot>>);

/// An element, a text, or an attribute of an element.
#[derive(Debug, Clone, Copy)]
struct Spot {
    node: NodeId,
    attribute: Option<&'static str>,
}

impl Places {
    /// Nobody wants to know: nothing is kept.
    pub(super) fn unwanted() -> Self {
        Self(None)
    }

    pub(super) fn wanted() -> Self {
        Self(Some(HashMap::default()))
    }

    pub(super) fn are_wanted(&self) -> bool {
        self.0.is_some()
    }

    /// Like [`note`](Self::note), unless it is known already where that stands.
    pub(super) fn note_first(&mut self, at: &Path<'_>, node: Node<'_>) {
        if let Some(spots) = &mut self.0 {
            spots.entry(hash(at.pointer().as_str())).or_insert(Spot { node: node.id(), attribute: None });
        }
    }

    pub(super) fn note(&mut self, at: &Path<'_>, node: Node<'_>, attribute: Option<&'static str>) {
        if let Some(spots) = &mut self.0 {
            spots.insert(hash(at.pointer().as_str()), Spot { node: node.id(), attribute });
        }
    }

    /// The place in the document: of the deepest part of the way to it that is known.
    pub(super) fn locate(&self, document: &Document<'_>, place: &Place) -> Location {
        let (pointer, part) = match place {
            Place::Text(span) => return in_text(document, *span),
            Place::At(pointer) | Place::Key(pointer) => (pointer, None),
            Place::Within(pointer, part) => (pointer, Some(part)),
        };
        let (spot, is_exact) = self.deepest(pointer);
        let Some(Spot { node, attribute }) = spot else {
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
            (Some(text), Some(part)) if is_exact => text.span_within(part.clone()),
            (Some(text), _) => text.span(),
            (None, _) => node.name_span(),
        };
        Location { span, address: Some(Address::XPath(element(node).xpath())) }
    }

    /// The element or attribute that a place of the article was read from, or the deepest known above it.
    pub(super) fn origin(&self, document: &Document<'_>, at: &Pointer) -> Span {
        let Some(Spot { node, attribute }) = self.deepest(at).0 else { return document.root().name_span() };
        let node = document.node(node);
        let attribute = attribute.and_then(|name| node.attribute(name));
        attribute.map_or_else(|| whole(node), |attribute| attribute.value_span())
    }

    /// What is known of the place, or of the nearest one above; and whether it is the place itself.
    fn deepest(&self, pointer: &Pointer) -> (Option<Spot>, bool) {
        let Some(spots) = &self.0 else { return (None, false) };
        let mut way = pointer.as_str();
        loop {
            if let Some(spot) = spots.get(&hash(way)) {
                return (Some(*spot), way.len() == pointer.as_str().len());
            }
            let Some((above, _)) = way.rsplit_once('/') else { return (None, false) };
            way = above;
        }
    }
}

/// A part of the text, and the element that it begins in.
pub(super) fn in_text(document: &Document<'_>, span: Span) -> Location {
    let address = document.at(span.start).map(|node| Address::XPath(element(node).xpath()));
    Location { span, address }
}

/// The element that a part of the text belongs to, if it is its name or of its text; else the part itself.
pub(super) fn origin_of_text(document: &Document<'_>, span: Span) -> Span {
    match document.at(span.start) {
        Some(node) if node.is_text() || span == node.name_span() => whole(node),
        _ => span,
    }
}

/// The element that a node is or lies in; of the outermost one, the name.
fn whole(node: Node<'_>) -> Span {
    let element = element(node);
    if element == element.document().root() { element.name_span() } else { element.span() }
}

fn hash(pointer: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    pointer.hash(&mut hasher);
    hasher.finish()
}

/// The node if it is an element, else the one around it.
fn element(node: Node<'_>) -> Node<'_> {
    if node.is_element() { node } else { node.parent().unwrap_or(node) }
}

/// The text of an element that holds nothing else.
fn only_text(node: Node<'_>) -> Option<Node<'_>> {
    let mut children = node.children();
    children.next().filter(|child| child.is_text() && children.next().is_none())
}
