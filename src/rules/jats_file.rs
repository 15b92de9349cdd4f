//! A JATS file with facts that several rules need, computed once.

mod index;
mod other_edition;
pub(super) mod values;

use std::cell::OnceCell;

use self::index::Index;
use self::other_edition::{is_of_version, other_edition};
use crate::model::Date;
use crate::source::xml::{Attribute, Document, Node, NodeId};
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Declared, Edition, Version, declared};

/// A JATS file.
#[derive(Debug)]
pub(crate) struct JatsFile<'d> {
    /// Its elements and texts.
    pub document: &'d Document<'d>,
    /// The date of validation, if given.
    pub today: Option<&'d Date>,
    /// The edition of JATS that the file declares.
    pub declared: Declared,
    /// The edition to validate against: the requested one, or the declared one.
    pub edition: Option<Edition>,
    /// The maximum number of violations.
    most: usize,
    /// Whether another edition, in which the file is valid, is reported instead of the violations.
    reports_other_edition: bool,
    violations: OnceCell<Violations<'d>>,
    index: OnceCell<Index<'d>>,
}

impl<'d> JatsFile<'d> {
    pub(super) fn new(
        document: &'d Document<'d>,
        today: Option<&'d Date>,
        wanted: Option<Edition>,
        most: usize,
        reports_other_edition: bool,
    ) -> Self {
        let declared = declared(document);
        let edition = wanted.or(match declared {
            Declared::Edition(edition) => Some(edition),
            Declared::Nlm | Declared::Unknown => None,
        });
        Self {
            document,
            today,
            declared,
            edition,
            most,
            reports_other_edition,
            violations: OnceCell::new(),
            index: OnceCell::new(),
        }
    }

    /// The violations of the DTD of its edition, without those that disappear in [`valid_in`](Self::valid_in). Empty if
    /// the edition is unknown.
    pub(crate) fn violations(&self) -> &[Violation<'d>] {
        &self.looked_for().found
    }

    /// Another edition, in which the file is valid, and the violations of its own edition.
    pub(crate) fn valid_in(&self) -> Option<(Edition, &[Violation<'d>])> {
        let Violations { valid_in, resolved, .. } = self.looked_for();
        valid_in.map(|edition| (edition, resolved.as_slice()))
    }

    fn looked_for(&self) -> &Violations<'d> {
        self.violations.get_or_init(|| {
            let Some(edition) = self.edition else { return Violations::default() };
            let names = &self.index().names;
            let mut found = edition.dtd().check_until(self.document, names, self.most.saturating_add(1));
            let are_more = found.len() > self.most;
            found.truncate(self.most);
            if !found.is_empty() && self.declared == Declared::Edition(edition) {
                found.retain(|violation| !is_version_of_draft(violation, edition));
            }
            let other = || other_edition(edition, self.document, names, &found);
            let valid_in = self.reports_other_edition.then(other).flatten();
            let (found, resolved) = match valid_in {
                Some(_) => found.into_iter().partition(is_of_version),
                None => (found, Vec::new()),
            };
            Violations { found, are_more, valid_in, resolved }
        })
    }

    /// Whether a rule asked for violations and did not get all of them.
    pub(super) fn has_more_violations(&self) -> bool {
        self.violations.get().is_some_and(|violations| violations.are_more)
    }

    /// The elements with this name, in document order. In other vocabularies than JATS, the prefix is part of the name:
    /// `ali:license_ref`.
    pub(crate) fn each(&self, name: &str) -> impl Iterator<Item = Node<'d>> {
        let document = self.document;
        self.index().elements(name).iter().map(|id| document.node(*id))
    }

    /// The elements with any of these names, grouped by name.
    pub(crate) fn each_of(&self, names: &[&'static str]) -> impl Iterator<Item = Node<'d>> {
        names.iter().flat_map(|name| self.each(name))
    }

    /// The `xml:lang` attributes, each with its element.
    pub(crate) fn languages(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().languages, "xml:lang")
    }

    /// The `xlink:href` attributes, each with its element.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().addresses, "xlink:href")
    }

    /// The `rid` attributes, each with its element.
    pub(crate) fn references(&self) -> impl Iterator<Item = (Node<'d>, Attribute<'d>)> {
        self.with(&self.index().references, "rid")
    }

    /// The namespace declarations.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = Attribute<'d>> {
        let document = self.document;
        let elements = self.index().declaring.iter();
        elements.flat_map(|id| document.node(*id).all_attributes().filter(|found| found.is_declaration()))
    }

    /// The first element with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<Node<'d>> {
        self.document.by_id(id)
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

/// Violations, up to the maximum.
#[derive(Debug, Default)]
struct Violations<'d> {
    found: Vec<Violation<'d>>,
    are_more: bool,
    /// The edition in which there are no others.
    valid_in: Option<Edition>,
    /// Those that are none there.
    resolved: Vec<Violation<'d>>,
}

/// Whether the number is that of a draft of the version in the DTD.
fn is_version_of_draft(violation: &Violation<'_>, edition: Edition) -> bool {
    let Fault::AttributeValue { attribute, declared } = &violation.fault else { return false };
    declared.name == "dtd-version" && Version::of_number(attribute.raw_value()) == Some(edition.version)
}
