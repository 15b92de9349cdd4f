//! One element: its attributes, and then its content.

use quick_xml::events::{BytesEnd, Event};

use super::WriteXml;
use super::escape::{Edges, push_whole_attribute};

/// An element whose start tag is being written. The last method called sets its content.
#[must_use = "an element is finished by its content: `children`, `mixed`, `text` or `empty`"]
#[derive(Debug)]
pub(crate) struct Element<'w, W: WriteXml> {
    writer: &'w mut W,
    name: &'static str,
    /// Where its tag begins in the open tags.
    tag: usize,
}

/// How an element treats white space.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Content {
    Children,
    Mixed,
}

impl<'w, W: WriteXml> Element<'w, W> {
    pub(super) fn new(writer: &'w mut W, name: &'static str) -> Self {
        let tags = &mut writer.xml().tags;
        let tag = tags.len();
        tags.push_str(name);
        Self { writer, name, tag }
    }

    /// Writes an attribute.
    pub(crate) fn attr(self, name: &'static str, value: &str) -> Self {
        let tags = &mut self.writer.xml().tags;
        tags.push(' ');
        tags.push_str(name);
        tags.push_str("=\"");
        push_whole_attribute(tags, value);
        tags.push('"');
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

    /// Like [`children`](Self::children), but does not write an element without content; returns whether it was written.
    pub(crate) fn children_unless_empty(self, write: impl FnOnce(&mut W)) -> bool {
        let written = self.non_empty(Content::Children, write);
        written.map_err(|empty| empty.writer.xml().tags.truncate(empty.tag)).is_ok()
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
        xml.write_tag(self.tag, self.name, Event::Empty);
        xml.tags.truncate(self.tag);
    }

    fn content(self, content: Content, write: impl FnOnce(&mut W)) {
        if let Err(empty) = self.non_empty(content, write) {
            empty.empty();
        }
    }

    /// Writes the element if it has content, and returns it otherwise.
    fn non_empty(self, content: Content, write: impl FnOnce(&mut W)) -> Result<(), Self> {
        let xml = self.writer.xml();
        let start = xml.len();
        xml.new_line();
        xml.write_tag(self.tag, self.name, Event::Start);
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
            return Err(self);
        }
        if content == Content::Children {
            xml.new_line();
        }
        xml.write(Event::End(BytesEnd::new(self.name)));
        xml.tags.truncate(self.tag);
        Ok(())
    }
}
