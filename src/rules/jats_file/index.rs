//! The elements of a document by name: one walk for all rules.

use crate::source::xml::{Document, ElementNames, Namespace, NodeId};

/// The elements of a document.
#[derive(Debug)]
pub(super) struct Index<'d> {
    /// The names of all elements.
    pub(super) names: ElementNames<'d>,
    /// All elements, grouped by name, in document order within each group.
    elements: Vec<NodeId>,
    /// By the number of a name, where its group ends.
    ends: Vec<usize>,
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
        let names = ElementNames::of(document);
        let (elements, ends) = grouped(document, &names);
        let mut index = Self {
            names,
            elements,
            ends,
            declaring: Vec::new(),
            languages: Vec::new(),
            addresses: Vec::new(),
            references: Vec::new(),
        };
        for node in document.nodes().filter(|node| node.is_element()) {
            let id = node.id();
            for attribute in node.all_attributes() {
                if attribute.is_declaration() {
                    if index.declaring.last() != Some(&id) {
                        index.declaring.push(id);
                    }
                    continue;
                }
                match attribute.namespace() {
                    Namespace::None if attribute.name() == "rid" => index.references.push(id),
                    Namespace::XLink if attribute.name() == "href" => index.addresses.push(id),
                    Namespace::Xml if attribute.name() == "lang" => index.languages.push(id),
                    _ => {}
                }
            }
        }
        index
    }

    /// The elements with this name.
    pub(super) fn elements(&self, name: &str) -> &[NodeId] {
        let Some(number) = self.names.number(name) else { return &[] };
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.elements[start..self.ends[number]]
    }
}

/// All elements, grouped by name, and where the group of each name ends.
fn grouped(document: &Document<'_>, names: &ElementNames<'_>) -> (Vec<NodeId>, Vec<usize>) {
    let elements = || document.nodes().filter(|node| node.is_element()).map(|element| element.id());
    let mut ends = vec![0; names.names().len()];
    elements().for_each(|element| ends[names.number_of(element)] += 1);
    let mut count = 0;
    for end in &mut ends {
        // Where the group begins: every element that is put there moves it.
        (*end, count) = (count, count + *end);
    }
    let mut grouped = vec![NodeId::ROOT; count];
    for element in elements() {
        let next = &mut ends[names.number_of(element)];
        grouped[*next] = element;
        *next += 1;
    }
    (grouped, ends)
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
