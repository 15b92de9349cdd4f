//! Works, reference lists and citations.

mod citation_unlisted;
mod ranges;
mod reference_repeated;
mod reference_uncited;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] =
    &[&citation_unlisted::RULE, &reference_uncited::RULE, &reference_repeated::RULE];
