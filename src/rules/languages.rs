//! Language tags.

mod language_contradicts_script;
mod language_subtag_deprecated;
mod language_subtag_unknown;
mod language_tag_malformed;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &language_tag_malformed::RULE,
    &language_subtag_unknown::RULE,
    &language_subtag_deprecated::RULE,
    &language_contradicts_script::RULE,
];
