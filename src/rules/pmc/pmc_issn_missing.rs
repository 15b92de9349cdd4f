//! `pmc-issn-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-issn-missing", include_str!("pmc_issn_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(publication) = &document.article.metadata.publication else { return };
    let has_issn = publication.issn.is_some() || publication.issn_print.is_some();
    if !has_issn && !report.is_unreadable("metadata") {
        report
            .at(place_of("publication.issn"), "the journal has no ISSN")
            .label("no `issn` or `issnPrint`")
            .help("add `issn` for the online edition, `issnPrint` for the print edition, or both");
    }
}
