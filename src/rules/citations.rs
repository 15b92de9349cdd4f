//! Works, reference lists and citations.

mod citation_unlisted;
mod figure_uncited;
mod label_repeated;
mod labelled;
mod ranges;
mod reference_newer_than_article;
mod reference_repeated;
mod reference_uncited;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &citation_unlisted::RULE,
    &reference_uncited::RULE,
    &reference_repeated::RULE,
    &label_repeated::RULE,
    &figure_uncited::RULE,
    &reference_newer_than_article::RULE,
];
