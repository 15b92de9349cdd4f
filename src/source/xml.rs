//! XML: the only module with angle brackets, escapes and indentation.

mod attribute;
mod character;
mod decode;
mod document;
mod element;
mod entities;
mod escape;
mod fragment;
mod ids;
mod mathml;
mod names;
mod namespace;
mod node;
mod parse;
mod positions;
mod text;
mod to_fragment;
mod walk;

pub(crate) use attribute::Attribute;
pub(crate) use character::{is_name, is_name_token, is_xml_char};
pub(crate) use document::{Document, NodeId};
pub(crate) use element::Element;
pub(crate) use escape::Edges;
pub(crate) use fragment::{check_fragment, parse_fragment};
pub(crate) use mathml::{mathml, plain_mathml};
pub(crate) use names::ElementNames;
pub(crate) use namespace::{MATHML, Namespace};
pub(crate) use node::Node;
pub use parse::parse;
pub(crate) use parse::parse_within;

use std::borrow::Cow;
use std::fmt;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use crate::source::xml::escape::{lines, words};

/// XML under construction: one buffer, written from start to end.
///
/// Characters that XML cannot contain ([`is_xml_char`]) are written as U+FFFD. This is only a last line of defence: the
/// rules report such characters before anything is written.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The names and attributes of the open elements, one after the other.
    tags: String,
    /// The number of open elements.
    depth: usize,
    /// Whether an open element has mixed content: white space is significant there, and nothing is indented.
    mixed: bool,
}

/// A document type declaration with a public identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doctype {
    /// The name of the root element.
    pub root: &'static str,
    /// The formal public identifier: `-//NLM//DTD …//EN`.
    pub public_id: String,
    /// The file name or URL of the DTD.
    pub system_id: String,
}

const NEVER_FAILS: &str = "writing to memory never fails";

impl Default for Xml {
    fn default() -> Self {
        Self { writer: Writer::new(Vec::new()), tags: String::new(), depth: 0, mixed: false }
    }
}

impl fmt::Debug for Xml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.writer.get_ref()))
    }
}

impl Xml {
    /// A document without a type: begins with the XML declaration.
    pub(crate) fn declared() -> Self {
        let mut xml = Self::default();
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// A document: begins with the XML declaration and the document type declaration.
    pub(crate) fn document(doctype: Doctype) -> Self {
        let Doctype { root, public_id, system_id } = doctype;
        let mut xml = Self::declared();
        // Enough for an article of some pages.
        xml.writer.get_mut().reserve(16 * 1024);
        xml.new_line();
        let declaration = format!("{root} PUBLIC \"{public_id}\" \"{system_id}\"");
        xml.write(Event::DocType(BytesText::from_escaped(declaration)));
        xml
    }

    /// The XML, with a line end.
    pub(crate) fn finish(self) -> String {
        let mut text = String::from_utf8(self.writer.into_inner()).expect("only text is written");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// The number of bytes written so far.
    pub(crate) fn len(&self) -> usize {
        self.writer.get_ref().len()
    }

    /// Removes all but the first `length` bytes.
    fn truncate(&mut self, length: usize) {
        self.writer.get_mut().truncate(length);
    }

    fn write(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect(NEVER_FAILS);
    }

    /// Writes the last of the open tags, which begins at `tag`.
    fn write_tag<'t>(&'t mut self, tag: usize, name: &str, event: fn(BytesStart<'t>) -> Event<'t>) {
        let event = event(BytesStart::from_content(&self.tags[tag..], name.len()));
        self.writer.write_event(event).expect(NEVER_FAILS);
    }

    fn escaped<'t>(&mut self, text: impl Into<Cow<'t, str>>) {
        self.write(Event::Text(BytesText::from_escaped(text)));
    }

    /// Begins a new line at the current depth, unless white space is significant here.
    fn new_line(&mut self) {
        if self.mixed || self.len() == 0 {
            return;
        }
        const LINE: &str = "\n                                                                ";
        let indent = 2 * self.depth;
        self.escaped(&LINE[..=indent.min(LINE.len() - 1)]);
        for _ in LINE.len()..=indent {
            self.escaped(" ");
        }
    }
}

/// A target for XML: an [`Xml`], or a writer that owns one with further state.
///
/// A writer implements [`xml`](Self::xml); the closures for its elements then receive the writer.
pub(crate) trait WriteXml: Sized {
    /// The XML to write to.
    fn xml(&mut self) -> &mut Xml;

    /// Begins an element. The last method called on it writes it.
    fn element(&mut self, name: &'static str) -> Element<'_, Self> {
        Element::new(self, name)
    }

    /// Writes text within other text, escaped. For the whole text of an element, use [`Element::text`] or
    /// [`Element::mixed`].
    ///
    /// White space survives in readers that collapse it, because all but single spaces are written as references.
    fn text(&mut self, text: &str) {
        self.text_at(text, Edges::default());
    }

    /// Writes text that may be at the ends of an element, escaped.
    fn text_at(&mut self, text: &str, edges: Edges) {
        self.xml().escaped(words(text, edges));
    }

    /// Writes text in an element that preserves white space, escaped.
    fn lines(&mut self, text: &str) {
        self.xml().escaped(lines(text));
    }

    /// Writes well-formed XML unchanged.
    fn raw(&mut self, well_formed: &str) {
        let xml = self.xml();
        xml.new_line();
        xml.escaped(well_formed);
    }
}

impl WriteXml for Xml {
    fn xml(&mut self) -> &mut Xml {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Doctype, Edges, WriteXml, Xml};

