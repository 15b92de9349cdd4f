//! What JATS4R recommends, so that others can reuse the JATS that is written.

mod jats4r_author_affiliation_unlinked;
mod jats4r_copyright_incomplete;
mod jats4r_credit_role_unlinked;
mod jats4r_funding_incomplete;
mod jats4r_license_url_missing;
mod jats4r_orcid_missing;
mod jats4r_permissions_missing;
mod jats4r_section_title_missing;
mod jats4r_table_headings_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &jats4r_permissions_missing::RULE,
    &jats4r_copyright_incomplete::RULE,
    &jats4r_license_url_missing::RULE,
    &jats4r_author_affiliation_unlinked::RULE,
    &jats4r_orcid_missing::RULE,
    &jats4r_credit_role_unlinked::RULE,
    &jats4r_funding_incomplete::RULE,
    &jats4r_section_title_missing::RULE,
    &jats4r_table_headings_missing::RULE,
];
