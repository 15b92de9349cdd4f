//! The positions of nodes among their siblings of the same name.

use super::document::{Document, NodeId};
use super::node::Node;
use crate::source::hash::HashMap;

/// Siblings are counted one by one up to so many; among more, all of the document are counted once.
const FEW: usize = 64;

/// The position of each node among its siblings of the same name, from 1; 0 where there is no other.
#[derive(Debug)]
pub(super) struct Positions(Vec<u32>);

impl Positions {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut positions = vec![0; document.entries.len()];
        // How many there were, and the first of them.
        let mut alike: HashMap<(NodeId, bool, &str), (u32, NodeId)> = HashMap::default();
        for node in document.nodes() {
            let Some(parent) = node.parent() else { continue };
            let (count, first) =
                alike.entry((parent.id, node.is_element(), node.qualified_name())).or_insert((0, node.id));
            *count += 1;
            if *count > 1 {
                positions[first.index()] = 1;
                positions[node.id.index()] = *count;
            }
        }
        Self(positions)
    }
}

/// The position of a node among its siblings of the same name, from 1; `None` if it is the only one.
pub(super) fn position(node: Node<'_>) -> Option<usize> {
    let parent = node.parent()?;
    if parent.children().nth(FEW).is_some() {
        let positions = node.document.positions.get_or_init(|| Positions::of(node.document));
        return Some(positions.0[node.id.index()] as usize).filter(|position| *position > 0);
    }
    let has_name = |sibling: &Node<'_>| {
        sibling.is_element() == node.is_element() && sibling.qualified_name() == node.qualified_name()
    };
    let mut alike = parent.children().filter(has_name);
    let before = alike.by_ref().take_while(|sibling| sibling.id != node.id).count();
    (before > 0 || alike.next().is_some()).then_some(before + 1)
}

#[cfg(test)]
mod tests {
    use crate::source::xml::parse;

    #[test]
    fn positions_among_many_siblings_are_those_among_few() {
        let text = |times: usize| format!("<a>{}<c/></a>", "<b/>x<c/>".repeat(times));
        let paths = |times: usize| -> Vec<String> {
            parse(&text(times)).unwrap().nodes().map(|node| node.xpath()).collect()
        };
        let (few, many) = (paths(10), paths(100));
        assert_eq!(few[..31], many[..31]);
        assert_eq!(many.last().unwrap(), "/a/c[101]");
        assert_eq!(
            parse(&format!("<a>{}<b/></a>", "<c/>".repeat(100))).unwrap().nodes().last().unwrap().xpath(),
            "/a/b"
        );
    }
}
