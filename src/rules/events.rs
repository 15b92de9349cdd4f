//! Events: when they were, what they are part of, what caused them, who took part.

mod effect_before_cause;
mod event_part_of_itself;
mod event_status_contradicts_date;
mod participant_not_existing;
mod sub_event_outside_super_event;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &effect_before_cause::RULE,
    &event_part_of_itself::RULE,
    &sub_event_outside_super_event::RULE,
    &event_status_contradicts_date::RULE,
    &participant_not_existing::RULE,
];
