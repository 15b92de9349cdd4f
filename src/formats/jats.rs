//! JATS XML (ANSI/NISO Z39.96).
//!
//! One file per part of a JATS document, one function per element. `jats/README.md` says where each field of an article
//! is written.

mod grid;
mod person_names;
mod read;
mod tex;
mod vocabulary;
mod write;

pub(crate) use read::Original;

use crate::diagnostic::Finding;
use crate::formats::lossless::restored;
use crate::formats::{self, Imported, Info, Losses, Writer};
use crate::model::Article;
use crate::source::Source;

/// The extension for parts of a `<front>` that the article has no field for, as they were in the file.
const EXTENSION: &str = "org.niso.jats";

/// Which tag set to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TagSet {
    /// Publishing for an article whose publication has an ISSN; Archiving for any other, and for one with JATS from
    /// other programs or sections without titles.
    #[default]
    Auto,
    /// Journal Publishing, which requires an ISSN.
    Publishing,
    /// Journal Archiving and Interchange, the loosest.
    Archiving,
}

/// Which version of JATS to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Version {
    /// ANSI/NISO Z39.96-2021.
    #[default]
    V1_3,
    /// ANSI/NISO Z39.96-2024.
    V1_4,
}

/// Writes JATS.
///
/// An article without errors becomes a document that is valid against the DTD of its tag set.
///
/// ```
/// use byline::formats::Writer;
/// use byline::formats::jats::JatsWriter;
///
/// let article = serde_json::from_str(
///     r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted on Monday." }"#,
/// )?;
/// let written = JatsWriter::default().export(&article).unwrap();
/// assert!(written.text.contains("<article-title>Council votes</article-title>"));
/// assert!(written.losses.is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JatsWriter {
    /// The tag set.
    pub tag_set: TagSet,
    /// The version.
    pub version: Version,
    /// Whether to include a copy of the article.
    pub lossless: bool,
}

impl JatsWriter {
    /// The default options.
    pub(crate) const USUAL: Self = Self { tag_set: TagSet::Auto, version: Version::V1_3, lossless: false };
}

impl Writer for JatsWriter {
    fn info(&self) -> Info {
        Info {
            name: "jats",
            title: "JATS",
            ending: "jats.xml",
            options: &["tag-set", "jats-version", "lossless"],
        }
    }

    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>> {
        write::write(self, article, losses)
    }
}

/// Reads an article from JATS XML.
///
/// A file that is not well-formed is not read. Otherwise there is an article, and findings with the code
/// `lost-on-import` list what it has no place for. If the file has a copy of its article, the copy is read, with all
/// later edits.
pub fn read(source: &Source) -> Imported<'_> {
    let plain = read::read(source);
    let formats::Original::Jats(original) = &plain.original else { return plain };
    let Some(copy) = read::copy(&original.document) else { return plain };
    let writer = JatsWriter { lossless: true, ..JatsWriter::default() };
    restored(plain, copy, &[&writer], read::read)
}
