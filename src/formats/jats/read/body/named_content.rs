//! Reading `<named-content>`: mentions, quotes, dates and other languages.

use crate::formats::jats::read::body::foreign::foreign_inline;
use crate::formats::jats::read::body::line::Line;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Date, DateText, Inline, InlineQuote, Language, Mention, OtherLanguage};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<named-content>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/named-content.html)
    ///
    /// Any other type is foreign.
    pub(super) fn named_content(&mut self, node: Node<'d>, at: &Path<'_>, line: &mut Line) {
        let kind = node.attribute("content-type").map(|kind| kind.value());
        let here = at.item(line.len());
        let inside = here.key(Mention::CONTENT);
        let inline = match kind.as_deref() {
            Some(kind @ ("person" | "organization" | "place" | "event")) if self.is_identified(node) => {
                self.entity(node, kind).map(|entity| {
                    self.note_attribute(&here.key(Mention::REF), node, "vocab-term-identifier");
                    Inline::Mention(Mention { r#ref: entity, content: self.passage(node, &inside) })
                })
            }
            Some("quote") if node.attributes().count() == 1 => {
                Some(Inline::Quote(InlineQuote { r#ref: None, content: self.passage(node, &inside) }))
            }
            Some("date") => edtf(node).map(|value| {
                self.note_attribute(&here.key(DateText::VALUE), node, "vocab-term");
                Inline::Date(DateText { value, content: self.passage(node, &inside) })
            }),
            Some("language") => node.attribute("xml:lang").map(|language| {
                self.note_attribute(&here.key(OtherLanguage::LANGUAGE), node, "xml:lang");
                let language = Language(language.value().into_owned());
                Inline::Language(OtherLanguage { language, content: self.passage(node, &inside) })
            }),
            // Marks within it must not be lost.
            Some("person" | "organization" | "place" | "event") if node.elements().next().is_some() => {
                self.ignore(node);
                return self.add_inlines(node, at, line);
            }
            Some(kind) => {
                // An element that is not allowed here directly.
                if let Some(element) = only_element(node).filter(|element| is_admitted_as(*element, kind)) {
                    return self.inline(element, at, line);
                }
                None
            }
            None => None,
        };
        line.push(inline.unwrap_or_else(|| foreign_inline(node)));
    }
}

fn edtf(node: Node<'_>) -> Option<Date> {
    let vocabulary = node.attribute("vocab")?;
    let value = node.attribute("vocab-term").filter(|_| vocabulary.value() == "EDTF")?;
    Some(Date::from(&*value.value()))
}

/// The only child element, if there is no other content.
fn only_element(node: Node<'_>) -> Option<Node<'_>> {
    let mut children = node.children();
    let only = children.next().filter(|_| children.next().is_none())?;
    only.is_element().then_some(only)
}

fn is_admitted_as(element: Node<'_>, kind: &str) -> bool {
    match kind {
        "footnote" => element.is("fn"),
        "link" => element.is("ext-link"),
        "citation" | "cross-reference" => element.is("xref"),
        "formula" => element.is("inline-formula"),
        "image" => element.is("inline-graphic") || element.is("inline-media"),
        _ => false,
    }
}
