//! `google-date-without-offset`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Metadata, PublicationKind};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-date-without-offset", include_str!("google_date_without_offset.md"))
        .families(&["date"]),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    // For a journal, the day is enough.
    if metadata.publication.as_ref().is_some_and(|publication| publication.kind == PublicationKind::Journal) {
        return;
    }
    let dates = &metadata.dates;
    for (field, date) in [("published", &dates.published), ("modified", &dates.modified)] {
        let Some(date) = date.as_ref().filter(|date| is_day(date)) else { continue };
        report
            .at(
                Path::ROOT.key(Article::METADATA).key(Metadata::DATES).key(field).pointer(),
                format!("`{date}` has no time of day"),
            )
            .label("no time of day")
            .help("write the time with its offset from UTC, such as `2026-03-14T09:00:00+01:00`");
    }
}

/// Whether it is a day without a time. `time-without-offset` reports a time without an offset.
fn is_day(date: &Date) -> bool {
    !date.as_str().contains('T') && date.calendar().is_some_and(|calendar| calendar.day.is_some())
}
