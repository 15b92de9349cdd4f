//! URLs and licenses.

mod license_contradicts_url;
mod license_spdx_unknown;
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
];
