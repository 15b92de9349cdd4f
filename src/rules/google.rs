//! What Google Search recommends for an article.

mod coverage;
mod google_author_missing;
mod google_author_url_missing;
mod google_breadcrumb_incomplete;
mod google_dataset_incomplete;
mod google_date_modified_missing;
mod google_date_published_missing;
mod google_date_without_offset;
mod google_event_date_missing;
mod google_event_location_missing;
mod google_event_name_missing;
mod google_event_offer_incomplete;
mod google_image_license_incomplete;
mod google_image_missing;
mod google_image_too_small;
mod google_image_url_missing;
mod google_live_blog_incomplete;
mod google_organization_incomplete;
mod google_paywall_part_missing;
mod google_paywall_selector_wrong;
mod google_profile_page_incomplete;
mod google_publisher_logo_missing;
mod google_publisher_missing;
mod google_result_retired;
mod google_video_incomplete;
mod search_results;

pub(crate) use self::coverage::{Coverage, CoveredProperty, CoveredThing};
pub(crate) use self::search_results::{SEARCH_RESULTS, WantedProperty};
use crate::rules::Rule;
use crate::source::{Kind, Node};

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
    &google_image_url_missing::RULE,
    &google_paywall_part_missing::RULE,
    &google_paywall_selector_wrong::RULE,
    &google_breadcrumb_incomplete::RULE,
    &google_organization_incomplete::RULE,
    &google_profile_page_incomplete::RULE,
    &google_image_license_incomplete::RULE,
    &google_dataset_incomplete::RULE,
    &google_result_retired::RULE,
    &google_live_blog_incomplete::RULE,
    &google_video_incomplete::RULE,
];

/// What Google Search requires of events that people can attend.
pub(super) static RULES_OF_EVENTS: &[&Rule] = &[
    &google_event_name_missing::RULE,
    &google_event_date_missing::RULE,
    &google_event_location_missing::RULE,
    &google_event_offer_incomplete::RULE,
];

/// A boolean of JSON-LD. Many pages write it as text, and Google reads that, too.
fn boolean(value: Node<'_>) -> Option<bool> {
    match (value.kind(), value.text()) {
        (Kind::Bool(boolean), _) => Some(boolean),
        (_, Some(text)) if text.eq_ignore_ascii_case("true") => Some(true),
        (_, Some(text)) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}
