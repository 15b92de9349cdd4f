//! A document type definition: which elements and attributes there are, and whether a document keeps to that.

mod attributes;
mod check;
mod ids;
mod model;
mod repair;
mod tables;
#[cfg(test)]
mod tests;
mod violation;

pub(crate) use attributes::{AttributeDeclaration, AttributeDefault, AttributeType};
pub(crate) use tables::Tables;
pub(crate) use violation::{Fault, Move, Violation};

use crate::source::xml::{Document, Node};
use crate::standards::dtd::attributes::AttributeList;
use crate::standards::dtd::check::Checker;
use crate::standards::dtd::model::Model;

/// One document type definition.
///
/// It is compiled: a content model is an automaton over the numbers of elements. What several DTDs have in common
/// stands in [`Tables`] once, and is unpacked when a document first needs it.
#[derive(Debug)]
pub struct Dtd {
    tables: &'static Tables,
    /// By the number of the element.
    declared: Box<[Option<Declared>]>,
}

/// An element that is declared: the numbers of its model and of its list of attributes.
#[derive(Debug, Clone, Copy)]
struct Declared {
    model: u16,
    list: u16,
}

impl Dtd {
    /// What in the document is not as this DTD has it, in the order of the text. Where nothing is, the document is
    /// valid, as [XML](https://www.w3.org/TR/xml/#dt-valid) means it.
    ///
    /// Names are compared as they are written, prefix and all; DTDs know nothing of namespaces. What a document
    /// declares itself, before its outermost element, is not taken into account, and neither is how its document
    /// type declaration calls the DTD.
    pub fn check<'d>(&self, document: &'d Document<'d>) -> Vec<Violation<'d>> {
        Checker::new(self, document, usize::MAX).check()
    }

    /// The same, but after so many violations no more are looked for: which ones there are is left to chance.
    pub fn check_until<'d>(&self, document: &'d Document<'d>, most: usize) -> Vec<Violation<'d>> {
        Checker::new(self, document, most).check()
    }

    /// What in one element is not as this DTD has it: its attributes, and what stands in it, but nothing deeper.
    pub fn check_element<'d>(&self, document: &'d Document<'d>, element: Node<'d>) -> Vec<Violation<'d>> {
        Checker::new(self, document, usize::MAX).check_element(element)
    }

    /// Whether there is an element of this name.
    pub fn has_element(&self, name: &str) -> bool {
        self.tables.elements.number(name).is_some_and(|number| self.declared(number).is_some())
    }

    /// The names of all elements, sorted by bytes.
    pub fn elements(&self) -> impl Iterator<Item = &'static str> {
        let declared = (0..).zip(&self.declared).filter(|(_, declared)| declared.is_some());
        declared.map(|(number, _)| self.tables.elements.name(number))
    }

    /// The attributes that an element may have, sorted by their names; none if there is no such element.
    pub fn attributes(&self, element: &str) -> impl Iterator<Item = &'static AttributeDeclaration> {
        let number = self.tables.elements.number(element);
        let list = number.and_then(|number| self.declared(number)).map(|declared| self.list(declared));
        list.into_iter().flat_map(AttributeList::declarations)
    }

    fn declared(&self, element: u16) -> Option<Declared> {
        self.declared[usize::from(element)]
    }

    fn model(&self, declared: Declared) -> &'static Model {
        self.tables.model(declared.model)
    }

    fn list(&self, declared: Declared) -> &'static AttributeList {
        self.tables.list(declared.list)
    }
}
