//! Where the strings of the running text are in the article.

use crate::model::visit::{self, Visitor};
use crate::model::{Article, Block, CodeBlock, Foreign, Inline, Math, Media};
use crate::source::hash::HashMap;
use crate::source::{Path, Pointer};

/// What holds a string of the running text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holder<'a> {
    Inline(&'a Inline),
    Block(&'a Block),
}

impl Holder<'_> {
    /// Holders are compared by address in memory, because equal words may be in many places.
    fn address(self) -> usize {
        match self {
            Self::Inline(inline) => std::ptr::from_ref(inline).addr(),
            Self::Block(block) => std::ptr::from_ref(block).addr(),
        }
    }
}

/// The places of all strings, by their holders.
///
/// Takes a second walk, so that an article without findings does not pay for the paths.
#[derive(Debug, Default)]
pub(super) struct Strings {
    places: HashMap<usize, Pointer>,
}

impl Strings {
    pub(super) fn of(article: &Article) -> Self {
        let mut strings = Self::default();
        visit::walk_article(&mut strings, article);
        strings
    }

    pub(super) fn place(&self, holder: Holder<'_>) -> Option<&Pointer> {
        self.places.get(&holder.address())
    }

    fn note(&mut self, holder: Holder<'_>, at: &Path<'_>) {
        self.places.insert(holder.address(), at.pointer());
    }
}

impl<'a> Visitor<'a> for Strings {
    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        match block {
            Block::Code(_) => self.note(Holder::Block(block), &at.key(CodeBlock::TEXT)),
            Block::Foreign(_) => self.note(Holder::Block(block), &at.key(Foreign::SOURCE)),
            _ => visit::walk_block(self, block, at),
        }
    }

    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        let holder = Holder::Inline(inline);
        match inline {
            Inline::Text(_) | Inline::Break(_) => self.note(holder, at),
            Inline::Code(_) => self.note(holder, &at.key(CodeBlock::TEXT)),
            Inline::Math(_) => self.note(holder, &at.key(Math::TEX)),
            Inline::Image(_) => self.note(holder, &at.key(Media::ALT)),
            _ => visit::walk_inline(self, inline, at),
        }
    }
}
