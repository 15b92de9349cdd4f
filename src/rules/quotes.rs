//! Quotes, and the words of the body they stand for.

mod difference;
mod layout;
mod marks;
mod nearest;
mod normal_form;
mod passages;
mod quote_anchor_mismatch;
mod quote_not_in_body;
mod running_text;
mod standing;
mod words;

use crate::rules::Rule;

pub(super) use passages::Passages;

pub(super) static RULES: &[&Rule] = &[&quote_not_in_body::RULE, &quote_anchor_mismatch::RULE];
