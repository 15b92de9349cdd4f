//! The tree of a document in the making: taken down while it is written, so that nobody has to parse it.

use std::sync::OnceLock;

use super::document::{AttributeEntry, Entry, EntryKind, NameLength, NodeId};
use super::entities::Entities;
use super::{Document, Namespace};
use crate::source::Limits;

/// How many nodes and attributes there is room for from the beginning: an article of some pages has so many.
const ROOM: usize = 512;

/// The nodes of what has been written so far, as a parser would find them.
#[derive(Debug)]
pub(crate) struct Record {
    entries: Vec<Entry>,
    attributes: Vec<AttributeEntry>,
    with_id: Vec<NodeId>,
    /// The innermost element that is not closed, if `depth` is not 0.
    open: u32,
    depth: usize,
    /// Where the text begins that stands behind the last tag.
    behind_tag: usize,
    /// Whether there are references in that text.
    has_references: bool,
    /// Whether something was written whose nodes are not known, or that nobody would parse.
    is_incomplete: bool,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            entries: Vec::with_capacity(ROOM),
            attributes: Vec::with_capacity(ROOM),
            with_id: Vec::new(),
            open: 0,
            depth: 0,
            behind_tag: 0,
            has_references: false,
            is_incomplete: false,
        }
    }
}

impl Record {
    /// All that was written from `to` on, which is an element and its line, has been taken back.
    pub(super) fn go_back(&mut self, to: usize) {
        while let Some(entry) = self.entries.pop_if(|entry| entry.start as usize >= to) {
            self.attributes.truncate(entry.attributes as usize);
        }
        self.with_id.truncate(self.with_id.partition_point(|id| id.index() < self.entries.len()));
        // A text that the element would have ended goes on.
        let ended = self.entries.pop_if(|entry| entry.kind != EntryKind::Element && entry.end as usize >= to);
        self.has_references = ended.is_some_and(|text| text.kind == EntryKind::Coded);
        self.behind_tag = ended.map_or(to, |text| text.start as usize);
    }

    /// Something that is XML already was written as it is.
    pub(super) fn unknown(&mut self) {
        self.is_incomplete = true;
    }

    /// The text ends with the `<` and the name of an element.
    pub(super) fn start_tag(&mut self, text: &str, name: &str) {
        let start = text.len() - name.len() - 1;
        self.text(start);
        self.is_incomplete |= self.depth == Limits::default().depth;
        let (name, namespace) = resolved(name);
        self.push(start, EntryKind::Element, name, namespace);
    }

    /// The text ends with an attribute of the last element, its value in quotes from `value` on.
    pub(super) fn attribute(&mut self, text: &str, name: &str, value: usize, has_references: bool) {
        let (start, end) = (value - "=\"".len() - name.len(), text.len() - 1);
        if name == "id" {
            self.with_id.push(NodeId(self.entries.len() as u32 - 1));
        }
        let is_declaration = name.starts_with("xmlns");
        let (name, namespace) = resolved(name);
        self.attributes.push(AttributeEntry {
            start: start as u32,
            value_start: value as u32,
            value_end: end as u32,
            name,
            namespace,
            is_declaration,
            is_coded: has_references,
        });
    }

    /// The text ends with the `>` of a start tag.
    pub(super) fn content(&mut self, text: &str) {
        self.open = self.entries.len() as u32 - 1;
        self.depth += 1;
        self.behind_tag = text.len();
        self.entries[self.open as usize].content_start = text.len() as u32;
    }

    /// The innermost element has no content after all.
    pub(super) fn no_content(&mut self) {
        self.depth -= 1;
        self.open = self.entries[self.open as usize].parent;
    }

    /// The text ends with words, with references in them or not.
    pub(super) fn words(&mut self, has_references: bool) {
        self.has_references |= has_references;
    }

    /// The text ends with the `/>` of the last element.
    pub(super) fn empty(&mut self, text: &str) {
        let next = self.entries.len() as u32;
        self.behind_tag = text.len();
        if let Some(entry) = self.entries.last_mut() {
            (entry.end, entry.next, entry.content_start) = (text.len() as u32, next, text.len() as u32);
        }
    }

    /// The text ends with the end tag of the innermost element, which starts at `start`.
    pub(super) fn end_tag(&mut self, text: &str, start: usize) {
        self.text(start);
        let next = self.entries.len() as u32;
        let entry = &mut self.entries[self.open as usize];
        (entry.end, entry.next) = (text.len() as u32, next);
        self.open = entry.parent;
        self.depth -= 1;
        self.behind_tag = text.len();
    }

    /// What stands between the last tag and the next one is a text, if anything does.
    fn text(&mut self, end: usize) {
        let start = self.behind_tag;
        let kind = match std::mem::take(&mut self.has_references) {
            true => EntryKind::Coded,
            false => EntryKind::Plain,
        };
        if self.depth == 0 || start == end {
            return;
        }
        self.push(start, kind, NameLength::default(), Namespace::None);
        let next = self.entries.len() as u32;
        if let Some(entry) = self.entries.last_mut() {
            (entry.end, entry.next, entry.content_start) = (end as u32, next, end as u32);
        }
    }

