//! `jats4r-section-title-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-section-title-missing", include_str!("jats4r_section_title_missing.md")),
    check: Check::Part(check),
};

fn check(_: &Document<'_>, at: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    if report.is_text_unreadable() {
        return;
    }
    if let Part::Section(section) = part
        && section.title.is_none()
        // A note on the first page needs none.
        && !at.is_within("metadata")
    {
        report
            .at(at.pointer(), "this section has no title to find it by")
            .label("no `title`")
            .help("add `title`, or let its content stand outside a section");
    }
}
