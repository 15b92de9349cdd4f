//! A document type definition: its elements and attributes, and validation against it.

mod attributes;
mod check;
mod ids;
mod model;
mod packed;
mod repair;
mod tables;
#[cfg(test)]
mod tests;
mod violation;

pub(crate) use attributes::{AttributeDeclaration, AttributeDefault, AttributeType};
pub(crate) use tables::Tables;
pub(crate) use violation::{Fault, Move, Violation};

use crate::source::xml::{Document, ElementNames, Node};
use crate::standards::dtd::attributes::AttributeList;
use crate::standards::dtd::check::Checker;
use crate::standards::dtd::model::Model;

/// One document type definition.
///
/// It is compiled: a content model is an automaton over the numbers of elements. What several DTDs share is stored in
/// [`Tables`] once, and unpacked on first use.
#[derive(Debug)]
pub struct Dtd {
    tables: &'static Tables,
    /// By the number of the element.
    declared: Box<[Option<Declared>]>,
}

/// A declared element: the numbers of its content model and of its attribute list.
#[derive(Debug, Clone, Copy)]
struct Declared {
    model: u16,
    list: u16,
}

impl Dtd {
    /// The violations of this DTD in a document, in document order. If there are none, the document is
    /// [valid](https://www.w3.org/TR/xml/#dt-valid).
    ///
    /// Names are compared as written, including prefixes, because DTDs do not support namespaces. The internal subset
    /// of a document is ignored, and so are the identifiers in its document type declaration.
    pub fn check<'d>(&self, document: &'d Document<'d>) -> Vec<Violation<'d>> {
        self.check_until(document, &ElementNames::of(document), usize::MAX)
    }

    /// The violations up to this number: which ones, if there are more, is unspecified.
    pub(crate) fn check_until<'d>(
        &self,
        document: &'d Document<'d>,
        names: &ElementNames<'d>,
        most: usize,
    ) -> Vec<Violation<'d>> {
        Checker::new(self, document, most).check(names)
    }

    /// The violations in one element: its attributes and its children, but nothing deeper.
    pub fn check_element<'d>(&self, document: &'d Document<'d>, element: Node<'d>) -> Vec<Violation<'d>> {
        Checker::new(self, document, usize::MAX).check_element(element)
    }

    /// Whether there is an element with this name.
    pub fn has_element(&self, name: &str) -> bool {
        self.element(name).is_some()
    }

    /// The names of all elements, sorted by bytes.
    pub fn elements(&self) -> impl Iterator<Item = &'static str> {
        let declared = (0..).zip(&self.declared).filter(|(_, declared)| declared.is_some());
        declared.map(|(number, _)| self.tables.elements.name(number))
    }

    /// The attributes of an element, sorted by name; none if there is no such element.
    pub fn attributes(&self, element: &str) -> impl Iterator<Item = &'static AttributeDeclaration> {
        let list = self.element(element).map(|(_, declared)| self.list(declared));
        list.into_iter().flat_map(AttributeList::declarations)
    }

    /// The element with this name, and its number.
    fn element(&self, name: &str) -> Option<(u16, Declared)> {
        let number = self.tables.elements.number(name)?;
        Some((number, self.declared[usize::from(number)]?))
    }

    fn model(&self, declared: Declared) -> &'static Model {
        self.tables.model(declared.model)
    }

    fn list(&self, declared: Declared) -> &'static AttributeList {
        self.tables.list(declared.list)
    }
}
