//! The nodes of a page while the tree builder moves them about.

use std::borrow::Cow;

use html5ever::LocalName;

use super::document::{AttributeEntry, Document, Entry, EntryKind, Name, text};
use crate::source::hash::{HashMap, HashSet, IndexMap};
use crate::source::tree::Place;
use crate::source::{Span, SyntaxError};

/// The document itself.
pub(super) const ROOT: u32 = 0;

/// Stands for no node. Comments have it too, because they are not kept.
pub(super) const NONE: u32 = u32::MAX;

/// The nodes of a page, each linked to its neighbours.
pub(super) struct Nodes<'s> {
    source: &'s str,
    decoded: String,
    nodes: Vec<Linked>,
    pub(super) attributes: Vec<AttributeEntry>,
    most_values: usize,
    /// The last start tag.
    pub(super) tag: Option<StartTag>,
    /// The start tags of formatting elements, by their names and attributes; the last of those that are the same.
    formatting: IndexMap<u64, StartTag>,
    /// The texts that the tree builder has been given, but has perhaps not inserted yet.
    characters: Vec<Characters<'s>>,
    /// How many of them it has dealt with.
    inserted: usize,
    /// What later tags add to an element, with the names of all attributes that it then has.
    added: HashMap<u32, (HashSet<String>, Vec<AttributeEntry>)>,
}

struct Linked {
    kind: EntryKind,
    span: Place,
    content: Place,
    parent: u32,
    previous: u32,
    next: u32,
    first_child: u32,
    last_child: u32,
}

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct StartTag {
    pub(super) span: Place,
    /// A range of the attributes of all tags.
    pub(super) attributes: Place,
}

/// A text between two tags. The tree builder inserts it in parts, and leaves out some white space.
struct Characters<'s> {
    span: Span,
    value: Cow<'s, str>,
    is_decoded: bool,
    /// The end of the part that was inserted last.
    end: usize,
}

impl Characters<'_> {
    /// The span of the next part that is the same as this one; the whole text if it was decoded.
    fn next(&mut self, part: &str) -> Option<Span> {
        let rest = &self.value[self.end..];
        let (start, length) = match part {
            _ if rest.starts_with(part) => (0, part.len()),
            // What U+0000 becomes in SVG and MathML.
            "\u{FFFD}" => (rest.find('\0')?, 1),
            _ => (rest.find(part)?, part.len()),
        };
        let start = self.end + start;
        self.end = start + length;
        let offset = self.span.start;
        Some(if self.is_decoded { self.span } else { Span::new(offset + start, offset + self.end) })
    }
}

impl Linked {
    fn new(kind: EntryKind, span: Place, content: Place) -> Self {
        let [parent, previous, next, first_child, last_child] = [NONE; 5];
        Self { kind, span, content, parent, previous, next, first_child, last_child }
    }
}

