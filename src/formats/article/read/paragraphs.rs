//! Where the paragraphs begin in texts that have several.

use std::sync::OnceLock;

use crate::model::Blocks;
use crate::source::hash::HashMap;
use crate::source::{Node, NodeId};

/// Longer texts are searched once, not again for each place in them.
const LONG: usize = 16 << 10;

/// The offsets at which the paragraphs begin in the long texts of a tree, once needed.
#[derive(Debug, Default)]
pub(super) struct Paragraphs(OnceLock<HashMap<NodeId, Vec<usize>>>);

impl Paragraphs {
    /// The offset of a paragraph in the text of a node.
    pub(super) fn start(&self, node: Node<'_>, number: usize) -> Option<usize> {
        let text = node.text()?;
        if text.len() <= LONG {
            return Blocks::paragraphs(text).nth(number).map(|paragraph| paragraph.start);
        }
        let long = |node: Node<'_>| {
            let text = node.text().filter(|text| text.len() > LONG)?;
            Some((node.id(), Blocks::paragraphs(text).map(|paragraph| paragraph.start).collect()))
        };
        let known = self.0.get_or_init(|| node.tree().nodes().filter_map(long).collect());
        known.get(&node.id())?.get(number).copied()
    }
}
