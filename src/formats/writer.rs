//! What every format that articles are written in has in common.

use crate::diagnostic::Finding;
use crate::formats::Losses;
use crate::formats::html::HtmlWriter;
use crate::formats::jats::JatsWriter;
use crate::formats::jsonld::JsonldWriter;
use crate::model::Article;

/// A format that articles are written in, with the options to write it with.
///
/// A writer writes plainly: only what those who read the format understand. What it leaves out it declares, and nothing is read
/// back to find out.
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
    /// What it is called on the command line and in streams: `jsonld`.
    fn name(&self) -> &'static str;

    /// How the names of its files end, without the first dot: `jats.xml`.
    fn ending(&self) -> &'static str;

    /// What it is called in a sentence: `JSON-LD`.
    fn title(&self) -> &'static str;

    /// The options that it takes on the command line, without dashes: `shape`.
    fn options(&self) -> &'static [&'static str];

    /// Writes `article`, and declares to `losses` what of it is not in the text.
    ///
    /// # Errors
    ///
    /// Findings of kind `not-exportable`, where no text that holds the article would
    /// be valid, or would say what must not be said.
    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>>;

    /// Writes `article`: the text, together with what is not in it.
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

/// An article in a format, and what the format does not say of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Written {
    /// The whole file, with a line feed at the end.
    pub text: String,
    /// What is not in it.
    pub losses: Losses,
}

/// All formats that articles are written in, with their usual options.
pub static WRITERS: [&dyn Writer; 3] = [&JsonldWriter::USUAL, &HtmlWriter::USUAL, &JatsWriter::USUAL];
