//! JATS XML (ANSI/NISO Z39.96).

use crate::diagnostic::Finding;
use crate::formats::Written;
use crate::model::Article;

/// Which tag set to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagSet {
    /// Publishing for an article whose publication has an ISSN, Archiving for any other.
    #[default]
    Auto,
    /// Journal Publishing, which requires an ISSN.
    Publishing,
    /// Journal Archiving and Interchange, the loosest.
    Archiving,
}

/// Which version of JATS to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// ANSI/NISO Z39.96-2021.
    #[default]
    V1_3,
    /// ANSI/NISO Z39.96-2024.
    V1_4,
}

/// Writes `article` as a JATS document.
///
/// # Errors
///
/// Findings of kind [`NOT_EXPORTABLE`](crate::formats::NOT_EXPORTABLE) when the tag set requires
/// what the article does not say.
pub fn write(article: &Article, tag_set: TagSet, version: Version) -> Result<Written, Vec<Finding>> {
    let _ = (article, tag_set, version);
    Err(Vec::new())
}
