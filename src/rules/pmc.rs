//! What PubMed Central asks of the articles that it takes in.

mod pmc_article_type_missing;
mod pmc_heading_missing;
mod pmc_issn_missing;
mod pmc_journal_missing;
mod pmc_page_missing;
mod pmc_publication_date_missing;
mod pmc_publisher_missing;
mod pmc_related_article_missing;

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
];
