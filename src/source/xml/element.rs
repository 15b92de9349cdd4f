//! One element: its attributes, then its content.

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use super::WriteXml;
use super::escape::{Edges, attribute};

/// An element whose start tag is being written. The last call says what it contains.
#[must_use = "an element is finished by its content: `children`, `mixed`, `text` or `empty`"]
#[derive(Debug)]
pub struct Element<'w, W: WriteXml> {
    writer: &'w mut W,
    tag: BytesStart<'static>,
}

/// What an element does with white space.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Content {
    Children,
    Mixed,
}

impl<'w, W: WriteXml> Element<'w, W> {
    pub(super) fn new(writer: &'w mut W, name: &'static str) -> Self {
        Self { writer, tag: BytesStart::new(name) }
    }

    /// Writes an attribute.
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.tag.push_attribute(Attribute { key: QName(name), value: attribute(value) });
        self
    }

    /// Writes an attribute, if there is a value for it.
    pub fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Writes elements as the content, each on a line of its own, unless white space matters further up.
    pub fn children(self, write: impl FnOnce(&mut W)) {
        self.content(Content::Children, write);
    }

    /// Like [`children`](Self::children), but without content the element is not written at all.
    pub fn children_unless_empty(mut self, write: impl FnOnce(&mut W)) {
        self.has_written(Content::Children, write);
    }

    /// Writes text and elements as the content. White space matters: nothing inside is indented.
    pub fn mixed(self, write: impl FnOnce(&mut W)) {
        self.content(Content::Mixed, write);
    }

    /// Like [`mixed`](Self::mixed), but without content the element is not written at all.
    pub fn mixed_unless_empty(mut self, write: impl FnOnce(&mut W)) {
        self.has_written(Content::Mixed, write);
    }

    /// Writes text as the content, so that white space in it is kept by those who take it for an indent.
    pub fn text(self, text: &str) {
        self.mixed(|writer| writer.text_at(text, Edges::BOTH));
    }

    /// Writes text as the content of an element that keeps white space as it is.
    pub fn lines(self, text: &str) {
        self.mixed(|writer| writer.lines(text));
    }

    /// Writes the element without content.
    pub fn empty(self) {
        let xml = self.writer.xml();
        xml.new_line();
        xml.write(Event::Empty(self.tag));
    }

    fn content(mut self, content: Content, write: impl FnOnce(&mut W)) {
        if !self.has_written(content, write) {
            self.empty();
        }
    }

    /// Writes the element if there is content for it.
    fn has_written(&mut self, content: Content, write: impl FnOnce(&mut W)) -> bool {
        let xml = self.writer.xml();
        let start = xml.len();
        xml.new_line();
        xml.write(Event::Start(self.tag.borrow()));
        let start_of_content = xml.len();
        let outside = xml.mixed;
        xml.mixed |= content == Content::Mixed;
        xml.depth += 1;
        write(self.writer);
        let xml = self.writer.xml();
        xml.depth -= 1;
        xml.mixed = outside;
        if xml.len() == start_of_content {
            xml.truncate(start);
            return false;
        }
        if content == Content::Children {
            xml.new_line();
        }
        xml.write(Event::End(self.tag.to_end()));
        true
    }
}
