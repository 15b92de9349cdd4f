//! Articles with the files they refer to.

mod package_file_case;
mod package_file_missing;
mod package_file_unreferenced;
mod package_media_type_wrong;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] = &[
    &package_file_missing::RULE,
    &package_file_case::RULE,
    &package_file_unreferenced::RULE,
    &package_media_type_wrong::RULE,
];
