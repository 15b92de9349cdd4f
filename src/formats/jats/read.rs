//! Reading JATS XML.

use crate::diagnostic::{Finding, Place};
use crate::formats::{Imported, NOT_IMPORTABLE};
use crate::source::{Source, Span};

/// Reads an article from JATS XML.
pub fn read(_source: &Source) -> Imported<'_> {
    let place = Place::Text(Span::default());
    Imported::unreadable(Finding::new(&NOT_IMPORTABLE, place, "JATS cannot be read yet"))
}
