//! Identifiers of people, organizations, places and works.

mod country_code_unknown;
mod credit_role_contradicts_url;
mod credit_role_unknown;
mod doi_in_title_field;
mod doi_malformed;
mod elsewhere;
mod funder_id_foreign;
mod geonames_id_malformed;
mod identifier_contradicts_url;
mod identifier_in_url_field;
mod identifier_not_canonical;
mod identifier_placeholder;
mod identifier_unassigned;
mod isbn_checksum_wrong;
mod isni_checksum_wrong;
mod issn_checksum_wrong;
mod lei_checksum_wrong;
mod orcid_checksum_wrong;
mod pmcid_malformed;
mod pmid_malformed;
mod ror_checksum_wrong;
mod wikidata_id_malformed;

use crate::rules::{Report, Rule};
use crate::source::Path;

pub(super) static RULES: &[&Rule] = &[
    &doi_malformed::RULE,
    &orcid_checksum_wrong::RULE,
    &isni_checksum_wrong::RULE,
    &issn_checksum_wrong::RULE,
    &isbn_checksum_wrong::RULE,
    &ror_checksum_wrong::RULE,
    &lei_checksum_wrong::RULE,
    &wikidata_id_malformed::RULE,
    &geonames_id_malformed::RULE,
    &pmid_malformed::RULE,
    &pmcid_malformed::RULE,
    &country_code_unknown::RULE,
    &identifier_not_canonical::RULE,
    &identifier_in_url_field::RULE,
    &identifier_contradicts_url::RULE,
    &identifier_placeholder::RULE,
    &identifier_unassigned::RULE,
    &credit_role_unknown::RULE,
    &credit_role_contradicts_url::RULE,
    &funder_id_foreign::RULE,
    &doi_in_title_field::RULE,
];

/// "this has 15": the number of digits in an identifier, without its address.
fn count(identifier: &str, right: &[usize]) -> String {
    let id = identifier.rsplit('/').next().unwrap_or_default();
    let last = id.char_indices().next_back().map(|(at, _)| at);
    let is_digit =
        |(at, c): &(usize, char)| c.is_ascii_digit() || matches!(c, 'X' | 'x') && Some(*at) == last;
    match id.char_indices().filter(is_digit).count() {
        0 => "this one has none".to_owned(),
        count if right.contains(&count) => "this one contains other characters".to_owned(),
        count => format!("this one has {count}"),
    }
}

/// Reports that the checksum of `what` is wrong.
fn checksum_wrong(path: &Path<'_>, report: &mut Report<'_>, what: &str, help: &str) {
    let message = format!("the checksum of this {what} is wrong");
    report.at(path, message).label("mistyped somewhere").help(help);
}
