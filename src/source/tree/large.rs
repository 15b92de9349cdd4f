//! An index of the children of large objects and lists, for repeated lookups.

use super::{Node, NodeId, Tree};
use crate::source::Span;
use crate::source::hash::HashMap;

/// With more children than this, an index is used.
const LARGE: usize = 24;

/// The children of a large object or list.
#[derive(Debug, Clone)]
struct Large {
    /// In document order.
    children: Vec<NodeId>,
    /// Sorted by key; in document order for equal keys.
    by_key: Vec<NodeId>,
}

/// The large objects and lists of a tree.
#[derive(Debug, Clone, Default)]
pub(super) struct Index(HashMap<NodeId, Large>);

impl Index {
    fn of(tree: &Tree<'_>) -> Self {
        let large = tree.nodes().filter(|node| node.len() > LARGE).map(|node| {
            let children: Vec<NodeId> = node.children().map(Node::id).collect();
            let mut by_key = children.clone();
            by_key.sort_by_key(|id| tree.node(*id).key());
            (node.id(), Large { children, by_key })
        });
        Self(large.collect())
    }
}

impl<'t> Node<'t> {
    fn large(self) -> Option<&'t Large> {
        let tree = self.tree;
        (self.len() > LARGE).then(|| tree.index.get_or_init(|| Index::of(tree)).0.get(&self.id)).flatten()
    }

    /// The first member with this key, of an object.
    pub(super) fn member(self, key: &str) -> Option<Node<'t>> {
        let Some(Large { by_key, .. }) = self.large() else {
            return self.children().find(|member| member.key() == Some(key));
        };
        let first = by_key.partition_point(|id| self.tree.node(*id).key() < Some(key));
        by_key.get(first).map(|id| self.tree.node(*id)).filter(|member| member.key() == Some(key))
    }

    /// The child at `index`, counted from 0.
    pub(super) fn child(self, index: usize) -> Option<Node<'t>> {
        match self.large() {
            Some(Large { children, .. }) => children.get(index).map(|id| self.tree.node(*id)),
            None => self.children().nth(index),
        }
    }

    /// The child that is or contains the value with this index, and its position among the children.
    pub(super) fn child_with(self, id: NodeId) -> Option<(usize, Node<'t>)> {
        let Some(Large { children, .. }) = self.large() else {
            return self.children().enumerate().find(|(_, child)| child.holds(id));
        };
        let index = children.partition_point(|child| *child <= id).checked_sub(1)?;
        Some((index, self.tree.node(children[index]))).filter(|(_, child)| child.holds(id))
    }

    /// The child at this byte of the source, or whose key is there.
    pub(super) fn child_at(self, offset: usize) -> Option<Node<'t>> {
        let stands_there = |child: &Node<'t>| {
            let holds = |span: Span| span.range().contains(&offset);
            holds(child.span()) || child.key_span().is_some_and(holds)
        };
        // With defaults, places are of two texts.
        let is_in_order = !self.tree.is_out_of_order && self.tree.shared.is_none();
        let Some(Large { children, .. }) = self.large().filter(|_| is_in_order) else {
            return self.children().find(stands_there);
        };
        let begins = |id: &NodeId| {
            let child = self.tree.node(*id);
            child.key_span().unwrap_or(child.span()).start <= offset
        };
        let index = children.partition_point(begins).checked_sub(1)?;
        Some(self.tree.node(children[index])).filter(stands_there)
    }

    fn holds(self, id: NodeId) -> bool {
        self.tree.node(id).is_within(self.id)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{NodeId, Pointer, json};

    #[test]
    fn children_of_large_and_small_objects_are_found() {
        for size in [3, 3000] {
            let members: Vec<String> = (0..size).map(|n| format!(r#""k{n}": [{n}, "k{n}"]"#)).collect();
            let text = format!(r#"{{ "k1": "first", {} }}"#, members.join(", "));
            let tree = json::parse(&text).unwrap();
            assert_eq!(tree.root().get("k1").unwrap().text(), Some("first"), "of two, the first");
            assert!(tree.root().get("k").is_none() && tree.root().get("z").is_none());
            let last = format!("/k{}/1", size - 1);
            let node = tree.resolve(&Pointer::from(last.as_str())).node;
            assert_eq!(node.pointer().as_str(), last);
            assert_eq!(tree.nodes().last().unwrap().id(), node.id());
            assert!(tree.node(NodeId::ROOT).parent().is_none());
            for node in tree.nodes().skip(1) {
                assert_eq!(tree.at(node.span().start).id(), node.id());
                let key = node.key_span().map_or(node.id(), |key| tree.at(key.end - 1).id());
                assert_eq!(key, node.id());
            }
            assert_eq!(tree.at(text.find(": ").unwrap()).id(), NodeId::ROOT);
        }
    }
}
