//! What programs that read JATS rely on and a DTD cannot express.

mod jats_ali_slash_missing;
mod jats_contrib_nameless;
mod jats_date_part_wrong;
mod jats_date_parts_mismatch;
mod jats_doctype_contradicts_version;
mod jats_element_empty;
mod jats_email_malformed;
mod jats_free_to_read_reversed;
mod jats_iso_date_malformed;
mod jats_ref_type_unknown;
mod jats_reference_kind_wrong;
mod jats_translation_language_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &jats_ali_slash_missing::RULE,
    &jats_date_parts_mismatch::RULE,
    &jats_iso_date_malformed::RULE,
    &jats_date_part_wrong::RULE,
    &jats_doctype_contradicts_version::RULE,
    &jats_element_empty::RULE,
    &jats_reference_kind_wrong::RULE,
    &jats_ref_type_unknown::RULE,
    &jats_contrib_nameless::RULE,
    &jats_translation_language_missing::RULE,
    &jats_email_malformed::RULE,
    &jats_free_to_read_reversed::RULE,
];
