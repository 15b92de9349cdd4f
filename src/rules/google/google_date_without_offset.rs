//! `google-date-without-offset`

use crate::diagnostic::Code;
use crate::model::{Date, PublicationKind};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-date-without-offset", include_str!("google_date_without_offset.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    // A journal knows the day, and the hour is nobody's concern.
    if metadata.publication.as_ref().is_some_and(|publication| publication.kind == PublicationKind::Journal) {
        return;
    }
    let dates = &metadata.dates;
    for (field, date) in [("published", &dates.published), ("modified", &dates.modified)] {
        let Some(date) = date else { continue };
        let (message, label) = match precision(date) {
            Some(Precision::Day) => ("has no time of day", "a day only"),
            Some(Precision::LocalTime) => ("does not say in which time zone", "no offset"),
            None => continue,
        };
        report
            .at(Path::ROOT.key("metadata").key("dates").key(field).pointer(), format!("`{date}` {message}"))
            .label(label)
            .help("write the time with its offset from UTC, such as `2026-03-14T09:00:00+01:00`");
    }
}

enum Precision {
    Day,
    LocalTime,
}

/// `None` where an offset is there, or nobody would expect one.
fn precision(date: &Date) -> Option<Precision> {
    date.calendar()?.day?;
    let Some((_, time)) = date.as_str().split_once('T') else { return Some(Precision::Day) };
    (!time.contains(['Z', '+', '-'])).then_some(Precision::LocalTime)
}