impl<'s> Nodes<'s> {
    pub(super) fn new(source: &'s str, most_values: usize) -> Self {
        Self {
            source,
            decoded: String::new(),
            nodes: vec![Linked::new(EntryKind::Document, Place::NONE, Place::NONE)],
            attributes: Vec::new(),
            most_values,
            tag: None,
            formatting: IndexMap::default(),
            characters: Vec::new(),
            inserted: 0,
            added: HashMap::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The error if there are more nodes and attributes than the limit allows.
    pub(super) fn too_many(&self) -> Option<SyntaxError> {
        let place = || self.tag.map(|tag| tag.span.span()).unwrap_or_default();
        let is_over = self.nodes.len() + self.attributes.len() > self.most_values;
        is_over.then(|| SyntaxError::too_many_values(place(), self.most_values))
    }

    /// Adds an attribute to the tag that comes next, without a value.
    pub(super) fn add_attribute(&mut self, name: &str, span: Span) {
        let end = Place::from(Span::new(span.end, span.end));
        let name = self.place(name, span);
        self.attributes.push(AttributeEntry { name, name_span: span.into(), value: end, value_span: end });
    }

    /// Sets the value of the attribute that was added last.
    pub(super) fn set_value(&mut self, value: &str, span: Span) {
        let value = self.place(value, span);
        if let Some(last) = self.attributes.last_mut() {
            (last.value, last.value_span) = (value, span.into());
        }
    }

    /// The names and values of the attributes of a tag.
    pub(super) fn attributes_of(&self, tag: StartTag) -> impl Iterator<Item = (&str, &str)> {
        let text = |place| text(self.source, &self.decoded, place);
        let attributes = &self.attributes[tag.attributes.span().range()];
        attributes.iter().map(move |attribute| (text(attribute.name), text(attribute.value)))
    }

    /// A marker for elements of this tag, which are perhaps opened again. The hash is that of its name and attributes.
    pub(super) fn add_formatting(&mut self, hash: u64, tag: StartTag) -> String {
        let (index, _) = self.formatting.insert_full(hash, tag);
        format!("{index:x}")
    }

    /// Adds an element, which has no parent yet. The marker tells which tag it is of: a formatting element, or else
    /// the last one; `None` if there is no tag for it.
    pub(super) fn add_element(&mut self, name: Name, marker: Option<&str>) -> u32 {
        let formatting = |index: &str| {
            let index = usize::from_str_radix(index, 16).ok()?;
            self.formatting.get_index(index).map(|(_, tag)| *tag)
        };
        let tag = match marker {
            None => None,
            Some("") => self.tag,
            Some(index) => formatting(index),
        };
        let none = StartTag { span: Place::NONE, attributes: Span::default().into() };
        let StartTag { span, attributes } = tag.unwrap_or(none);
        self.add(Linked::new(EntryKind::Element(name), span, attributes))
    }

    /// Adds a node that contains others, but is never part of the document.
    pub(super) fn add_fragment(&mut self) {
        self.add(Linked::new(EntryKind::Document, Place::NONE, Place::NONE));
    }

    fn add(&mut self, node: Linked) -> u32 {
        self.nodes.push(node);
        self.nodes.len() as u32 - 1
    }

    /// Whether the last element is one with this name, and not one of the first `before` nodes.
    pub(super) fn has_created(&self, before: usize, name: &LocalName) -> bool {
        let element = |node: &Linked| match &node.kind {
            EntryKind::Element(element) => Some(element.local.eq_ignore_ascii_case(name)),
            _ => None,
        };
        self.nodes[before..].iter().rev().find_map(element) == Some(true)
    }

    /// Adds the attributes of the current tag to an element that has others.
    pub(super) fn add_missing_attributes(&mut self, id: u32) {
        let Some(tag) = self.tag else { return };
        let text = |attribute: &AttributeEntry| text(self.source, &self.decoded, attribute.name).to_owned();
        let of_tag = |attributes: Place| self.attributes[attributes.span().range()].iter();
        let own = || of_tag(self.nodes[id as usize].content).map(text).collect();
        let (names, added) = self.added.entry(id).or_insert_with(|| (own(), Vec::new()));
        added.extend(of_tag(tag.attributes).filter(|attribute| names.insert(text(attribute))));
    }

    /// Begins a text, whose parts are then inserted.
    pub(super) fn begin_characters(&mut self, value: &str, span: Span) {
        let written = self.source.get(span.range()).filter(|written| *written == value);
        let (is_decoded, value) =
            (written.is_none(), written.map_or(Cow::Owned(value.to_owned()), Cow::Borrowed));
        self.characters.push(Characters { span, value, is_decoded, end: 0 });
    }

    /// Ends all texts: what has not been inserted will not be.
    pub(super) fn end_characters(&mut self) {
        self.characters.clear();
        self.inserted = 0;
    }

    /// Inserts a part of a text: as the last child, or before one of the children.
    pub(super) fn insert_text(&mut self, part: &str, parent: u32, before: u32) {
        let span = self.next_characters(part);
        let content = self.place(part, span);
        let text = Linked::new(EntryKind::Text, span.into(), content);
        let previous = match self.node(before) {
            Some(before) => before.previous,
            None => self.nodes[parent as usize].last_child,
        };
        if !self.join(previous, &text) {
            let id = self.add(text);
            self.insert(id, parent, before);
        }
    }

    fn next_characters(&mut self, part: &str) -> Span {
        while let Some(characters) = self.characters.get_mut(self.inserted) {
            if let Some(span) = characters.next(part) {
                return span;
            }
            self.inserted += 1;
        }
        Span::default()
    }

    /// Joins a text to the one before it if both are in one piece.
    fn join(&mut self, previous: u32, text: &Linked) -> bool {
        let source = self.source.len();
        let Some(previous) = self.node(previous) else { return false };
        let ([one, other], [span, next]) =
            ([previous.content, text.content].map(Place::span), [previous.span, text.span].map(Place::span));
        let is_same_text = (one.start < source) == (other.start < source) && one.end == other.start;
        let is_same_piece = span == next || span.end == next.start;
        let joins = matches!(previous.kind, EntryKind::Text) && is_same_text && is_same_piece;
        if joins {
            previous.content = Span::new(one.start, other.end).into();
            previous.span = Span::new(span.start, next.end).into();
        }
        joins
    }

    /// Where a text is in the source, if it is the same there as at `span`, or else in the decoded texts.
    fn place(&mut self, text: &str, span: Span) -> Place {
        if self.source.get(span.range()) == Some(text) {
            return span.into();
        }
        let start = self.source.len() + self.decoded.len();
        self.decoded.push_str(text);
        Span::new(start, start + text.len()).into()
    }

    fn node(&mut self, id: u32) -> Option<&mut Linked> {
        self.nodes.get_mut(id as usize)
    }

    pub(super) fn parent(&self, id: u32) -> u32 {
        self.nodes[id as usize].parent
    }

    /// Inserts a node that has no parent: as the last child, or before one of the children.
    pub(super) fn insert(&mut self, id: u32, parent: u32, before: u32) {
        if id == NONE {
            return;
        }
        let place = match before {
            NONE => &mut self.nodes[parent as usize].last_child,
            before => &mut self.nodes[before as usize].previous,
        };
        let previous = std::mem::replace(place, id);
        match previous {
            NONE => self.nodes[parent as usize].first_child = id,
            previous => self.nodes[previous as usize].next = id,
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (parent, previous, before);
    }

    /// Removes a node from its parent, if it has one.
    pub(super) fn detach(&mut self, id: u32) {
        let Some(node) = self.node(id) else { return };
        let [parent, previous, next] =
            [&mut node.parent, &mut node.previous, &mut node.next].map(|link| std::mem::replace(link, NONE));
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.nodes[parent as usize].first_child = next,
            previous => self.nodes[previous as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent as usize].last_child = previous,
            next => self.nodes[next as usize].previous = previous,
        }
    }

    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        loop {
            let child = self.nodes[from as usize].first_child;
            if child == NONE {
                return;
            }
            self.detach(child);
            self.insert(child, to, NONE);
        }
    }

    /// The document with its nodes in order, and without those that are in none of the others.
    pub(super) fn finish(mut self) -> Document<'s> {
        for (id, (_, added)) in std::mem::take(&mut self.added) {
            let (start, own) = (self.attributes.len(), self.nodes[id as usize].content);
            self.attributes.extend_from_within(own.span().range());
            self.attributes.extend(added);
            self.nodes[id as usize].content = Span::new(start, self.attributes.len()).into();
        }
        let mut entries: Vec<Entry> = Vec::with_capacity(self.nodes.len());
        let (mut id, mut parent) = (ROOT, 0);
        loop {
            let Linked { kind, span, content, first_child, .. } = &self.nodes[id as usize];
            let (entry, next) = (entries.len() as u32, entries.len() as u32 + 1);
            entries.push(Entry { parent, next, span: *span, content: *content, kind: kind.clone() });
            if *first_child != NONE {
                (id, parent) = (*first_child, entry);
                continue;
            }
            // On to the next node, out of those that have none after them.
            while id != ROOT && self.nodes[id as usize].next == NONE {
                id = self.nodes[id as usize].parent;
                entries[parent as usize].next = next;
                parent = entries[parent as usize].parent;
            }
            if id == ROOT {
                break;
            }
            id = self.nodes[id as usize].next;
        }
        let Self { source, decoded, attributes, .. } = self;
        Document { source, decoded, entries, attributes }
    }
}
