//! PubMed Central requirements for deposited articles.

mod pmc_article_type_missing;
mod pmc_article_type_unknown;
mod pmc_date_type_missing;
mod pmc_graphic_remote;
mod pmc_heading_missing;
mod pmc_heading_repeated;
mod pmc_issn_missing;
mod pmc_journal_missing;
mod pmc_link_without_address;
mod pmc_month_not_number;
mod pmc_page_missing;
mod pmc_product_missing;
mod pmc_publication_date_missing;
mod pmc_publisher_missing;
mod pmc_related_article_missing;
mod pmc_table_image_only;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &pmc_journal_missing::RULE,
    &pmc_issn_missing::RULE,
    &pmc_publisher_missing::RULE,
    &pmc_publication_date_missing::RULE,
    &pmc_page_missing::RULE,
    &pmc_heading_missing::RULE,
    &pmc_article_type_missing::RULE,
    &pmc_related_article_missing::RULE,
    &pmc_article_type_unknown::RULE,
    &pmc_heading_repeated::RULE,
    &pmc_date_type_missing::RULE,
    &pmc_month_not_number::RULE,
    &pmc_link_without_address::RULE,
    &pmc_graphic_remote::RULE,
    &pmc_table_image_only::RULE,
    &pmc_product_missing::RULE,
];
