//! Reading lists.

use crate::formats::jats::read::body::blocks::Flow;
use crate::formats::jats::read::body::is_heading;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Block, Blocks, Definition, DefinitionList, Inline, Inlines, List, ListOrder, Paragraph};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<list>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/list.html)
    pub(super) fn list(&mut self, list: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.ignore_other_attributes(list, &["id", "list-type"]);
        self.heading_paragraph(list, at, blocks);
        let here = at.item(blocks.len());
        self.note(&here, list);
        let inside = here.key(List::ITEMS);
        let mut items = Vec::new();
        for child in list.elements().filter(|child| !is_heading(*child)) {
            match child.name() {
                "list-item" => {
                    let item = self.list_item(child, &inside.item(items.len()));
                    items.push(item);
                }
                "x" | "object-id" => self.ignore(child),
                _ => {
                    let mut item = Vec::new();
                    self.block(child, &inside.item(items.len()), &mut item);
                    items.push(Blocks(item));
                }
            }
        }
        blocks.push(Block::List(List { id: self.id(list), order: order(list), items }));
    }

    /// [`<list-item>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/list-item.html): its own label goes
    /// before its first words.
    fn list_item(&mut self, item: Node<'d>, at: &Path<'_>) -> Blocks {
        self.ignore_other_attributes(item, &[]);
        self.note(at, item);
        let mut content = self.blocks(item, at);
        self.label_before(item, at, &mut content);
        content
    }

    /// [`<def-list>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/def-list.html)
    pub(super) fn def_list(&mut self, list: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.ignore_other_attributes(list, &["id"]);
        self.heading_paragraph(list, at, blocks);
        let here = at.item(blocks.len());
        self.note(&here, list);
        let inside = here.key(DefinitionList::ITEMS);
        let mut items = Vec::new();
        let mut inner = Vec::new();
        for child in list.elements().filter(|child| !is_heading(*child)) {
            match child.name() {
                "def-item" => {
                    let item = self.def_item(child, &inside.item(items.len()));
                    items.push(item);
                }
                "def-list" => inner.push(child),
                "term-head" | "def-head" | "x" => self.ignore(child),
                _ => self.ignore(child),
            }
        }
        let id = self.id(list);
        // A list may be only the frame of another.
        if inner.is_empty() || !items.is_empty() || id.is_some() {
            blocks.push(Block::DefinitionList(DefinitionList { id, items }));
        }
        for list in inner {
            self.block(list, at, blocks);
        }
    }

    /// [`<def-item>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/def-item.html)
    fn def_item(&mut self, item: Node<'d>, at: &Path<'_>) -> Definition {
        self.ignore_other_attributes(item, &[]);
        self.note(at, item);
        let terms: Vec<_> =
            item.elements().filter(|child| matches!(child.name(), "label" | "title" | "term")).collect();
        let term = self.heading_of(&terms, &at.key(Definition::TERM)).unwrap_or_default();
        let mut definition = Vec::new();
        for child in item.elements().filter(|child| child.name() == "def") {
            self.ignore_other_attributes(child, &[]);
            self.flow(child.children(), Flow::Blocks, &at.key(Definition::DEFINITION), &mut definition);
        }
        let id = item.child("term").and_then(|term| self.id(term));
        Definition { id, term, definition: Blocks(definition) }
    }

    /// The label and the title of an element without fields for them: a paragraph before it.
    pub(super) fn heading_paragraph(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let parts: Vec<_> = node
            .elements()
            .take_while(|child| child.name() != "list-item" && child.name() != "def-item")
            .filter(|child| is_heading(*child))
            .collect();
        if parts.is_empty() {
            return;
        }
        let here = at.item(blocks.len());
        if let Some(content) = self.heading_of(&parts, &here.key(Paragraph::CONTENT)) {
            blocks.push(Block::Paragraph(Paragraph { id: None, language: None, content }));
        }
    }

    /// Adds the label and the title of an element before its first words.
    pub(super) fn label_before(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Blocks) {
        let parts: Vec<_> = node.elements().filter(|child| is_heading(*child)).collect();
        if parts.is_empty() {
            return;
        }
        let here = at.item(0);
        let Some(mut label) = self.heading_of(&parts, &here.key(Paragraph::CONTENT)) else { return };
        match blocks.0.first_mut() {
            Some(Block::Paragraph(Paragraph { content, .. })) => {
                let words = std::mem::take(&mut content.0);
                append_text(&mut label, " ");
                for inline in words {
                    match inline {
                        Inline::Text(text) => append_text(&mut label, &text),
                        inline => label.0.push(inline),
                    }
                }
                *content = label;
            }
            _ => blocks.0.insert(0, Block::Paragraph(Paragraph { id: None, language: None, content: label })),
        }
    }
}

fn append_text(inlines: &mut Inlines, text: &str) {
    match inlines.0.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.0.push(Inline::Text(text.to_owned())),
    }
}

fn order(list: Node<'_>) -> ListOrder {
    let kind = list.attribute("list-type").map(|kind| kind.value());
    match kind.as_deref() {
        Some("order" | "ordered" | "arabic" | "number") => ListOrder::Decimal,
        Some("alpha-lower") => ListOrder::LowerAlpha,
        Some("alpha-upper") => ListOrder::UpperAlpha,
        Some("roman-lower") => ListOrder::LowerRoman,
        Some("roman-upper") => ListOrder::UpperRoman,
        Some("simple" | "none") => ListOrder::Plain,
        _ if list.elements().any(|item| item.child("label").is_some()) => ListOrder::Plain,
        _ => ListOrder::Bullet,
    }
}
