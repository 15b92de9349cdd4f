//! What the JATS DTDs require.

mod jats_attribute_missing;
mod jats_attribute_unknown;
mod jats_attribute_value;
mod jats_edition_mismatch;
mod jats_element_misplaced;
mod jats_element_missing;
mod jats_element_not_empty;
mod jats_element_unknown;
mod jats_id_repeated;
mod jats_idref_dangling;
mod jats_namespace_wrong;
mod jats_text_not_allowed;
mod jats_version_unknown;
mod listed;

use crate::rules::Rule;

pub(super) use jats_edition_mismatch::RULE as OTHER_EDITION;

pub(super) static RULES: &[&Rule] = &[
    &jats_version_unknown::RULE,
    &jats_edition_mismatch::RULE,
    &jats_element_unknown::RULE,
    &jats_element_misplaced::RULE,
    &jats_element_missing::RULE,
    &jats_element_not_empty::RULE,
    &jats_text_not_allowed::RULE,
    &jats_attribute_unknown::RULE,
    &jats_attribute_missing::RULE,
    &jats_attribute_value::RULE,
    &jats_namespace_wrong::RULE,
    &jats_id_repeated::RULE,
    &jats_idref_dangling::RULE,
];
