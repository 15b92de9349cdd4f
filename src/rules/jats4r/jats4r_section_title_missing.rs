//! `jats4r-section-title-missing`

use crate::diagnostic::Code;
use crate::rules::structure::{Part, tour};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-section-title-missing", include_str!("jats4r_section_title_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("body") || report.is_unreadable("back") {
        return;
    }
    tour(document.article, &mut |at, part| {
        if let Part::Section(section) = part
            && section.title.is_none()
        {
            report
                .at(at.pointer(), "this section has no title to find it by")
                .label("no `title`")
                .help("add `title`, or let its content stand outside a section");
        }
    });
}
