//! What Google Search recommends for an article.

mod google_author_missing;
mod google_author_url_missing;
mod google_date_modified_missing;
mod google_date_published_missing;
mod google_date_without_offset;
mod google_image_missing;
mod google_image_too_small;
mod google_publisher_logo_missing;
mod google_publisher_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &google_image_missing::RULE,
    &google_image_too_small::RULE,
    &google_author_missing::RULE,
    &google_author_url_missing::RULE,
    &google_date_published_missing::RULE,
    &google_date_modified_missing::RULE,
    &google_date_without_offset::RULE,
    &google_publisher_missing::RULE,
    &google_publisher_logo_missing::RULE,
];
