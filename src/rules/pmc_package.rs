//! PubMed Central requirements for the files of deposited articles.

mod pmc_file_name_character;
mod pmc_file_name_repeated;
mod pmc_image_svg;
mod pmc_package_not_zip;
mod pmc_pdf_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &pmc_pdf_missing::RULE,
    &pmc_file_name_character::RULE,
    &pmc_file_name_repeated::RULE,
    &pmc_image_svg::RULE,
    &pmc_package_not_zip::RULE,
];
