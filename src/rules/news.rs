//! What newsrooms expect of every report.

mod ai_disclosure_missing;
mod event_undated;
mod news_byline_missing;
mod news_dateline_missing;
mod news_source_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &news_byline_missing::RULE,
    &news_dateline_missing::RULE,
    &event_undated::RULE,
    &news_source_missing::RULE,
    &ai_disclosure_missing::RULE,
];
