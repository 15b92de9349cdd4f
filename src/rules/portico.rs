//! What the archive Portico requires of journals.

mod portico_folder_shared;
mod portico_metadata_missing;
mod portico_pdf_missing;

use crate::rules::Rule;

pub(super) static RULES: &[&Rule] =
    &[&portico_pdf_missing::RULE, &portico_metadata_missing::RULE, &portico_folder_shared::RULE];
