//! A document as one flat list of values, each with its place in the text.

mod alignment;
mod builder;
mod large;
mod merged;
mod number;
mod pieces;
mod repeated_keys;
mod value;

pub(crate) use merged::{Selection, stacked};
pub(crate) use number::Number;

pub(crate) use builder::{Builder, Key, Text};

use std::iter::FusedIterator;
use std::sync::OnceLock;

use self::alignment::Landmarks;
use self::large::Index;
use self::merged::Shared;
use self::pieces::Piece;

use crate::source::{Pointer, Span};

/// A parsed JSON or YAML document.
///
/// Values are in document order, parents before their children, in one vector; texts are slices of the source. Only
/// texts with decoded escapes are stored separately.
#[derive(Debug)]
pub struct Tree<'s> {
    source: &'s str,
    /// Texts that are not in the source verbatim, concatenated.
    decoded: String,
    entries: Vec<Entry>,
    /// Whether it is YAML, which has more forms of values.
    is_yaml: bool,
    /// Whether values are not in the order of their places: aliases repeat some, or they are of several syntaxes.
    is_out_of_order: bool,
    /// The first value that is in another syntax than JSON and YAML.
    others_from: NodeId,
    /// Where the body of a Markdown file begins.
    markdown_from: u32,
    /// Where the pieces of texts of Markdown are in the source, in the order of `decoded`.
    pieces: Vec<Piece>,
    /// Text that other trees have, too: that of the defaults, or all text of a tree that owns it.
    shared: Option<Shared>,
    /// The large objects and lists, built on first use.
    index: OnceLock<Index>,
    /// Places in long texts, built on first use.
    landmarks: OnceLock<Landmarks>,
}

/// One value.
#[derive(Debug, Clone, Copy)]
struct Entry {
    kind: Kind,
    value: Place,
    /// The place of the key, including quotes. Meaningless without a key.
    key_place: Place,
    key: Place,
    text: Place,
    /// The entry after this one and its descendants.
    next: u32,
    /// The number of children.
    len: u32,
}

/// A byte range. For a text: in the source, or, counting on after its end, in `decoded`, or after that in the shared
/// text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    start: u32,
    end: u32,
}

impl Place {
    pub(super) const NONE: Self = Self { start: u32::MAX, end: u32::MAX };

    pub(super) fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        let narrow =
            |offset: usize| u32::try_from(offset).expect("texts over MAX_BYTES are rejected earlier");
        Self { start: narrow(span.start), end: narrow(span.end) }
    }
}

/// The type of a [`Node`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number; see [`Node::number`].
    Number,
    /// A string; see [`Node::text`].
    String,
    /// A list.
    Array,
    /// Members, each with a key.
    Object,
}

/// The index of a value within its tree. Small, and in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// The whole document.
    pub const ROOT: Self = Self(0);

    /// After all values.
    const NONE: Self = Self(u32::MAX);

    /// The index, for use with a table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The deepest value in the source on the path of a pointer.
#[derive(Debug, Clone)]
pub struct Resolved<'t> {
    /// That value.
    pub node: Node<'t>,
    /// The remaining steps, which have no value in the source; empty if the whole pointer was followed.
    pub rest: Vec<String>,
}

impl<'s> Tree<'s> {
    /// The text that was parsed.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// Whether the text is YAML. True for JSON that was parsed as YAML.
    pub(super) fn is_yaml(&self) -> bool {
        self.is_yaml
    }

    /// Whether values are not in the order of their places: aliases repeat some, whose places are those of their
    /// anchors, or they are of several syntaxes.
    pub(super) fn is_out_of_order(&self) -> bool {
        self.is_out_of_order
    }

