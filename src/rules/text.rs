//! Single texts and numbers.

mod character_lost;
mod character_not_xml;
mod number_out_of_range;
mod odd;
mod prose;
mod text_has_markup;
mod text_mojibake;
mod text_placeholder;
mod value_empty;
mod word_repeated;

use crate::rules::Rule;

pub(super) use odd::Oddity;

pub(super) static RULES: &[&Rule] = &[
    &character_not_xml::RULE,
    &character_lost::RULE,
    &text_mojibake::RULE,
    &text_has_markup::RULE,
    &text_placeholder::RULE,
    &word_repeated::RULE,
    &value_empty::RULE,
    &number_out_of_range::RULE,
];
