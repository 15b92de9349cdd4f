//! A file of JATS with what several rules want to know about it, found out once.

use crate::model::Date;
use crate::source::xml::Document;

/// A file of JATS.
#[derive(Debug)]
pub struct JatsFile<'d> {
    /// Its elements and texts.
    pub document: &'d Document<'d>,
    /// The day on which it is judged, if anybody said.
    pub today: Option<&'d Date>,
}
