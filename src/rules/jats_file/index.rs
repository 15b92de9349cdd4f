//! Which elements a document has, by name and by id: one walk for all rules.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::source::xml::{Document, Namespace, NodeId};

/// The elements of a document by what rules ask for.
#[derive(Debug, Default)]
pub(super) struct Index<'d> {
    elements: HashMap<&'d str, Vec<NodeId>, BuildHasherDefault<Mix>>,
    ids: HashMap<&'d str, NodeId, BuildHasherDefault<Mix>>,
    /// The elements that declare a namespace.
    pub(super) declaring: Vec<NodeId>,
    /// The elements with `xml:lang`.
    pub(super) languages: Vec<NodeId>,
    /// The elements with `xlink:href`.
    pub(super) addresses: Vec<NodeId>,
    /// The elements with `rid`.
    pub(super) references: Vec<NodeId>,
}

impl<'d> Index<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let mut index = Self::default();
        for node in document.nodes().filter(|node| node.is_element()) {
            let id = node.id();
            if node.namespace() != Namespace::MathML {
                index.elements.entry(node.qualified_name()).or_default().push(id);
            }
            for attribute in node.all_attributes() {
                if attribute.is_declaration() {
                    if index.declaring.last() != Some(&id) {
                        index.declaring.push(id);
                    }
                    continue;
                }
                match (attribute.namespace(), attribute.name()) {
                    (Namespace::None, "id") => {
                        index.ids.entry(attribute.raw_value()).or_insert(id);
                    }
                    (Namespace::None, "rid") => index.references.push(id),
                    (Namespace::XLink, "href") => index.addresses.push(id),
                    (Namespace::Xml, "lang") => index.languages.push(id),
                    _ => {}
                }
            }
        }
        index
    }

    pub(super) fn elements(&self, name: &str) -> &[NodeId] {
        self.elements.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<NodeId> {
        self.ids.get(id).copied()
    }
}

/// A hash of short names that costs less than comparing two of them. Nobody gains by making names collide: the worst
/// is a slow look at a file of theirs.
#[derive(Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::parse;

    #[test]
    fn elements_are_found_by_name_and_id() {
        let text = "<a id='x'><b rid='x'/><b/><ali:license_ref xlink:href='y'/><mml:b xml:lang='z'/></a>";
        let document = parse(text).unwrap();
        let index = Index::of(&document);
        let nodes: Vec<NodeId> = document.nodes().map(|node| node.id()).collect();
        assert_eq!(index.elements("b"), &nodes[1..3]);
        assert_eq!(index.elements("ali:license_ref"), &nodes[3..4]);
        assert_eq!((index.by_id("x"), index.by_id("y")), (Some(NodeId::ROOT), None));
        assert_eq!(
            (&index.references[..], &index.addresses[..], &index.languages[..]),
            (&nodes[1..2], &nodes[3..4], &nodes[4..5])
        );
    }
}
