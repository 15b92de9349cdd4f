//! One element: its attributes, and then its content.

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use super::WriteXml;
use super::escape::{Edges, attribute};

/// An element whose start tag is being written. The last method called sets its content.
#[must_use = "an element is finished by its content: `children`, `mixed`, `text` or `empty`"]
#[derive(Debug)]
pub(crate) struct Element<'w, W: WriteXml> {
    writer: &'w mut W,
    tag: BytesStart<'static>,
}

/// How an element treats white space.
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
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.tag.push_attribute(Attribute { key: QName(name), value: attribute(value) });
        self
    }

    /// Writes an attribute, if it has a value.
    pub(crate) fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Writes elements as the content, each on its own line, unless white space is significant.
    pub(crate) fn children(self, write: impl FnOnce(&mut W)) {
        self.content(Content::Children, write);
    }

    /// Like [`children`](Self::children), but does not write an element without content.
    pub(crate) fn children_unless_empty(mut self, write: impl FnOnce(&mut W)) {
        self.has_written(Content::Children, write);
    }

    /// Writes text and elements as the content. White space is significant: nothing inside is indented.
    pub(crate) fn mixed(self, write: impl FnOnce(&mut W)) {
        self.content(Content::Mixed, write);
    }

    /// Writes text as the content, protecting white space that would look like indentation.
    pub(crate) fn text(self, text: &str) {
        self.mixed(|writer| writer.text_at(text, Edges::BOTH));
    }

    /// Writes text as the content of an element that preserves white space.
    pub(crate) fn lines(self, text: &str) {
        self.mixed(|writer| writer.lines(text));
    }

    /// Writes the element without content.
    pub(crate) fn empty(self) {
        let xml = self.writer.xml();
        xml.new_line();
        xml.write(Event::Empty(self.tag));
    }

    fn content(mut self, content: Content, write: impl FnOnce(&mut W)) {
        if !self.has_written(content, write) {
            self.empty();
        }
    }

    /// Writes the element if it has content.
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
