//! `pmc-heading-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-heading-missing", include_str!("pmc_heading_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(publication) = &document.article.metadata.publication else { return };
    if publication.section.is_none() && !report.is_unreadable("metadata") {
        report
            .at(
                place_of("publication.section"),
                "the article has no heading in the journal's table of contents",
            )
            .label("no `section`")
            .help("add `section`, the heading in the table of contents, such as `Research articles`");
    }
}
