//! The sections of an article and what stands right in them.

use crate::model::{Article, Block, Section};
use crate::source::Path;

/// A part of the outline.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// A section of the body or the back.
    Section(&'a Section),
    /// A block that is no section.
    Block(&'a Block),
}

/// Shows `see` every section, and every block that stands in the body or a section.
pub(super) fn outline(article: &Article, see: &mut dyn FnMut(&Path<'_>, Part<'_>)) {
    blocks(&article.body, &Path::ROOT.key("body"), see);
    for (index, part) in article.back.iter().enumerate() {
        section(part, &Path::ROOT.key("back").item(index), see);
    }
}

fn blocks(blocks: &[Block], at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Part<'_>)) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Section(part) => section(part, &at.item(index), see),
            _ => see(&at.item(index), Part::Block(block)),
        }
    }
}

fn section(part: &Section, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Part<'_>)) {
    see(at, Part::Section(part));
    blocks(&part.content, &at.key("content"), see);
}
