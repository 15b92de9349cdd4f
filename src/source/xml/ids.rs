//! The elements of a document by their ids.

use std::hash::BuildHasher;

use super::document::{Document, NodeId};
use crate::source::hash::Hashing;

/// The elements with an id.
#[derive(Debug)]
pub(super) struct Ids {
    hashing: Hashing,
    /// The elements with the hashes of their ids, sorted by hash and then in document order.
    elements: Vec<(u64, NodeId)>,
}

impl Ids {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let hashing = Hashing::default();
        let hashed = document.ids().map(|(id, element)| (hashing.hash_one(&*id.value()), element.id));
        let mut elements: Vec<(u64, NodeId)> = hashed.collect();
        elements.sort_unstable();
        Self { hashing, elements }
    }

    /// The first element with this id.
    pub(super) fn first(&self, document: &Document<'_>, id: &str) -> Option<NodeId> {
        let hash = self.hashing.hash_one(id);
        let first = self.elements.partition_point(|(other, _)| *other < hash);
        let same_hash = self.elements[first..].iter().take_while(|(other, _)| *other == hash);
        let has_id =
            |number: &NodeId| document.node(*number).attribute("id").is_some_and(|it| it.value() == id);
        same_hash.map(|(_, number)| *number).find(has_id)
    }
}
