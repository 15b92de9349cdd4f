//! The elements of a document by name: one walk for all rules.

use std::sync::LazyLock;

use crate::source::xml::{Document, Namespace, NodeId};
use crate::standards::names::Names;

/// The elements that rules ask for by name.
const ELEMENTS: [&str; 63] = [
    "abbrev-journal-title",
    "abstract",
    "access-date",
    "aff",
    "ali:license_ref",
    "article",
    "article-id",
    "article-title",
    "article-version",
    "award-group",
    "award-id",
    "collab",
    "conf-date",
    "contrib",
    "contrib-id",
    "copyright-holder",
    "copyright-statement",
    "copyright-year",
    "country",
    "date",
    "date-in-citation",
    "day",
    "disp-formula",
    "element-citation",
    "elocation-id",
    "email",
    "ext-link",
    "fig",
    "fpage",
    "funding-source",
    "given-names",
    "graphic",
    "inline-formula",
    "inline-graphic",
    "institution",
    "institution-id",
    "isbn",
    "issn",
    "issn-l",
    "journal-id",
    "journal-title",
    "kwd",
    "license",
    "media",
    "mixed-citation",
    "month",
    "object-id",
    "product",
    "pub-date",
    "pub-id",
    "publisher-name",
    "related-article",
    "related-object",
    "role",
    "sub-article",
    "subject",
    "surname",
    "table-wrap",
    "title",
    "trans-abstract",
    "trans-title-group",
    "xref",
    "year",
];

/// Their indices. Most elements of a text are not in the table.
static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(ELEMENTS.to_vec()));

/// The elements of a document that rules ask for.
#[derive(Debug)]
pub(super) struct Index {
    /// In the order of [`ELEMENTS`].
    elements: [Vec<NodeId>; ELEMENTS.len()],
    /// The elements that declare a namespace.
    pub(super) declaring: Vec<NodeId>,
    /// The elements with `xml:lang`.
    pub(super) languages: Vec<NodeId>,
    /// The elements with `xlink:href`.
    pub(super) addresses: Vec<NodeId>,
    /// The elements with `rid`.
    pub(super) references: Vec<NodeId>,
}

impl Index {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut index = Self {
            elements: [const { Vec::new() }; ELEMENTS.len()],
            declaring: Vec::new(),
            languages: Vec::new(),
            addresses: Vec::new(),
            references: Vec::new(),
        };
        let names = &*NAMES;
        for node in document.nodes().filter(|node| node.is_element()) {
            let id = node.id();
            if let Some(number) = names.number(node.qualified_name()) {
                index.elements[usize::from(number)].push(id);
            }
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

    /// The elements with this name, which must be one of [`ELEMENTS`].
    pub(super) fn elements(&self, name: &str) -> &[NodeId] {
        let number = NAMES.number(name);
        debug_assert!(number.is_some(), "`{name}` is to be added to the names that are looked for");
        number.map_or(&[], |number| &self.elements[usize::from(number)])
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
