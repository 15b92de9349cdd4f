//! Dates, and the order they stand in.

mod date_malformed;
mod dates_out_of_order;
mod interval_reversed;
mod role_period_reversed;
mod written_date;

use crate::diagnostic::Severity;
use crate::model::Date;
use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &date_malformed::RULE,
    &interval_reversed::RULE,
    &dates_out_of_order::RULE,
    &role_period_reversed::RULE,
];

/// How bad it is that `late` lies before `early`, if it does.
///
/// An error when no reading of the two can have it otherwise; a warning when one of them is
/// marked as uncertain or approximate.
pub(super) fn reversed(early: &Date, late: &Date) -> Option<Severity> {
    if !late.is_certainly_before(early) {
        return None;
    }
    Some(if early.is_qualified() || late.is_qualified() { Severity::Warning } else { Severity::Error })
}
