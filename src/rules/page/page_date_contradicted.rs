//! `page-date-contradicted`

use crate::diagnostic::Code;
use crate::model::{Date, written_date};
use crate::rules::page::contradictions;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("page-date-contradicted", include_str!("page_date_contradicted.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for property in ["datePublished", "dateModified"] {
        for found in contradictions(file, &[property], |value| date(text(value)), may_be_same_day) {
            let (date, better) = (text(found.other), text(found.better));
            let message = |name: &str, better_name: &str| {
                format!("`{name}` is `{date}`, but `{better_name}` is `{better}`")
            };
            found
                .report(file, property, message, report)
                .label("another day")
                .help("write the same date in both: some programs read the one, some the other");
        }
    }
}

fn text(value: Node<'_>) -> &str {
    value.text().unwrap_or_default().trim()
}

/// Whether two dates may be of one day, or cannot be read.
pub(super) fn may_be_same_day(one: &Option<Date>, other: &Option<Date>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let day = |date: &Date| date.as_str().get(..10).map(str::to_owned);
    day(one).is_some() && day(one) == day(other)
        || !one.is_certainly_before_anywhere(other) && !other.is_certainly_before_anywhere(one)
}

/// The date in a text, if it can be read.
pub(super) fn date(text: &str) -> Option<Date> {
    let (date, _) = written_date(text);
    date.calendar().is_some().then_some(date)
}