    fn written(write: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Xml::default();
        write(&mut xml);
        xml.finish()
    }

    #[test]
    fn children_are_on_their_own_lines() {
        let text = written(|xml| {
            xml.element("a").children(|xml| {
                xml.element("b").children(|xml| xml.element("c").text("x"));
                xml.element("d").empty();
                xml.raw("<e/>");
            });
        });
        assert_eq!(text, "<a>\n  <b>\n    <c>x</c>\n  </b>\n  <d/>\n  <e/>\n</a>\n");
    }

    #[test]
    fn white_space_in_mixed_content_is_left_alone() {
        let text = written(|xml| {
            xml.element("p").mixed(|xml| {
                xml.element("bold").text("No");
                xml.lines(", he said & left.\n ");
                xml.element("list").children(|xml| xml.element("item").empty());
                xml.raw("<x/>");
            });
        });
        assert_eq!(text, "<p><bold>No</bold>, he said &amp; left.\n <list><item/></list><x/></p>\n");
    }

    #[test]
    fn an_element_without_content_is_one_tag() {
        let text = written(|xml| {
            xml.element("a").children(|xml| {
                xml.element("b").attr("c", "1").children(|_| ());
                xml.element("d").text("");
            });
        });
        assert_eq!(text, "<a>\n  <b c=\"1\"/>\n  <d/>\n</a>\n");
    }

    #[test]
    fn empty_elements_can_be_left_out() {
        let text = written(|xml| {
            xml.element("a").children(|xml| {
                xml.element("b").attr("c", "1").children_unless_empty(|xml| {
                    xml.element("d").children_unless_empty(|_| ());
                });
                xml.element("e").children_unless_empty(|xml| xml.element("f").empty());
            });
        });
        assert_eq!(text, "<a>\n  <e>\n    <f/>\n  </e>\n</a>\n");
        assert_eq!(written(|xml| assert!(!xml.element("a").children_unless_empty(|_| ()))), "");
    }

    #[test]
    fn attributes_are_escaped_for_parsers() {
        let value = "a \"b\" <&> 'c'\t\n\r윤";
        let text = written(|xml| {
            xml.element("a").attr("b", value).attr_opt("c", None).attr_opt("d", Some("")).empty()
        });
        assert_eq!(text, "<a b=\"a &quot;b&quot; &lt;&amp;&gt; 'c'&#9;&#10;&#13;윤\" d=\"\"/>\n");
        assert_eq!(roxmltree::Document::parse(&text).unwrap().root_element().attribute("b"), Some(value));
    }

    #[test]
    fn text_is_escaped_and_invalid_characters_are_replaced() {
        let text =
            written(|xml| xml.element("a").text("]]> \"&amp;\"\t\n\r\u{0}\u{1F}\u{FFFE}\u{FFFD}\u{FEFF}"));
        assert_eq!(
            text,
            "<a>]]&gt; \"&amp;amp;\"&#9;&#10;&#13;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FEFF}</a>\n"
        );
        roxmltree::Document::parse(&text).unwrap();
    }

    #[test]
    fn white_space_that_looks_like_indentation_is_written_as_references() {
        let text = written(|xml| {
            xml.element("p").mixed(|xml| {
                xml.text_at("  a  b\n c ", Edges { start: true, end: false });
                xml.element("b").mixed(|xml| xml.text(" d "));
                xml.text_at("   ", Edges { start: false, end: true });
            });
        });
        let expected = "<p>&#32; a &#32;b&#10; c <b> d </b> &#32;&#32;</p>\n";
        assert_eq!(text, expected);
        assert_eq!(written(|xml| xml.element("p").text(" ")), "<p>&#32;</p>\n");
        assert_eq!(written(|xml| xml.element("p").text("  ")), "<p>&#32;&#32;</p>\n");
    }

    #[test]
    fn documents_begin_with_their_doctype() {
        let mut xml = Xml::document(Doctype {
            root: "article",
            public_id: "-//X//EN".to_owned(),
            system_id: "x.dtd".to_owned(),
        });
        xml.element("article").empty();
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE article PUBLIC \"-//X//EN\" \"x.dtd\">\n<article/>\n"
        );
    }

    #[test]
    fn writers_can_own_xml_with_further_state() {
        struct Counting {
            xml: Xml,
            items: usize,
        }
        impl WriteXml for Counting {
            fn xml(&mut self) -> &mut Xml {
                &mut self.xml
            }
        }
        let mut writer = Counting { xml: Xml::default(), items: 0 };
        writer.element("list").children(|writer| {
            for _ in 0..2 {
                writer.items += 1;
                writer.element("item").empty();
            }
        });
        assert_eq!(
            (writer.items, writer.xml.finish().as_str()),
            (2, "<list>\n  <item/>\n  <item/>\n</list>\n")
        );
    }
}
