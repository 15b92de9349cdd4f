//! `pmc-journal-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-journal-missing", include_str!("pmc_journal_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.article.metadata.publication.is_none() && !report.is_unreadable("metadata") {
        report
            .at(place_of("publication"), "the article has no journal")
            .label("no `publication`")
            .help("add `publication` with `title`, `issn`, `section`, and `firstPage` or `elocationId`");
    }
}
