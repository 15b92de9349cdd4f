//! Building a tree during parsing.

use std::sync::OnceLock;

use super::pieces::Piece;
use super::{Entry, Kind, NodeId, Place, Tree};
use crate::source::Span;

/// A tree under construction. Values are added in document order.
pub(crate) struct Builder<'s> {
    tree: Tree<'s>,
    /// The arrays and objects that are not closed yet.
    open: Vec<usize>,
}

/// The key of a member: its text, and its place including quotes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) text: Text,
    pub(crate) span: Span,
}

/// A state of a tree under construction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    entries: usize,
    open: usize,
    /// The number of children of the innermost array or object.
    children: u32,
}

/// A text in the builder: a part of the source, or an added one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text(Place);

impl Text {
    /// A text that is in the source verbatim.
    pub(crate) fn verbatim(span: Span) -> Self {
        Self(span.into())
    }

    pub(super) fn start(self) -> u32 {
        self.0.start
    }
}

impl<'s> Builder<'s> {
    /// An empty builder for a text of at most `MAX_BYTES`.
    pub(crate) fn new(source: &'s str) -> Self {
        // Articles have about one value per 24 bytes of JSON.
        let entries = Vec::with_capacity(source.len() / 24 + 8);
        let tree = Tree {
            source,
            decoded: String::new(),
            entries,
            is_yaml: false,
            is_out_of_order: false,
            others_from: NodeId::NONE,
            markdown_from: u32::MAX,
            pieces: Vec::new(),
            shared: None,
            index: OnceLock::new(),
            landmarks: OnceLock::new(),
        };
        Self { tree, open: Vec::new() }
    }

    /// An empty builder for a YAML text.
    pub(crate) fn yaml(source: &'s str) -> Self {
        let mut builder = Self::new(source);
        builder.tree.is_yaml = true;
        builder
    }

    /// An empty builder for a Markdown text whose body begins at this offset.
    pub(crate) fn markdown(source: &'s str, body: usize) -> Self {
        let mut builder = Self::yaml(source);
        builder.tree.markdown_from = u32::try_from(body).expect("texts over MAX_BYTES are rejected earlier");
        builder
    }

    /// Adds a text that is not in the source verbatim.
    pub(crate) fn decoded(&mut self, text: &str) -> Text {
        let start = self.tree.source.len() + self.tree.decoded.len();
        self.tree.decoded.push_str(text);
        Text(Span::new(start, start + text.len()).into())
    }

    /// A text that was read at this place, verbatim or in another form.
    pub(crate) fn text_at(&mut self, text: &str, span: Span) -> Text {
        match self.tree.source.get(span.range()) == Some(text) {
            true => Text::verbatim(span),
            false => self.decoded(text),
        }
    }

    /// Adds a `null`, a boolean or a number.
    pub(crate) fn scalar(&mut self, kind: Kind, span: Span, key: Option<Key>) {
        self.add(kind, span, key, Place::NONE);
    }

    /// Adds a number that the source does not state.
    pub(crate) fn implied_number(&mut self, digits: &str, span: Span, key: Option<Key>) {
        let digits = self.decoded(digits);
        self.add(Kind::Number, span, key, digits.0);
    }

    /// Adds a string.
    pub(crate) fn string(&mut self, text: Text, span: Span, key: Option<Key>) {
        self.add(Kind::String, span, key, text.0);
    }

    /// Begins an array or object; what is added next belongs to it.
    pub(crate) fn begin(&mut self, kind: Kind, start: usize, key: Option<Key>) {
        self.add(kind, Span::new(start, start), key, Place::NONE);
        self.open.push(self.tree.entries.len() - 1);
    }

    /// Ends the innermost array or object before the byte at `end`.
    pub(crate) fn end(&mut self, end: usize) {
        let next = self.next();
        if let Some(index) = self.open.pop() {
            let entry = &mut self.tree.entries[index];
            entry.value = Span::new(entry.value.start as usize, end).into();
            entry.next = next;
        }
    }

    /// Goes on with the members of the whole document, which is an object.
    pub(crate) fn reopen(&mut self) {
        self.open.push(0);
    }

    /// Whether the whole document is an object.
    pub(crate) fn is_object(&self) -> bool {
        self.tree.entries.first().is_some_and(|entry| entry.kind == Kind::Object)
    }

