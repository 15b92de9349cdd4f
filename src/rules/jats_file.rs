//! A file of JATS with what several rules want to know about it, found out once.

mod index;
pub(super) mod values;

use std::cell::OnceCell;

use self::index::Index;
use crate::model::Date;
use crate::source::xml::{Attribute, Document, Node, NodeId};
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Declared, Edition, Version, declared};

/// A file of JATS.
#[derive(Debug)]
pub(crate) struct JatsFile<'d> {
    /// Its elements and texts.
    pub document: &'d Document<'d>,
    /// The day on which it is judged, if anybody said.
    pub today: Option<&'d Date>,
    /// Which edition of JATS the file says it is of.
    pub declared: Declared,
    /// By which edition of JATS it is judged: by the one that was asked for, or that it says it is of.
    pub edition: Option<Edition>,
    /// How many violations are looked for.
    most: usize,
    violations: OnceCell<Violations<'d>>,
    index: OnceCell<Index>,
}

impl<'d> JatsFile<'d> {
    pub(super) fn new(
        document: &'d Document<'d>,
        today: Option<&'d Date>,
        wanted: Option<Edition>,
        most: usize,
    ) -> Self {
        let declared = declared(document);
        let edition = wanted.or(match declared {
            Declared::Edition(edition) => Some(edition),
            Declared::Nlm | Declared::Unknown => None,
        });
        Self { document, today, declared, edition, most, violations: OnceCell::new(), index: OnceCell::new() }
    }

    /// What in the file is not as the DTD of its edition has it. Nothing, if nobody knows of which it is.
    pub(crate) fn violations(&self) -> &[Violation<'d>] {
        let looked_for = self.violations.get_or_init(|| {
            let Some(edition) = self.edition else { return Violations::default() };
            let mut found = edition.dtd().check_until(self.document, self.most.saturating_add(1));
            let are_more = found.len() > self.most;
            found.truncate(self.most);
            if !found.is_empty() && self.declared == Declared::Edition(edition) {
                found.retain(|violation| !is_version_of_draft(violation, edition));
            }
            Violations { found, are_more }
        });
        &looked_for.found
    }

    /// Whether a rule asked for violations, and did not see all of them.
    pub(super) fn has_more_violations(&self) -> bool {
        self.violations.get().is_some_and(|violations| violations.are_more)
    }

    /// The elements of JATS that have this name, in the order of the text. Of the elements of other vocabularies,
    /// the prefix is part of the name: `ali:license_ref`.
    pub(crate) fn each(&self, name: &str) -> impl Iterator<Item = Node<'d>> {
        let document = self.document;
        self.index().elements(name).iter().map(|id| document.node(*id))
    }

    /// The elements that have any of these names; those of one name after those of another.
    pub(crate) fn each_of(&self, names: &[&'static str]) -> impl Iterator<Item = Node<'d>> {
        names.iter().flat_map(|name| self.each(name))
    }

    /// The attributes `xml:lang`, each with its element.
    pub(crate) fn languages(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().languages, "xml:lang")
    }

    /// The attributes `xlink:href`, each with its element.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().addresses, "xlink:href")
    }

    /// The attributes `rid`, each with its element.
    pub(crate) fn references(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().references, "rid")
    }

    /// The declarations of namespaces.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = Attribute<'d>> {
        let document = self.document;
        let elements = self.index().declaring.iter();
        elements.flat_map(|id| document.node(*id).all_attributes().filter(|found| found.is_declaration()))
    }

    /// The first element that has this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<Node<'d>> {
        self.document.by_id(id)
    }

    fn index(&self) -> &Index {
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

/// So many violations as were looked for.
#[derive(Debug, Default)]
struct Violations<'d> {
    found: Vec<Violation<'d>>,
    are_more: bool,
}

/// Whether the number of a draft stands where the DTD has the number of the version that it led to.
fn is_version_of_draft(violation: &Violation<'_>, edition: Edition) -> bool {
    let Fault::AttributeValue { attribute, declared } = &violation.fault else { return false };
    declared.name == "dtd-version" && Version::of_number(attribute.raw_value()) == Some(edition.version)
}
