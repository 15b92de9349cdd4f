//! JATS4R recommendations for reusable JATS.

mod jats4r_abstracts_alike;
mod jats4r_affiliation_countries_several;
mod jats4r_affiliation_unlinked;
mod jats4r_article_version_unlinked;
mod jats4r_author_affiliation_unlinked;
mod jats4r_award_funder_missing;
mod jats4r_award_recipients_in_one;
mod jats4r_caption_missing;
mod jats4r_citation_type_missing;
mod jats4r_clinical_trial_incomplete;
mod jats4r_clinical_trial_unlinked;
mod jats4r_coi_statement_untyped;
mod jats4r_contrib_type_missing;
mod jats4r_copyright_incomplete;
mod jats4r_country_code_missing;
mod jats4r_credit_role_incomplete;
mod jats4r_credit_role_unlinked;
mod jats4r_data_availability_untyped;
mod jats4r_data_citation_incomplete;
mod jats4r_formula_ambiguous;
mod jats4r_formula_image_only;
mod jats4r_funding_incomplete;
mod jats4r_identifier_type_missing;
mod jats4r_keyword_groups_alike;
mod jats4r_language_missing;
mod jats4r_license_addresses_differ;
mod jats4r_license_url_missing;
mod jats4r_orcid_missing;
mod jats4r_orcid_not_address;
mod jats4r_page_and_article_number;
mod jats4r_permissions_missing;
mod jats4r_related_article_unidentified;
mod jats4r_review_incomplete;
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
    &jats4r_license_addresses_differ::RULE,
    &jats4r_identifier_type_missing::RULE,
    &jats4r_orcid_not_address::RULE,
    &jats4r_affiliation_unlinked::RULE,
    &jats4r_contrib_type_missing::RULE,
    &jats4r_credit_role_incomplete::RULE,
    &jats4r_award_funder_missing::RULE,
    &jats4r_data_citation_incomplete::RULE,
    &jats4r_citation_type_missing::RULE,
    &jats4r_coi_statement_untyped::RULE,
    &jats4r_data_availability_untyped::RULE,
    &jats4r_abstracts_alike::RULE,
    &jats4r_clinical_trial_incomplete::RULE,
    &jats4r_clinical_trial_unlinked::RULE,
    &jats4r_formula_image_only::RULE,
    &jats4r_formula_ambiguous::RULE,
    &jats4r_article_version_unlinked::RULE,
    &jats4r_caption_missing::RULE,
    &jats4r_related_article_unidentified::RULE,
    &jats4r_language_missing::RULE,
    &jats4r_review_incomplete::RULE,
    &jats4r_award_recipients_in_one::RULE,
    &jats4r_affiliation_countries_several::RULE,
    &jats4r_country_code_missing::RULE,
    &jats4r_keyword_groups_alike::RULE,
    &jats4r_page_and_article_number::RULE,
];
