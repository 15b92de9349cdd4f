//! Dates and their order.

mod accessed_before_issued;
mod calendar_words;
mod date_in_future;
mod date_malformed;
mod date_text_mismatch;
mod dates_out_of_order;
mod dissolved_before_founded;
mod duration_malformed;
mod embargo_after_publication;
mod interval_reversed;
mod printed_date;
mod role_period_reversed;
mod time_without_offset;
pub(super) mod written_date;

use crate::diagnostic::Severity;
use crate::model::Date;
use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &date_malformed::RULE,
    &duration_malformed::RULE,
    &interval_reversed::RULE,
    &dates_out_of_order::RULE,
    &role_period_reversed::RULE,
    &dissolved_before_founded::RULE,
    &embargo_after_publication::RULE,
    &accessed_before_issued::RULE,
    &date_in_future::RULE,
    &time_without_offset::RULE,
    &date_text_mismatch::RULE,
];

/// The severity, if `late` is before `early`.
///
/// An error if they are out of order however the two are read; a warning if one of them is marked as uncertain or
/// approximate.
pub(super) fn reversed(early: &Date, late: &Date) -> Option<Severity> {
    if !late.is_certainly_before(early) {
        return None;
    }
    Some(if early.is_qualified() || late.is_qualified() { Severity::Warning } else { Severity::Error })
}

/// Whether `early` is certainly before `late`: neither is marked as uncertain or approximate, and a difference between
/// time zones cannot explain it.
pub(super) fn is_surely_before(early: &Date, late: &Date) -> bool {
    !early.is_qualified() && !late.is_qualified() && early.is_certainly_before_anywhere(late)
}
