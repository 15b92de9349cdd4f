//! `jats-free-to-read-reversed`

use crate::diagnostic::Code;
use crate::model::Date;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-free-to-read-reversed", include_str!("jats_free_to_read_reversed.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for period in file.each("ali:free_to_read") {
        let (Some(start), Some(end)) = (period.attribute("start_date"), period.attribute("end_date")) else {
            continue;
        };
        let (from, to) = (start.value(), end.value());
        if Date::from(to.as_ref()).is_certainly_before(&Date::from(from.as_ref())) {
            report
                .at(end.value_span(), format!("free access ends on {to}, before it begins on {from}"))
                .label("before the start")
                .related(start.value_span(), "begins here")
                .help("swap the two, or correct one of them");
        }
    }
}
