//! What is not understood: it is kept as it stands.

use crate::formats::jats::read::body::blocks::has_words;
use crate::formats::jats::read::body::elements::{is_block, is_block_among_blocks, is_inline};
use crate::formats::jats::read::body::figures::{is_figure, is_file_alone, is_inline_graphic};
use crate::formats::jats::read::body::formulas::{is_formula, is_inline_formula};
use crate::formats::jats::read::body::inlines::address;
use crate::formats::jats::read::body::named_content::is_ours;
use crate::formats::jats::read::body::tables::is_table;
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

/// What an id leads to that a cross-reference in foreign markup has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::jats) enum Lead {
    Work,
    Block,
    Foreign,
    Nowhere,
}

/// Whether an element is foreign where it stands among other blocks, and is read as one block.
pub(in crate::formats::jats) fn stays_foreign_block(node: Node<'_>) -> bool {
    match node.name() {
        "fig" => !is_figure(node),
        "table-wrap" => !is_table(node),
        "disp-formula" => !is_formula(node),
        "graphic" | "media" => !is_file_alone(node),
        "code" | "preformat" => node.elements().next().is_some(),
        "boxed-text" | "p" | "sec" | "ack" | "app" | "notes" | "glossary" | "fn-group" | "bio" | "list"
        | "def-list" | "disp-quote" | "speech" | "statement" | "table-wrap-group" | "fig-group"
        | "disp-formula-group" | "tex-math" | "math" | "ref-list" | "sec-meta" | "object-id" | "fn" => false,
        "supplementary-material" => !has_words(node),
        _ => is_block_among_blocks(node),
    }
}

/// Whether an element is foreign where it stands in running text.
pub(in crate::formats::jats) fn stays_foreign_inline(node: Node<'_>, lead: impl Fn(&str) -> Lead) -> bool {
    match node.name() {
        "italic" | "bold" | "sub" | "sup" | "underline" | "strike" | "sc" | "fn" | "break" | "hr"
        | "tex-math" | "math" => false,
        "monospace" => node.elements().next().is_some(),
        "ext-link" | "uri" | "email" => address(node).is_none(),
        "named-content" => !is_ours(node),
        "inline-formula" => !is_inline_formula(node),
        "inline-graphic" | "inline-media" => !is_inline_graphic(node),
        "xref" => {
            let Some(rid) = node.attribute("rid").map(|rid| rid.value()) else { return true };
            let leads: Vec<_> =
                rid.split_ascii_whitespace().map(lead).filter(|lead| *lead != Lead::Nowhere).collect();
            match leads.as_slice() {
                [] | [Lead::Block] => false,
                leads => leads.iter().any(|lead| *lead != Lead::Work),
            }
        }
        _ => is_inline(node) && !is_block(node),
    }
}

/// The element in a box that we write around foreign markup which would be read as something else.
pub(super) fn foreign_in_a_box(boxed: Node<'_>) -> Option<Node<'_>> {
    let kind = boxed.attribute("content-type")?;
    let mut elements = boxed.elements();
    match (elements.next(), elements.next()) {
        (Some(element), None) if kind.value() == "foreign" => Some(element),
        _ => None,
    }
}
