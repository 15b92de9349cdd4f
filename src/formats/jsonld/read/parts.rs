//! Which things of a document are parts of others.

use crate::source::NodeId;
use crate::source::hash::{HashMap, HashSet};

/// From each thing to those that it has as values.
#[derive(Debug, Default)]
pub(super) struct Links {
    from: HashMap<NodeId, Vec<NodeId>>,
    to: HashMap<NodeId, Vec<NodeId>>,
}

impl Links {
    pub(super) fn add(&mut self, owner: NodeId, value: NodeId) {
        self.from.entry(owner).or_default().push(value);
        self.to.entry(value).or_default().push(owner);
    }

    /// The things of which something is the owner, or the owner of their owners, that they do not own in turn.
    ///
    /// Things that own each other are a ring. If something outside owns one of them, it owns them all.
    pub(super) fn parts(&self) -> Parts {
        let ring_of = self.rings();
        let mut are_parts = HashSet::default();
        for (owner, values) in &self.from {
            let outside = values.iter().filter(|value| ring_of[*value] != ring_of[owner]);
            are_parts.extend(outside.map(|value| ring_of[value]));
        }
        Parts { ring_of, are_parts }
    }

    /// For each thing one of the things in its ring, the same for all of them. This is Kosaraju's algorithm, which follows
    /// each link twice.
    fn rings(&self) -> HashMap<NodeId, NodeId> {
        let mut left = Vec::new();
        let mut seen = HashSet::default();
        for start in self.from.keys() {
            walk(&self.from, *start, &mut seen, |node| left.push(node));
        }
        let mut ring_of = HashMap::default();
        seen.clear();
        for start in left.into_iter().rev() {
            walk(&self.to, start, &mut seen, |node| {
                ring_of.insert(node, start);
            });
        }
        ring_of
    }
}

/// Walks to everything that is linked from `start` and not yet seen, and leaves each thing after those linked from it.
fn walk(
    links: &HashMap<NodeId, Vec<NodeId>>,
    start: NodeId,
    seen: &mut HashSet<NodeId>,
    mut leave: impl FnMut(NodeId),
) {
    let linked = |node: &NodeId| links.get(node).map(Vec::as_slice).unwrap_or_default().iter();
    if !seen.insert(start) {
        return;
    }
    let mut way = vec![(start, linked(&start))];
    while let Some((node, next)) = way.last_mut() {
        match next.next() {
            Some(next) if seen.insert(*next) => way.push((*next, linked(next))),
            Some(_) => {}
            None => {
                leave(*node);
                way.pop();
            }
        }
    }
}

/// Which things are parts of others.
pub(super) struct Parts {
    ring_of: HashMap<NodeId, NodeId>,
    are_parts: HashSet<NodeId>,
}

impl Parts {
    pub(super) fn contain(&self, node: NodeId) -> bool {
        self.ring_of.get(&node).is_some_and(|ring| self.are_parts.contains(ring))
    }
}

#[cfg(test)]
mod tests {
    use super::Links;
    use crate::source::json;

    /// Which of the first four nodes are parts, with these links between them.
    fn parts(links: &[(usize, usize)]) -> Vec<usize> {
        let tree = json::parse("[1, 2, 3]").unwrap();
        let ids: Vec<_> = tree.nodes().map(|node| node.id()).collect();
        let mut all = Links::default();
        links.iter().for_each(|(owner, value)| all.add(ids[*owner], ids[*value]));
        let parts = all.parts();
        (0..ids.len()).filter(|index| parts.contain(ids[*index])).collect()
    }

    #[test]
    fn what_others_have_is_a_part_unless_it_has_them_in_turn() {
        assert!(parts(&[]).is_empty());
        assert_eq!(parts(&[(0, 1), (1, 2)]), [1, 2]);
        assert!(parts(&[(0, 1), (1, 0)]).is_empty());
        assert!(parts(&[(0, 0)]).is_empty());
        assert_eq!(parts(&[(0, 1), (1, 2), (2, 1)]), [1, 2]);
        assert_eq!(parts(&[(0, 1), (1, 0), (1, 2), (2, 3)]), [2, 3]);
    }
}
