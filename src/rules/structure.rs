//! The structure of the text: blocks, tables, images, marks.

mod alt_missing;
mod block_empty;
mod mark_nested_in_itself;
mod table_ragged;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] =
    &[&table_ragged::RULE, &alt_missing::RULE, &block_empty::RULE, &mark_nested_in_itself::RULE];
