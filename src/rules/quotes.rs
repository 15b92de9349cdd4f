//! Quotes, and their words in the body.

mod difference;
mod first_mentions;
mod layout;
mod marks;
mod names;
mod nearest;
mod normal_form;
mod passages;
mod quotation_unattributed;
mod quote_anchor_ambiguous;
mod quote_anchor_mismatch;
mod quote_location;
mod quote_marks_in_text;
mod quote_marks_missing;
mod quote_mixed_without_marks;
mod quote_not_in_body;
mod quote_outside_event;
mod quote_translation_language;
mod quote_unanchored;
mod quote_unmarked;
mod running_text;
mod speaker_not_named_nearby;
mod speaker_not_participant;
mod strings;
mod unsearched;
mod words;

use crate::rules::Rule;

pub(super) use passages::Passages;
pub(crate) use unsearched::QUOTES_UNSEARCHED;
pub(super) use unsearched::unsearched;

pub(super) static RULES: &[&Rule] = &[
    &quote_not_in_body::RULE,
    &quote_anchor_mismatch::RULE,
    &quote_anchor_ambiguous::RULE,
    &quote_unanchored::RULE,
    &quote_marks_missing::RULE,
    &quote_marks_in_text::RULE,
    &quote_mixed_without_marks::RULE,
    &quote_translation_language::RULE,
    &quote_outside_event::RULE,
    &speaker_not_named_nearby::RULE,
    &speaker_not_participant::RULE,
    &quotation_unattributed::RULE,
    &quote_unmarked::RULE,
];