    /// The whole document.
    pub fn root(&self) -> Node<'_> {
        self.node(NodeId::ROOT)
    }

    /// The value with this index.
    ///
    /// # Panics
    ///
    /// If the index is from a larger tree.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        assert!(id.index() < self.entries.len(), "a node's number belongs to its own tree");
        Node { tree: self, id }
    }

    /// Every value, in document order.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'_>> {
        (0..self.entries.len()).map(|index| Node { tree: self, id: NodeId(index as u32) })
    }

    /// Follows a pointer as far as the source goes.
    ///
    /// If the source has a bare string in place of an object, the object's members have no place of their own: they
    /// resolve to the string.
    pub fn resolve(&self, pointer: &Pointer) -> Resolved<'_> {
        let mut node = self.root();
        let mut steps = pointer.steps();
        while let Some(step) = steps.next() {
            let Some(child) = node.step(&step) else {
                return Resolved { node, rest: std::iter::once(step).chain(steps).collect() };
            };
            node = child;
        }
        Resolved { node, rest: Vec::new() }
    }

    /// The deepest value at this byte of the source, or whose key is there.
    pub fn at(&self, offset: usize) -> Node<'_> {
        let mut node = self.root();
        while let Some(child) = node.child_at(offset) {
            node = child;
        }
        node
    }

    /// The members with a duplicate key: the first one with the key, then the duplicate.
    pub fn repeated_keys(&self) -> Vec<(NodeId, NodeId)> {
        repeated_keys::repeated_keys(self)
    }

    fn entry(&self, id: NodeId) -> &Entry {
        &self.entries[id.index()]
    }

    fn text(&self, place: Place) -> &str {
        let Span { start, end } = place.span();
        let (text, base) = match &self.shared {
            _ if start < self.source.len() => (self.source, 0),
            Some(shared) if place.start >= shared.start => (&*shared.text, shared.start as usize),
            _ => (self.decoded.as_str(), self.source.len()),
        };
        &text[start - base..end - base]
    }
}

/// One value of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    id: NodeId,
}

impl<'t> Node<'t> {
    /// The index of this value within its tree.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The tree that this value is part of.
    pub fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    /// The type of this value.
    pub fn kind(self) -> Kind {
        self.entry().kind
    }

    /// The text of a string, escapes decoded.
    pub fn text(self) -> Option<&'t str> {
        let entry = self.entry();
        (entry.kind == Kind::String).then(|| self.tree.text(entry.text))
    }

    /// The number.
    pub fn number(self) -> Option<Number> {
        let entry = self.entry();
        // A number that the source does not state has its digits among the texts.
        let digits = if entry.text == Place::NONE { entry.value } else { entry.text };
        (entry.kind == Kind::Number).then(|| Number::read(self.tree.text(digits)))
    }

    /// The value as written in the source.
    pub fn raw(self) -> &'t str {
        self.tree.text(self.entry().value)
    }

    /// The key of a member of an object, escapes decoded.
    pub fn key(self) -> Option<&'t str> {
        let key = self.entry().key;
        (key != Place::NONE).then(|| self.tree.text(key))
    }

    /// The span of the value; for a string, including quotes.
    pub fn span(self) -> Span {
        self.entry().value.span()
    }

    /// The span of the key, including quotes.
    pub fn key_span(self) -> Option<Span> {
        let entry = self.entry();
        (entry.key != Place::NONE).then(|| entry.key_place.span())
    }

    /// The items of an array or the members of an object, in order.
    pub fn children(self) -> Children<'t> {
        let entry = self.entry();
        Children { tree: self.tree, next: self.id.0 + 1, end: entry.next, left: entry.len }
    }

    /// This value and everything in it, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Node<'t>> {
        (self.id.0..self.entry().next).map(move |id| Node { tree: self.tree, id: NodeId(id) })
    }

    /// The number of children.
    pub fn len(self) -> usize {
        self.entry().len as usize
    }

    /// Whether there are no children.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The member with this key; the first, if several have it.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        match self.kind() {
            Kind::Object => self.member(key),
            _ => None,
        }
    }

    /// The item at `index` of an array, counted from 0.
    pub fn item(self, index: usize) -> Option<Node<'t>> {
        match self.kind() {
            Kind::Array => self.child(index),
            _ => None,
        }
    }

    /// Whether this is `other` or is within it.
    pub fn is_within(self, other: NodeId) -> bool {
        (other.0..self.tree.entry(other).next).contains(&self.id.0)
    }

    /// The array or object that contains this value. Searches from the root: not for hot paths.
    pub fn parent(self) -> Option<Node<'t>> {
        self.ancestors_from_root().map(|(_, parent)| parent).last()
    }

    /// What to underline of it: the key of an object or a list, or else its first character.
    pub(crate) fn brief_span(self) -> Span {
        match self.kind() {
            Kind::Object | Kind::Array => self.key_span().unwrap_or_else(|| {
                let start = self.span().start;
                Span::new(start, start + self.raw().chars().next().map_or(0, char::len_utf8))
            }),
            _ => self.span(),
        }
    }

    /// The path from the root to this value. Searches from the root: not for hot paths.
    pub fn pointer(self) -> Pointer {
        self.ancestors_from_root().fold(Pointer::default(), |pointer, (position, parent)| {
            match parent.child(position).and_then(Node::key) {
                Some(key) => pointer.key(key),
                None => pointer.item(position),
            }
        })
    }

    /// Everything that contains this value, from the root down, each with the index of the next child.
    pub(crate) fn ancestors_from_root(self) -> impl Iterator<Item = (usize, Node<'t>)> {
        let mut node = self.tree.root();
        std::iter::from_fn(move || {
            let parent = node;
            let (position, child) = parent.child_with(self.id)?;
            node = child;
            Some((position, parent))
        })
    }

    fn step(self, step: &str) -> Option<Node<'t>> {
        match self.kind() {
            Kind::Object => self.get(step),
            Kind::Array => self.item(step.parse().ok()?),
            _ => None,
        }
    }

    fn entry(self) -> &'t Entry {
        self.tree.entry(self.id)
    }
}

