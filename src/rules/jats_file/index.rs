//! The elements of a document by name: one walk for all rules.

use crate::source::hash::HashMap;
use crate::source::xml::{Document, Namespace, NodeId};

/// The elements of a document.
#[derive(Debug, Default)]
pub(super) struct Index<'d> {
    /// By qualified name, each in document order.
    elements: HashMap<&'d str, Vec<NodeId>>,
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
    pub(super) fn of(document: &'d Document<'_>) -> Self {
        let mut index = Self::default();
        for node in document.nodes().filter(|node| node.is_element()) {
            let id = node.id();
            index.elements.entry(node.qualified_name()).or_default().push(id);
            for attribute in node.all_attributes() {
                if attribute.is_declaration() {
                    if index.declaring.last() != Some(&id) {
                        index.declaring.push(id);
                    }
                    continue;
                }
                match (attribute.name(), attribute.namespace()) {
                    ("rid", Namespace::None) => index.references.push(id),
                    ("href", Namespace::XLink) => index.addresses.push(id),
                    ("lang", Namespace::Xml) => index.languages.push(id),
                    _ => {}
                }
            }
        }
        index
    }

    /// The elements with this name.
    pub(super) fn elements(&self, name: &str) -> &[NodeId] {
        self.elements.get(name).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::parse;

    #[test]
    fn elements_are_found_by_name() {
        let text = "<a><p/><xref rid='x'/><xref/><ali:license_ref xlink:href='y'/><mml:mi xml:lang='z'/></a>";
        let document = parse(text).unwrap();
        let index = Index::of(&document);
        let nodes: Vec<NodeId> = document.nodes().map(|node| node.id()).collect();
        assert_eq!(index.elements("xref"), &nodes[2..4]);
        assert_eq!(index.elements("ali:license_ref"), &nodes[4..5]);
        assert_eq!(
            (&index.references[..], &index.addresses[..], &index.languages[..]),
            (&nodes[2..3], &nodes[4..5], &nodes[5..6])
        );
    }
}
