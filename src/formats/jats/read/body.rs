//! Reading the text: blocks and inlines.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Block, Blocks, Inlines, Paragraph, Section};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The blocks of [`<body>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/body.html)
    pub(super) fn body(&mut self, body: Node<'d>, at: &Path<'_>) -> Blocks {
        self.blocks(body, at)
    }

    pub(super) fn inlines(&mut self, node: Node<'d>, _at: &Path<'_>) -> Inlines {
        Inlines::from(self.words(node).as_str())
    }

    pub(super) fn blocks(&mut self, node: Node<'d>, at: &Path<'_>) -> Blocks {
        let mut blocks = Vec::new();
        for child in node.elements().filter(|child| !["title", "label"].contains(&child.name())) {
            blocks.push(match child.name() {
                "sec" => Block::Section(self.section(child, at)),
                _ => {
                    Block::Paragraph(Paragraph { id: None, language: None, content: self.inlines(child, at) })
                }
            });
        }
        Blocks(blocks)
    }

    pub(super) fn words(&self, node: Node<'d>) -> String {
        let text = node.text();
        let mut words = String::with_capacity(text.len());
        for word in text.split_ascii_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        words
    }

    pub(super) fn section(&mut self, node: Node<'d>, at: &Path<'_>) -> Section {
        let title = node.child("title").map(|title| self.inlines(title, at));
        Section { id: None, kind: None, title, content: self.blocks(node, at) }
    }

    pub(super) fn back_sections(&mut self, node: Node<'d>, _at: &Path<'_>) -> Vec<Section> {
        for list in node.elements() {
            if list.is("ref-list") {
                self.ref_list(list);
            }
        }
        Vec::new()
    }


    pub(super) fn media(&mut self, graphic: Node<'d>, _at: &Path<'_>) -> crate::model::Media {
        crate::model::Media {
            src: crate::model::Uri(
                graphic.attribute("xlink:href").map(|a| a.value().into_owned()).unwrap_or_default(),
            ),
            media_type: None,
            alt: None,
            width: None,
            height: None,
            credit: None,
            license: None,
            digital_source_type: None,
        }
    }
}
