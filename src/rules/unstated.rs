//! Fields that a profile asks for and an article does not have.

use crate::diagnostic::Place;
use crate::model::{Article, Metadata};
use crate::rules::Report;
use crate::source::Pointer;

/// Whether the absence of `field` from `metadata` is an oversight.
///
/// It is not if `metadata.unstated` lists the field or the object that holds it (`dates` covers `dates.published`), and
/// it is unknown while a part of `metadata` could not be read.
pub(super) fn is_oversight(metadata: &Metadata, report: &Report<'_>, field: &str) -> bool {
    let is_listed = metadata.unstated.iter().any(|listed| {
        field.strip_prefix(listed.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    !is_listed && !report.is_unreadable("metadata")
}

/// Where to report that `metadata` has no `field`: at the key of the innermost object that is present.
pub(super) fn place_of(field: &str) -> Place {
    let metadata = Pointer::default().key(Article::METADATA);
    Place::Key(field.split('.').fold(metadata, |pointer, name| pointer.key(name)))
}
