//! What all output formats share.

use crate::diagnostic::Finding;
use crate::formats::Losses;
use crate::formats::html::HtmlWriter;
use crate::formats::jats::JatsWriter;
use crate::formats::jsonld::JsonldWriter;
use crate::model::Article;

/// An output format, with its options.
///
/// A writer only writes what consumers of the format understand. It records what it leaves out; nothing is read back to
/// find losses.
///
/// ```
/// use byline::formats::Writer;
/// use byline::formats::jsonld::JsonldWriter;
///
/// let article = r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#;
/// let article = serde_json::from_str(article)?;
/// let written = JsonldWriter::default().export(&article).unwrap();
/// assert!(written.text.contains(r#""headline": "Council votes""#));
/// assert_eq!(written.losses.iter().next().unwrap().at.as_str(), "/body");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait Writer: Sync {
    /// What users see of the format.
    fn info(&self) -> Info;

    /// Writes `article`, and records in `losses` what is left out.
    ///
    /// # Errors
    ///
    /// Findings with the code `not-exportable`, if no valid file can contain the article, or one would be unsafe.
    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>>;

    /// Writes `article` and returns the text with its losses.
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    fn export(&self, article: &Article) -> Result<Written, Vec<Finding>> {
        let mut losses = Losses::default();
        let text = self.write(article, &mut losses)?;
        Ok(Written { text, losses })
    }
}

/// What users see of an output format.
#[derive(Debug, Clone, Copy)]
pub struct Info {
    /// The name on the command line and in streams: `jsonld`.
    pub name: &'static str,
    /// The name in a sentence: `JSON-LD`.
    pub title: &'static str,
    /// The file extension, without the first dot: `jats.xml`.
    pub ending: &'static str,
    /// The command-line options it accepts, without dashes: `shape`.
    pub options: &'static [&'static str],
}

/// An article in a format, and what the format cannot express.
#[derive(Debug)]
#[non_exhaustive]
pub struct Written {
    /// The whole file, with a line feed at the end.
    pub text: String,
    /// What was left out.
    pub losses: Losses,
}

/// All output formats, with their default options.
pub static WRITERS: [&dyn Writer; 3] = [&JsonldWriter::USUAL, &HtmlWriter::USUAL, &JatsWriter::USUAL];
