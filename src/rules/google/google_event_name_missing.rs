//! `google-event-name-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-event-name-missing", include_str!("google_event_name_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for event in file.events() {
        if file.values(event, "name").is_empty() {
            report
                .at(event.node.brief_span(), "this event has no name")
                .label("no `name`")
                .help("add the title of the event as `name`");
        }
    }
}
