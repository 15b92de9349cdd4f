//! `google-event-date-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-event-date-missing", include_str!("google_event_date_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for event in file.events() {
        if file.values(event, "startDate").is_empty() {
            report.at(event.node.brief_span(), "this event has no start date").label("no `startDate`").help(
                "add `startDate`, with the time and its offset if there is one: \
                    `2026-12-01T19:30:00+09:00`",
            );
        }
    }
}
