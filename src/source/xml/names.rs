//! The names of the elements of a document, as numbers.

use super::document::{Document, NodeId};
use super::node::Node;
use crate::source::hash::{HashMap, Hashing};

/// The names of the elements of a document as written, numbered in the order in which they first appear.
#[derive(Debug)]
pub(crate) struct ElementNames<'d> {
    names: Vec<&'d str>,
    numbers: HashMap<&'d str, u32>,
    /// By the index of a node, the number of its name; for a text, 0.
    of_nodes: Vec<u32>,
}

impl<'d> ElementNames<'d> {
    pub(crate) fn of(document: &'d Document<'d>) -> Self {
        // Most documents have no more.
        let mut names = Vec::with_capacity(64);
        let mut numbers = HashMap::with_capacity_and_hasher(64, Hashing::default());
        let number = |node: Node<'d>| {
            if node.is_text() {
                return 0;
            }
            let name = node.qualified_name();
            // Most names were there before.
            if let Some(number) = numbers.get(name) {
                return *number;
            }
            let number = names.len() as u32;
            names.push(name);
            numbers.insert(name, number);
            number
        };
        let of_nodes = document.nodes().map(number).collect();
        Self { names, numbers, of_nodes }
    }

    /// All names, each at the index that is its number.
    pub(crate) fn names(&self) -> &[&'d str] {
        &self.names
    }

    /// The number of the name of an element.
    pub(crate) fn number_of(&self, element: NodeId) -> usize {
        self.of_nodes[element.index()] as usize
    }

    /// The number of a name, if any element has it.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).map(|number| *number as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::parse;

    #[test]
    fn elements_of_one_name_have_one_number() {
        let document = parse("<a>text<b/><mml:b/><b/></a>").unwrap();
        let names = ElementNames::of(&document);
        assert_eq!(names.names(), ["a", "b", "mml:b"]);
        let elements = document.nodes().filter(|node| node.is_element());
        let numbers: Vec<usize> = elements.map(|node| names.number_of(node.id())).collect();
        assert_eq!(numbers, [0, 1, 2, 1]);
        assert_eq!((names.number("mml:b"), names.number("c")), (Some(2), None));
    }
}
