//! A file of JATS with what several rules want to know about it, found out once.

use std::cell::OnceCell;

use crate::model::Date;
use crate::source::xml::Document;
use crate::standards::dtd::Violation;
use crate::standards::jats::{Declared, Edition, declared};

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
        let judge = || self.edition.map(|edition| edition.dtd().check(self.document)).unwrap_or_default();
        self.violations.get_or_init(judge)
    }
}
