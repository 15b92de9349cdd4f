//! Markup that is not understood: it is kept unchanged.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Block, Foreign, ForeignFormat, Inline};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    pub(super) fn foreign_block(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.note(&at.item(blocks.len()), node);
        blocks.push(Block::Foreign(foreign(node)));
    }
}

pub(super) fn foreign_inline(node: Node<'_>) -> Inline {
    Inline::Foreign(foreign(node))
}

fn foreign(node: Node<'_>) -> Foreign {
    Foreign { format: ForeignFormat::Jats, source: node.to_fragment().into_owned() }
}
