//! Reading the text: blocks and inlines.
//!
//! There are two modes. In block content, every element is a block. In mixed content (a paragraph, a cell), the blocks
//! among the words split the text: the text before and after each becomes a paragraph.

mod blocks;
mod elements;
mod entities;
mod figures;
mod foreign;
mod formulas;
mod inlines;
mod line;
mod lists;
mod named_content;
mod numbers;
mod quotes;
mod sections;
mod tables;
mod targets;
mod xref;

pub(in crate::formats::jats::read) use crate::formats::jats::read::body::blocks::Flow;
pub(in crate::formats::jats::read) use crate::formats::jats::read::body::entities::Known;
pub(in crate::formats::jats::read) use crate::formats::jats::read::body::sections::{
    custom_type, is_in_words,
};
use crate::formats::jats::read::reader::Reader;
use crate::model::{Blocks, Dateline, Id, Metadata};
use crate::source::Path;
use crate::source::xml::Node;

/// Content nested at this depth becomes foreign, and sub-articles are ignored: byline writes no deeper nesting.
const MAX_DEPTH: usize = 58;

/// The same for content whose path in the article is longer: an element may add several levels to its JSON.
const MAX_STEPS: usize = 2 * MAX_DEPTH;

impl<'d> Reader<'d> {
    /// Whether content at this path is nested too deeply to be read.
    pub(super) fn is_too_deep(&self, at: &Path<'_>) -> bool {
        self.depth >= MAX_DEPTH || at.is_longer_than(MAX_STEPS)
    }

    /// The blocks of [`<body>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/body.html), after the dateline
    pub(super) fn body(&mut self, body: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) -> Blocks {
        self.ignore_other_attributes(body, &[]);
        let dateline = body.elements().next().filter(|first| is_dateline(*first));
        let text = dateline.and_then(|dateline| self.words_opt(dateline));
        if let (Some(text), None) = (text, &metadata.dateline) {
            metadata.dateline = Some(Dateline { text: Some(text), place: None, date: None });
        }
        let mut blocks = Vec::new();
        let rest = body.children().filter(|child| !is_heading(*child) && Some(*child) != dateline);
        self.flow(rest, Flow::Blocks, at, &mut blocks);
        Blocks(blocks)
    }

    /// The block content of an element, without its title and its label; `at` is the path of the blocks.
    pub(super) fn blocks(&mut self, node: Node<'d>, at: &Path<'_>) -> Blocks {
        let mut blocks = Vec::new();
        self.flow(node.children().filter(|child| !is_heading(*child)), Flow::Blocks, at, &mut blocks);
        Blocks(blocks)
    }

    /// All text of an element as plain text, trimmed.
    pub(super) fn words(&self, node: Node<'d>) -> String {
        line::words(node)
    }

    /// The id of an element, if it is valid in an article.
    fn id(&mut self, node: Node<'d>) -> Option<Id> {
        let attribute = node.attribute("id")?;
        let value = attribute.value();
        let is_first = || self.document.by_id(&value) == Some(node);
        if Id::could_be(&value) && is_first() {
            return Some(Id(value.into_owned()));
        }
        self.lose_attribute(node, attribute);
        None
    }
}

/// Whether a paragraph is a dateline.
fn is_dateline(p: Node<'_>) -> bool {
    p.is("p")
        && p.elements().next().is_none()
        && p.attribute("content-type").is_some_and(|kind| kind.value() == "dateline")
}

/// Whether it is at the head of an element and read together with it.
fn is_heading(node: Node<'_>) -> bool {
    matches!(node.name(), "label" | "title")
}
