//! Names: whose they are, their parts, and where the text mentions them.

mod author_repeated;
mod equal_contribution_alone;
pub(super) mod known_names;
pub(super) mod letters;
mod mention_text_mismatch;
mod mention_unlinked;
mod name_index;
mod name_not_bare;
mod name_parts_mismatch;
mod unlinked;

pub(super) use self::name_index::NameIndex;
pub(super) use self::unlinked::{Unlinked, unlinked};
use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &name_not_bare::RULE,
    &name_parts_mismatch::RULE,
    &author_repeated::RULE,
    &mention_unlinked::RULE,
    &mention_text_mismatch::RULE,
    &equal_contribution_alone::RULE,
];