    /// Adds a node whose end is not known yet.
    fn push(&mut self, start: usize, kind: EntryKind, name: NameLength, namespace: Namespace) {
        self.entries.push(Entry {
            start: start as u32,
            end: 0,
            parent: self.open,
            next: 0,
            content_start: 0,
            attributes: self.attributes.len() as u32,
            name,
            namespace,
            kind,
        });
    }

    /// The document that `text` is, which was written while this was recorded; nothing if not all of it is known.
    ///
    /// It is what [`parse`](super::parse) makes of it, but for the document type, which nobody recorded.
    pub(crate) fn document(self, text: &str) -> Option<Document<'_>> {
        let is_whole = !self.is_incomplete && text.len() <= Limits::default().size;
        let document = is_whole.then_some(Document {
            source: text,
            entries: self.entries,
            attributes: self.attributes,
            entities: Entities::default(),
            doctype: None,
            comments: 0,
            instructions: 0,
            has_odd_prefixes: false,
            with_id: self.with_id,
            by_id: OnceLock::new(),
        })?;
        #[cfg(debug_assertions)]
        document.assert_as_parsed();
        Some(document)
    }
}

/// How long the parts of a name are, and the namespace that its prefix usually stands for.
fn resolved(name: &str) -> (NameLength, Namespace) {
    let (namespace, local) = Namespace::split(name);
    let length = NameLength { whole: name.len() as u16, prefix: (name.len() - local.len()) as u16 };
    (length, namespace.unwrap_or(Namespace::Other))
}

#[cfg(debug_assertions)]
impl Document<'_> {
    /// Checks that the text is this document for those who parse it.
    fn assert_as_parsed(&self) {
        let parsed = super::parse(self.source).expect("what is written is well-formed");
        assert_eq!(self.entries, parsed.entries);
        assert_eq!(self.attributes, parsed.attributes);
        assert_eq!(self.with_id, parsed.with_id);
        assert_eq!(self.has_odd_prefixes, parsed.has_odd_prefixes);
    }
}

#[cfg(test)]
mod tests {
    use crate::source::xml::{Doctype, Edges, WriteXml, Xml};

    fn recorded(write: impl FnOnce(&mut Xml)) -> (String, Option<super::Record>) {
        let doctype = Doctype { root: "a", public_id: "-//X//EN".to_owned(), system_id: "x.dtd".to_owned() };
        let mut xml = Xml::document(doctype).recorded();
        xml.element("a").attr("xmlns:xlink", "http://www.w3.org/1999/xlink").children(write);
        xml.finish_recorded()
    }

    /// Writes, and compares what is recorded with what is parsed.
    fn check(write: impl FnOnce(&mut Xml)) {
        let (text, record) = recorded(write);
        record.unwrap().document(&text).unwrap().assert_as_parsed();
    }

    #[test]
    fn what_is_recorded_is_what_a_parser_finds() {
        check(|_| ());
        check(|xml| {
            xml.element("b").attr("id", "b1").attr("xml:lang", "en").attr("xlink:href", "?a&b").empty();
            xml.element("c").attr("id", "c1").children(|xml| {
                xml.element("d").text("x < y");
                xml.element("mml:math").attr_opt("e", Some("")).attr("f", " \t").children(|_| ());
            });
            xml.element("p").mixed(|xml| {
                xml.element("bold").mixed(|xml| xml.text_at(" No ", Edges::BOTH));
                xml.text(", he & she said.");
                xml.element("list").children(|xml| xml.element("item").empty());
                xml.lines("]]>");
            });
            xml.element("p").text("");
        });
    }

    #[test]
    fn what_is_taken_back_leaves_nothing() {
        let vanishing = |xml: &mut Xml| {
            xml.element("v").attr("id", "v1").children_unless_empty(|xml| {
                xml.element("w").attr("id", "w1").mixed_unless_empty(|xml| xml.text(""));
            });
        };
        check(vanishing);
        check(|xml| {
            xml.element("b").attr("id", "b1").empty();
            vanishing(xml);
            xml.element("p").mixed(|xml| {
                vanishing(xml);
                xml.text("a text that goes on ");
                vanishing(xml);
                xml.text("behind & before what is gone ");
                vanishing(xml);
                xml.text("and no more");
                xml.element("i").attr("id", "i1").text("x");
                vanishing(xml);
                xml.text("y");
            });
            xml.text("beside elements");
            vanishing(xml);
            xml.element("c").empty();
        });
    }

    #[test]
    fn what_nobody_knows_is_left_to_a_parser() {
        let (text, record) = recorded(|xml| xml.raw("<b/>"));
        assert!(record.unwrap().document(&text).is_none());
        fn nested(xml: &mut Xml, depth: usize) {
            xml.element("b").children(|xml| {
                if depth > 0 {
                    nested(xml, depth - 1)
                }
            });
        }
        let (text, record) = recorded(|xml| nested(xml, 998));
        assert!(record.unwrap().document(&text).is_some());
        let (text, record) = recorded(|xml| nested(xml, 999));
        assert!(record.unwrap().document(&text).is_none());
    }
}
