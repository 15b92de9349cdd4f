//! From where in the file a field of the article was read.

use crate::diagnostic::Location;
use crate::source::{Markup, Pointer};

/// From where in the file a field of the article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldOrigin {
    /// The field.
    pub field: Pointer,
    /// The syntax of the page that states it.
    pub markup: Markup,
    /// The place of the statement.
    pub location: Location,
}
