//! The elements of Markdown that are open while it is read.

use pulldown_cmark::Alignment;

use super::attributes::Attributes;
use super::inlines::Item;
use super::node::{Node, Text};
use crate::source::Span;

/// An open element, and what has been read of it.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) element: Element,
    pub(super) span: Span,
    /// Its blocks, items, rows or cells.
    pub(super) nodes: Vec<Node>,
    /// Which of the blocks are headings, and of which level.
    pub(super) headings: Vec<(usize, u8)>,
    /// Its running text.
    pub(super) items: Vec<Item>,
    /// Attributes for the block to come.
    pub(super) pending: Option<Attributes>,
    /// The last paragraph of a quotation, which may say who is quoted.
    pub(super) last: Option<Vec<Item>>,
    /// The lines of code, and the text of images.
    pub(super) text: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    Body,
    Paragraph,
    Heading(u8),
    Quote,
    Code { language: String, fence: Span },
    Html,
    List(Option<u64>),
    Item,
    Note(String),
    Definitions,
    Term,
    Definition,
    Table(Vec<Alignment>),
    Row,
    Cell,
    Marked(&'static str),
    Link { href: String, has_title: bool },
    Image { src: String, has_title: bool },
}

impl Element {
    /// Whether it contains blocks, and text outside of paragraphs is one.
    pub(super) fn has_blocks(&self) -> bool {
        matches!(self, Self::Body | Self::Quote | Self::Item | Self::Note(_) | Self::Definition)
    }
}

impl Frame {
    pub(super) fn new(element: Element, span: Span) -> Self {
        Self {
            element,
            span,
            nodes: Vec::new(),
            headings: Vec::new(),
            items: Vec::new(),
            pending: None,
            last: None,
            text: Text::default(),
        }
    }
}
