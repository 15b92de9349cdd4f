//! A file of JATS with what several rules want to know about it, found out once.

use std::cell::OnceCell;

use crate::model::Date;
use crate::source::xml::Document;
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Declared, Edition, Version, declared};

/// A file of JATS.
#[derive(Debug)]
pub struct JatsFile<'d> {
    /// Its elements and texts.
    pub document: &'d Document<'d>,
    /// The day on which it is judged, if anybody said.
    pub today: Option<&'d Date>,
    /// Which edition of JATS the file says it is of.
    pub declared: Declared,
    /// By which edition of JATS it is judged: by the one that was asked for, or that it says it is of.
    pub edition: Option<Edition>,
    violations: OnceCell<Vec<Violation<'d>>>,
}

impl<'d> JatsFile<'d> {
    pub(super) fn new(document: &'d Document<'d>, today: Option<&'d Date>, wanted: Option<Edition>) -> Self {
        let declared = declared(document);
        let edition = wanted.or(match declared {
            Declared::Edition(edition) => Some(edition),
            Declared::Nlm | Declared::Unknown => None,
        });
        Self { document, today, declared, edition, violations: OnceCell::new() }
    }

    /// What in the file is not as the DTD of its edition has it. Nothing, if nobody knows of which it is.
    pub fn violations(&self) -> &[Violation<'d>] {
        self.violations.get_or_init(|| {
            let Some(edition) = self.edition else { return Vec::new() };
            let mut violations = edition.dtd().check(self.document);
            if !violations.is_empty() && self.declared == Declared::Edition(edition) {
                violations.retain(|violation| !is_version_of_draft(violation, edition));
            }
            violations
        })
    }
}

/// Whether the number of a draft stands where the DTD has the number of the version that it led to.
fn is_version_of_draft(violation: &Violation<'_>, edition: Edition) -> bool {
    let Fault::AttributeValue { attribute, declared } = &violation.fault else { return false };
    declared.name == "dtd-version" && Version::of_number(attribute.raw_value()) == Some(edition.version)
}
