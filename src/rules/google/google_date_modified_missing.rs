//! `google-date-modified-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-date-modified-missing", include_str!("google_date_modified_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if metadata.dates.modified.is_none() && is_oversight(metadata, report, "dates.modified") {
        report
            .at(place_of("dates.modified"), "the article has no modification date")
            .label("no `modified`")
            .help("add `dates.modified`; if it was never changed, list `dates.modified` in `unstated`");
    }
}
