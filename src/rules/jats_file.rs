//! A file of JATS with what several rules want to know about it, found out once.

mod index;
pub(super) mod values;

use std::cell::OnceCell;

use self::index::Index;
use crate::model::Date;
use crate::source::xml::{Attribute, Document, Node, NodeId};

/// A file of JATS.
#[derive(Debug)]
pub struct JatsFile<'d> {
    /// Its elements and texts.
    pub document: &'d Document<'d>,
    /// The day on which it is judged, if anybody said.
    pub today: Option<&'d Date>,
    index: OnceCell<Index<'d>>,
}

impl<'d> JatsFile<'d> {
    pub(super) fn new(document: &'d Document<'d>, today: Option<&'d Date>) -> Self {
        Self { document, today, index: OnceCell::new() }
    }

    /// The elements of JATS that have this name, in the order of the text. Of the elements of other vocabularies,
    /// the prefix is part of the name: `ali:license_ref`.
    pub fn each(&self, name: &str) -> impl Iterator<Item = Node<'d>> {
        let document = self.document;
        self.index().elements(name).iter().map(|id| document.node(*id))
    }

    /// The elements that have any of these names; those of one name after those of another.
    pub fn each_of(&self, names: &[&'static str]) -> impl Iterator<Item = Node<'d>> {
        names.iter().flat_map(|name| self.each(name))
    }

    /// The attributes `xml:lang`, each with its element.
    pub fn languages(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().languages, "xml:lang")
    }

    /// The attributes `xlink:href`, each with its element.
    pub fn addresses(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().addresses, "xlink:href")
    }

    /// The attributes `rid`, each with its element.
    pub fn references(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().references, "rid")
    }

    /// The declarations of namespaces.
    pub fn declarations(&self) -> impl Iterator<Item = Attribute<'d>> {
        let document = self.document;
        let elements = self.index().declaring.iter();
        elements.flat_map(|id| document.node(*id).all_attributes().filter(|found| found.is_declaration()))
    }

    /// The first element that has this id.
    pub fn by_id(&self, id: &str) -> Option<Node<'d>> {
        self.index().by_id(id).map(|found| self.document.node(found))
    }

    fn index(&self) -> &Index<'d> {
        self.index.get_or_init(|| Index::of(self.document))
    }

    fn with<'i>(
        &'i self,
        elements: &'i [NodeId],
        name: &'static str,
    ) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> + 'i {
        let document = self.document;
        elements.iter().filter_map(move |id| {
            let node = document.node(*id);
            Some((node, node.attribute(name)?))
        })
    }
}
