//! One element: its attributes, then its content.

use super::escape::{Edges, push_whole_attribute};
use super::{WriteXml, Xml};

/// An element whose start tag is being written. The last call says what it contains.
#[must_use = "an element is finished by its content: `children`, `mixed`, `text` or `empty`"]
#[derive(Debug)]
pub(crate) struct Element<'w, W: WriteXml> {
    writer: &'w mut W,
    name: &'static str,
    /// Where the element and its line begin.
    start: usize,
}

/// What an element does with white space.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Content {
    Children,
    Mixed,
}

impl<'w, W: WriteXml> Element<'w, W> {
    pub(super) fn new(writer: &'w mut W, name: &'static str) -> Self {
        let xml = writer.xml();
        let start = xml.text.len();
        xml.new_line();
        xml.text.push('<');
        xml.text.push_str(name);
        Self { writer, name, start }
    }

    /// Writes an attribute.
    pub(crate) fn attr(self, name: &'static str, value: &str) -> Self {
        let text = &mut self.writer.xml().text;
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        push_whole_attribute(text, value);
        text.push('"');
        self
    }

    /// Writes an attribute, if there is a value for it.
    pub(crate) fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Writes elements as the content, each on a line of its own, unless white space matters further up.
    pub(crate) fn children(self, write: impl FnOnce(&mut W)) {
        self.content(Content::Children, write);
    }

    /// Like [`children`](Self::children), but without content the element is not written at all.
    pub(crate) fn children_unless_empty(self, write: impl FnOnce(&mut W)) {
        self.content_unless_empty(Content::Children, write);
    }

    /// Writes text and elements as the content. White space matters: nothing inside is indented.
    pub(crate) fn mixed(self, write: impl FnOnce(&mut W)) {
        self.content(Content::Mixed, write);
    }

    /// Writes text as the content, so that white space in it is kept by those who take it for an indent.
    pub(crate) fn text(self, text: &str) {
        self.mixed(|writer| writer.text_at(text, Edges::BOTH));
    }

    /// Writes text as the content of an element that keeps white space as it is.
    pub(crate) fn lines(self, text: &str) {
        self.mixed(|writer| writer.lines(text));
    }

    /// Writes the element without content.
    pub(crate) fn empty(self) {
        self.writer.xml().text.push_str("/>");
    }

    fn content_unless_empty(mut self, content: Content, write: impl FnOnce(&mut W)) {
        if self.inside(content, write) {
            self.end(content);
        } else {
            self.writer.xml().text.truncate(self.start);
        }
    }

    fn content(mut self, content: Content, write: impl FnOnce(&mut W)) {
        if self.inside(content, write) {
            self.end(content);
        } else {
            // Nothing stands after the start tag's `>`.
            self.writer.xml().text.pop();
            self.empty();
        }
    }

    /// Ends the start tag and writes the content; says whether there was any.
    fn inside(&mut self, content: Content, write: impl FnOnce(&mut W)) -> bool {
        let xml = self.writer.xml();
        xml.text.push('>');
        let start_of_content = xml.text.len();
        let outside = xml.mixed;
        xml.mixed |= content == Content::Mixed;
        xml.depth += 1;
        write(self.writer);
        let xml = self.writer.xml();
        xml.depth -= 1;
        xml.mixed = outside;
        xml.text.len() > start_of_content
    }

    fn end(self, content: Content) {
        let name = self.name;
        let xml: &mut Xml = self.writer.xml();
        if content == Content::Children {
            xml.new_line();
        }
        xml.text.push_str("</");
        xml.text.push_str(name);
        xml.text.push('>');
    }
}
