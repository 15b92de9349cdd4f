//! Texts and numbers by themselves.

mod character_not_xml;
mod number_out_of_range;
mod value_empty;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] =
    &[&character_not_xml::RULE, &value_empty::RULE, &number_out_of_range::RULE];
