//! URLs and licenses.

mod license_contradicts_url;
mod license_spdx_unknown;
mod license_statement_mismatch;
mod license_url_not_canonical;
mod license_words;
mod licenses_conflict;
mod url_malformed;
mod url_relative;
mod url_scheme_forbidden;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &url_malformed::RULE,
    &url_scheme_forbidden::RULE,
    &url_relative::RULE,
    &license_spdx_unknown::RULE,
    &license_contradicts_url::RULE,
    &licenses_conflict::RULE,
    &license_statement_mismatch::RULE,
    &license_url_not_canonical::RULE,
];
