//! What is said when there is more to say than anybody reads.

use crate::diagnostic::{Code, Finding};
use crate::source::Pointer;

/// Found where something was left out, and nowhere else.
pub static DIAGNOSTICS_TOO_MANY: Code =
    Code::error("diagnostics-too-many", include_str!("diagnostics_too_many.md"));

/// The finding of whoever leaves findings out.
pub(crate) fn too_many() -> Finding {
    let message = "so much is wrong with this file that not all of it is shown";
    let mut finding = Finding::new(&DIAGNOSTICS_TOO_MANY, Pointer::default(), message);
    finding.label("more is wrong").help("mend what is shown first; `--max-diagnostics N` shows more");
    finding
}