/// The children of a [`Node`].
#[derive(Debug, Clone)]
pub struct Children<'t> {
    tree: &'t Tree<'t>,
    next: u32,
    end: u32,
    left: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let child = Node { tree: self.tree, id: NodeId(self.next) };
        self.next = child.entry().next;
        self.left -= 1;
        Some(child)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl ExactSizeIterator for Children<'_> {}
impl FusedIterator for Children<'_> {}

#[cfg(test)]
mod tests {
    use crate::source::{Kind, NodeId, Number, Pointer, Tree, json};

    const ARTICLE: &str = r#"{ "metadata": { "authors": ["kim", { "agent": "lee", "a/b": [] }] }, "n": -2 }"#;

    fn tree(text: &str) -> Tree<'_> {
        json::parse(text).unwrap()
    }

    #[test]
    fn values_have_places_and_keys() {
        let tree = tree(ARTICLE);
        let n = tree.root().get("n").unwrap();
        assert_eq!(
            (n.kind(), n.raw(), n.key(), n.number()),
            (Kind::Number, "-2", Some("n"), Some(Number::Negative(-2)))
        );
        assert_eq!(&ARTICLE[n.key_span().unwrap().range()], "\"n\"");
        assert_eq!((tree.root().len(), tree.root().key()), (2, None));
        let kim = tree.root().get("metadata").unwrap().get("authors").unwrap().item(0).unwrap();
        assert_eq!((kim.text(), kim.raw()), (Some("kim"), "\"kim\""));
    }

    #[test]
    fn pointers_resolve_to_their_value() {
        let tree = tree(ARTICLE);
        for node in tree.nodes() {
            let resolved = tree.resolve(&node.pointer());
            assert_eq!((resolved.node.id(), resolved.rest), (node.id(), vec![]));
        }
        let odd = tree.nodes().find(|node| node.key() == Some("a/b")).unwrap();
        assert_eq!(odd.pointer().as_str(), "/metadata/authors/1/a~1b");
        assert_eq!(odd.parent().unwrap().pointer().as_str(), "/metadata/authors/1");
        assert!(tree.root().parent().is_none());
    }

    #[test]
    fn a_pointer_to_an_absent_value_resolves_to_the_deepest_present_one() {
        let tree = tree(ARTICLE);
        let resolved = tree.resolve(&Pointer::from("/metadata/authors/0/agent/name"));
        assert_eq!(
            (resolved.node.raw(), resolved.rest),
            ("\"kim\"", vec!["agent".to_owned(), "name".to_owned()])
        );
        assert_eq!(tree.resolve(&Pointer::from("/body")).node.id(), NodeId::ROOT);
    }

    #[test]
    fn places_are_found_through_escapes() {
        let text = r#"{ "k\u00e9y": "a\n\ud83d\ude00 \"b\" 윤c" }"#;
        let tree = tree(text);
        let node = tree.root().get("kéy").unwrap();
        let decoded = node.text().unwrap();
        assert_eq!(decoded, "a\n😀 \"b\" 윤c");
        let part = |part: &str| {
            let start = decoded.find(part).unwrap();
            &text[node.span_within(start..start + part.len()).range()]
        };
        assert_eq!(part("a"), "a");
        assert_eq!(part("😀"), r"\ud83d\ude00");
        assert_eq!(part("\"b\""), r#"\"b\""#);
        assert_eq!(part("윤"), "윤");
        assert_eq!(part("c"), "c");
        assert_eq!(node.span_within(99..100), node.span());
    }

    #[test]
    fn an_empty_part_is_an_empty_span() {
        let tree = tree(r#""a\nb""#);
        let at = |offset| tree.root().span_within(offset..offset).range();
        assert_eq!((at(0), at(2), at(3)), (1..1, 4..4, 5..5));
    }
}