    /// The document so far.
    pub(crate) fn so_far(&self) -> &Tree<'s> {
        &self.tree
    }

    /// The current state, for [`go_back`](Self::go_back).
    pub(crate) fn mark(&self) -> Mark {
        let children = self.open.last().map_or(0, |index| self.tree.entries[*index].len);
        Mark { entries: self.tree.entries.len(), open: self.open.len(), children }
    }

    /// Removes everything that was added since.
    pub(crate) fn go_back(&mut self, mark: Mark) {
        self.tree.entries.truncate(mark.entries);
        self.open.truncate(mark.open);
        if let Some(index) = self.open.last() {
            self.tree.entries[*index].len = mark.children;
        }
    }

    /// The text.
    pub(crate) fn source(&self) -> &'s str {
        self.tree.source
    }

    /// The index of the next value.
    pub(crate) fn next_id(&self) -> NodeId {
        NodeId(self.next())
    }

    /// States that the values that are added from now on are in other syntaxes, and their places anywhere.
    pub(crate) fn begin_others(&mut self) {
        self.tree.is_out_of_order = true;
        self.tree.others_from = self.tree.others_from.min(self.next_id());
    }

    /// The number of open arrays and objects.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The number of values.
    pub(crate) fn len(&self) -> usize {
        self.tree.entries.len()
    }

    /// The start of the innermost open array or object.
    pub(crate) fn open_start(&self) -> Option<usize> {
        self.open.last().map(|index| self.tree.entries[*index].value.start as usize)
    }

    /// Adds a copy of the value at `index` and its descendants, with another key.
    pub(crate) fn repeat(&mut self, index: usize, key: Option<Key>) {
        let next = self.tree.entries[index].next as usize;
        let shift = (self.tree.entries.len() - index) as u32;
        self.count_child();
        self.tree.is_out_of_order = true;
        let copy = self.tree.entries.len();
        self.tree.entries.extend_from_within(index..next);
        for entry in &mut self.tree.entries[copy..] {
            entry.next += shift;
        }
        let (key, key_place) = places(key);
        let entry = &mut self.tree.entries[copy];
        (entry.key, entry.key_place) = (key, key_place);
    }

    /// The number of values in the value at `index`, including itself.
    pub(crate) fn size(&self, index: usize) -> usize {
        self.tree.entries[index].next as usize - index
    }

    /// The nesting of the value at `index`: 0 if it is not an array or object.
    pub(crate) fn height(&self, index: usize) -> usize {
        let mut ends: Vec<u32> = Vec::new();
        let mut height = 0;
        for (at, entry) in
            self.tree.entries[..self.tree.entries[index].next as usize].iter().enumerate().skip(index)
        {
            while ends.last().is_some_and(|end| *end as usize <= at) {
                ends.pop();
            }
            if matches!(entry.kind, Kind::Array | Kind::Object) {
                ends.push(entry.next);
                height = height.max(ends.len());
            }
        }
        height
    }

    /// The tree. At least one value must have been added.
    pub(crate) fn finish(self) -> Tree<'s> {
        debug_assert!(!self.tree.entries.is_empty() && self.open.is_empty());
        self.tree
    }

    fn add(&mut self, kind: Kind, span: Span, key: Option<Key>, text: Place) {
        self.count_child();
        let next = self.next() + 1;
        let (key, key_place) = places(key);
        self.tree.entries.push(Entry { kind, value: span.into(), key_place, key, text, next, len: 0 });
    }

    pub(super) fn add_pieces(&mut self, pieces: impl Iterator<Item = Piece>) {
        self.tree.pieces.extend(pieces);
    }

    /// Adds a value of another tree with all that is known of it.
    pub(super) fn copied(&mut self, entry: Entry, key: Option<Key>, text: Option<Text>, is_root: bool) {
        if is_root {
            self.count_child();
        }
        let (key, key_place) = places(key);
        let text = text.map_or(Place::NONE, |text| text.0);
        self.tree.entries.push(Entry { key, key_place, text, ..entry });
    }

    fn count_child(&mut self) {
        if let Some(parent) = self.open.last() {
            self.tree.entries[*parent].len += 1;
        }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.tree.entries.len())
            .expect("a text has fewer values than bytes, and aliases are limited")
    }
}

fn places(key: Option<Key>) -> (Place, Place) {
    key.map_or((Place::NONE, Place::NONE), |key| (key.text.0, key.span.into()))
}
