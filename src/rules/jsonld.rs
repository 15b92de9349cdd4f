//! What schema.org and JSON-LD itself require of JSON-LD.

mod jsonld_author_name_missing;
mod jsonld_context_foreign;
mod jsonld_context_missing;
mod jsonld_date_malformed;
mod jsonld_enum_unknown;
mod jsonld_headline_missing;
mod jsonld_id_conflict;
mod jsonld_id_dangling;
mod jsonld_no_article;
mod jsonld_property_not_of_type;
mod jsonld_property_unknown;
mod jsonld_publisher_name_missing;
mod jsonld_quotation_without_text;
mod jsonld_several_articles;
mod jsonld_superseded;
mod jsonld_type_missing;
mod jsonld_type_unknown;
mod jsonld_url_malformed;
mod jsonld_value_type;
mod kinds;
mod nameless;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &jsonld_context_missing::RULE,
    &jsonld_context_foreign::RULE,
    &jsonld_type_missing::RULE,
    &jsonld_type_unknown::RULE,
    &jsonld_property_unknown::RULE,
    &jsonld_property_not_of_type::RULE,
    &jsonld_value_type::RULE,
    &jsonld_enum_unknown::RULE,
    &jsonld_date_malformed::RULE,
    &jsonld_url_malformed::RULE,
    &jsonld_superseded::RULE,
    &jsonld_id_dangling::RULE,
    &jsonld_id_conflict::RULE,
    &jsonld_no_article::RULE,
    &jsonld_several_articles::RULE,
    &jsonld_headline_missing::RULE,
    &jsonld_author_name_missing::RULE,
    &jsonld_publisher_name_missing::RULE,
    &jsonld_quotation_without_text::RULE,
];
