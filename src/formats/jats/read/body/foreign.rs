//! Markup that is not understood: it is kept unchanged.

use crate::diagnostic::Severity;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Block, Foreign, ForeignFormat, Inline};
use crate::source::Path;
use crate::source::xml::{Namespace, Node};

impl<'d> Reader<'d> {
    pub(super) fn foreign_block(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.note(&at.item(blocks.len()), node);
        // The JATS that is written has no place for these.
        if let Some(table) = node.descendants().find(|inner| inner.namespace() == Namespace::Oasis) {
            let message = "an OASIS table is kept as markup, and left out of exports";
            self.losses.change(message, table.name_span(), "kept as markup", Severity::Warning);
        }
        blocks.push(Block::Foreign(foreign(node)));
    }
}

pub(super) fn foreign_inline(node: Node<'_>) -> Inline {
    Inline::Foreign(foreign(node))
}

fn foreign(node: Node<'_>) -> Foreign {
    Foreign { format: ForeignFormat::Jats, source: node.to_fragment().into_owned() }
}
