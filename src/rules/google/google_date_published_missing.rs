//! `google-date-published-missing`

use crate::diagnostic::Code;
use crate::model::Date;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-date-published-missing", include_str!("google_date_published_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    const FIELD: &str = "dates.published";
    match &metadata.dates.published {
        None if is_oversight(metadata, report, FIELD) => {
            report
                .at(place_of(FIELD), "the article has no publication date")
                .label("no `published`")
                .help("add `dates.published`, such as `2026-03-14T09:00:00+01:00`");
        }
        // Only EDTF readers understand such a date.
        Some(date) if is_inexact(date) => {
            report
                .at(place_of(FIELD), format!("search engines cannot read `{date}` as a publication date"))
                .label("not a plain date")
                .help("write the day, month or year, if it is certain");
        }
        _ => {}
    }
}

fn is_inexact(date: &Date) -> bool {
    date.as_iso().is_none() && date.edtf().is_ok()
}
