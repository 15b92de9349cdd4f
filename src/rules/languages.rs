//! Languages.

mod language_tag_malformed;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[&language_tag_malformed::RULE];
