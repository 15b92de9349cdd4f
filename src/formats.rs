//! How an article is written down: our own JSON and YAML, schema.org JSON-LD, JATS XML.

pub mod article;
pub mod jats;
pub mod jsonld;

use crate::diagnostic::{Code, Finding};

/// An article in another format, and what that format could not hold.
#[derive(Debug)]
pub struct Written {
    /// The whole file.
    pub text: String,
    /// What is not in it: findings of kind [`LOST_ON_EXPORT`], at the paths that were left out.
    pub losses: Vec<Finding>,
}

/// A format has no place for something the article says.
pub static LOST_ON_EXPORT: Code = Code::warning("lost-on-export", include_str!("formats/lost_on_export.md"));

/// The article lacks what a format requires, so that no valid file can be written.
pub static NOT_EXPORTABLE: Code = Code::error("not-exportable", include_str!("formats/not_exportable.md"));

/// The kinds of diagnostics of the formats that we only write.
pub static EXPORT_CODES: [&Code; 2] = [&NOT_EXPORTABLE, &LOST_ON_EXPORT];
