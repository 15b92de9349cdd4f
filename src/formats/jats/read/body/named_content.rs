//! Reading `<named-content>`: what we write into it, and that of others.

use crate::formats::jats::read::body::foreign::foreign_inline;
use crate::formats::jats::read::body::line::Line;
use crate::formats::jats::read::body::targets::{Target, target};
use crate::formats::jats::read::reader::Reader;
use crate::model::{
    Break, Date, DateText, EntityRef, Foreign, ForeignFormat, Inline, InlineQuote, Language, Mention,
    OtherLanguage, QuoteRef,
};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<named-content>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/named-content.html)
    ///
    /// What is not as we write it is foreign.
    pub(super) fn named_content(&mut self, node: Node<'d>, at: &Path<'_>, line: &mut Line) {
        let kind = node.attribute("content-type").map(|kind| kind.value());
        let here = at.item(line.len());
        let inside = here.key("content");
        let inline = match kind.as_deref() {
            Some("person" | "organization" | "place" | "event" | "work" | "block") => {
                self.named_entity(node).map(|entity| {
                    self.note_attribute(&here.key("ref"), node, "rid");
                    Inline::Mention(Mention { r#ref: entity, content: self.passage(node, &inside) })
                })
            }
            Some("quote") => {
                let r#ref = self.quote_ref(node);
                self.note_attribute(&here.key("ref"), node, "rid");
                Some(Inline::Quote(InlineQuote { r#ref, content: self.passage(node, &inside) }))
            }
            Some("date") => edtf(node).map(|value| {
                self.note_attribute(&here.key("value"), node, "vocab-term");
                Inline::Date(DateText { value, content: self.passage(node, &inside) })
            }),
            Some("language") => node.attribute("xml:lang").map(|language| {
                self.note_attribute(&here.key("language"), node, "xml:lang");
                let language = Language(language.value().into_owned());
                Inline::Language(OtherLanguage { language, content: self.passage(node, &inside) })
            }),
            Some("break") => Some(Inline::Break(Break {})),
            Some("foreign") => only_element(node).map(|element| {
                let source = element.to_fragment().into_owned();
                Inline::Foreign(Foreign { format: ForeignFormat::Jats, source })
            }),
            Some(kind) => {
                // What may not stand by itself where this stands.
                if let Some(element) = only_element(node).filter(|element| is_admitted_as(*element, kind)) {
                    return self.inline(element, at, line);
                }
                None
            }
            None => None,
        };
        line.push(inline.unwrap_or_else(|| foreign_inline(node)));
    }

    /// Who or what is named.
    fn named_entity(&mut self, node: Node<'d>) -> Option<EntityRef> {
        let rid = node.attribute("rid")?.value();
        match self.document.by_id(&rid).map(target)? {
            Target::Work(work) => Some(EntityRef(work.into_owned())),
            Target::Record => Some(EntityRef(rid.into_owned())),
            Target::Block | Target::Foreign | Target::Nothing => None,
        }
    }

    /// The quote of which these are words: that of the ids which stands for a quote.
    pub(super) fn quote_ref(&self, node: Node<'d>) -> Option<QuoteRef> {
        let rid = node.attribute("rid")?.value();
        let is_quote = |id: &&str| self.document.by_id(id).is_some_and(is_record_of_a_quote);
        rid.split_ascii_whitespace().find(is_quote).map(QuoteRef::from)
    }
}

fn is_record_of_a_quote(node: Node<'_>) -> bool {
    node.is("compound-kwd")
        && node
            .parent()
            .and_then(|group| group.attribute("kwd-group-type"))
            .is_some_and(|kind| kind.value() == "quote")
}

fn edtf(node: Node<'_>) -> Option<Date> {
    let vocabulary = node.attribute("vocab")?;
    let value = node.attribute("vocab-term").filter(|_| vocabulary.value() == "EDTF")?;
    Some(Date::from(&*value.value()))
}

/// The element that another one holds, if it holds nothing else.
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

/// Whether it looks like what we write, and may be read as that.
pub(super) fn is_ours(node: Node<'_>) -> bool {
    const KINDS: [&str; 16] = [
        "person",
        "organization",
        "place",
        "event",
        "work",
        "block",
        "quote",
        "date",
        "language",
        "break",
        "foreign",
        "footnote",
        "link",
        "citation",
        "cross-reference",
        "formula",
    ];
    let kind = node.attribute("content-type").map(|kind| kind.value());
    kind.is_some_and(|kind| KINDS.contains(&&*kind) || kind == "image")
}
