//! Events: their dates, parts, causes and participants.

mod effect_before_cause;
mod event_part_of_itself;
mod event_status_contradicts_date;
mod participant_not_existing;
mod result_before_event;
mod sub_event_outside_super_event;

use crate::model::Date;
use crate::rules::{Document, Origin, Rule};

pub(super) static RULES: &[&Rule] = &[
    &effect_before_cause::RULE,
    &event_part_of_itself::RULE,
    &sub_event_outside_super_event::RULE,
    &event_status_contradicts_date::RULE,
    &participant_not_existing::RULE,
    &result_before_event::RULE,
];

/// The start and end of an event, as far as the file states them: in JSON-LD, `startDate` alone leaves the end open.
fn ends(document: &Document<'_>, date: &Date) -> (Option<Date>, Option<Date>) {
    let (start, end) = date.ends();
    let is_open = document.origin == Origin::Jsonld && start == end;
    (start, end.filter(|_| !is_open))
}
