//! Reading sections, and elements like sections.

use crate::formats::jats::read::body::blocks::Flow;
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::vocabulary::kind_of;
use crate::model::{Block, Blocks, Inlines, Section};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// A section or an element like one: `sec`, `ack`, `app`, `notes`, `glossary`, `bio`, `fn-group`, `fn`.
    pub(in crate::formats::jats::read) fn section(&mut self, node: Node<'d>, at: &Path<'_>) -> Section {
        let kind_attribute = match node.name() {
            "sec" => "sec-type",
            "fn" => "fn-type",
            "notes" => "notes-type",
            _ => "content-type",
        };
        let kind_attribute = match custom_type(node) {
            Some(_) => "custom-type",
            None => kind_attribute,
        };
        self.ignore_other_attributes(node, &["id", "fn-type", kind_attribute]);
        self.note(at, node);
        let kind = node.attribute(kind_attribute).map(|kind| kind.value());
        let kind = kind_of(node.name(), kind.as_deref());
        self.note_attribute(&at.key(Section::KIND), node, kind_attribute);
        let mut rest = node.children().peekable();
        while let Some(child) = rest.next_if(|child| child.is_blank() || is_head(*child)) {
            if !matches!(child.name(), "" | "label" | "title") {
                self.ignore(child);
            }
        }
        let (label, title) = self.label_and_title(node, at);
        let mut content = Vec::new();
        self.flow(rest, Flow::Blocks, &at.key(Section::CONTENT), &mut content);
        Section { id: self.id(node), kind, label, title, content: Blocks(content) }
    }

    /// The label and the title of a section or note. The label of a note that is words is its title.
    pub(in crate::formats::jats::read) fn label_and_title(
        &mut self,
        node: Node<'d>,
        at: &Path<'_>,
    ) -> (Option<String>, Option<Inlines>) {
        let is_note = matches!(node.name(), "fn" | "corresp");
        let (headings, labels): (Vec<_>, Vec<_>) = node
            .elements()
            .take_while(|child| is_head(*child))
            .filter(|child| matches!(child.name(), "label" | "title"))
            .partition(|child| child.is("title") || is_note && is_in_words(*child));
        let label = labels.into_iter().fold(None, |before, label| self.label(label, before, at));
        (label.filter(|label| !label.is_empty()), self.heading_of(&headings, &at.key(Section::TITLE)))
    }

    /// A section among blocks.
    pub(super) fn section_block(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let section = self.section(node, &at.item(blocks.len()));
        blocks.push(Block::Section(section));
    }
}

/// Whether it comes before the content of a section.
fn is_head(node: Node<'_>) -> bool {
    matches!(node.name(), "label" | "title" | "sec-meta" | "object-id")
}

/// Whether a label is words, not a reference mark. Images and formulas are marks.
pub(in crate::formats::jats::read) fn is_in_words(label: Node<'_>) -> bool {
    letters(label) > 2
}

fn letters(node: Node<'_>) -> usize {
    let count = |child: Node<'_>| match child.name() {
        _ if child.is_text() => child.words().chars().filter(|c| c.is_alphabetic()).count(),
        "inline-graphic" | "inline-formula" | "fn" => 0,
        _ => letters(child),
    };
    node.children().map(count).sum()
}

/// The type of a note, if it is not in the list of Publishing.
pub(in crate::formats::jats::read) fn custom_type(note: Node<'_>) -> Option<String> {
    let is_custom = note.is("fn") && note.attribute("fn-type")?.value() == "custom";
    note.attribute("custom-type").filter(|_| is_custom).map(|custom| custom.value().into_owned())
}
