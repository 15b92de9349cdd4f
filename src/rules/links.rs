//! Addresses.

mod url_malformed;
mod url_scheme_forbidden;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[&url_malformed::RULE, &url_scheme_forbidden::RULE];
