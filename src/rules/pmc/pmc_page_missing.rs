//! `pmc-page-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-page-missing", include_str!("pmc_page_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(publication) = &document.article.metadata.publication else { return };
    let has_page = publication.first_page.is_some() || publication.elocation_id.is_some();
    if !has_page && !report.is_unreadable("metadata") {
        report
            .at(place_of("publication.firstPage"), "the article has no first page")
            .label("no `firstPage` or `elocationId`")
            .help("add `firstPage`, or `elocationId` if the journal does not number pages");
    }
}
