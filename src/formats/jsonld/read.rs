//! Reading schema.org JSON-LD.

use crate::diagnostic::{Finding, Place};
use crate::formats::{Imported, NOT_IMPORTABLE};
use crate::source::{Source, Span};

/// Reads an article from a JSON-LD document.
pub fn read(_source: &Source) -> Imported<'_> {
    let place = Place::Text(Span::default());
    Imported::unreadable(Finding::new(&NOT_IMPORTABLE, place, "JSON-LD cannot be read yet"))
}

/// Reads an article from the JSON-LD that a web page carries.
pub fn read_html(source: &Source) -> Imported<'_> {
    read(source)
}
