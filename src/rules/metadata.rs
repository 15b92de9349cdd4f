//! Bibliographic metadata.

mod copyright_statement_mismatch;
mod correction_before_publication;
mod keyword_repeated;
mod keywords_in_one;
mod live_update_misplaced;
mod live_update_outside_coverage;
mod live_update_undated;
mod pages_reversed;
mod rating_malformed;
mod title_all_caps;
mod title_ends_with_full_stop;
mod unstated_but_present;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &title_all_caps::RULE,
    &title_ends_with_full_stop::RULE,
    &keywords_in_one::RULE,
    &keyword_repeated::RULE,
    &pages_reversed::RULE,
    &correction_before_publication::RULE,
    &unstated_but_present::RULE,
    &copyright_statement_mismatch::RULE,
    &rating_malformed::RULE,
    &live_update_misplaced::RULE,
    &live_update_undated::RULE,
    &live_update_outside_coverage::RULE,
];
