//! Events, what they are part of and what caused them.

mod effect_before_cause;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[&effect_before_cause::RULE];
