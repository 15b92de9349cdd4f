//! The head of a web page.

use crate::diagnostic::Finding;
use crate::formats::jsonld::{self, JsonldWriter};
use crate::formats::{Losses, Writer};
use crate::model::Article;

/// Writes what a web page says of an article to search engines and link previews.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlWriter {
    /// Which part of it.
    pub part: Part,
    /// How to write the JSON-LD in it.
    pub jsonld: JsonldWriter,
}

/// What to write of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// The elements of `head` that describe the article, the script with the JSON-LD last.
    #[default]
    Head,
    /// The script alone.
    Script,
}

impl HtmlWriter {
    /// The usual options.
    pub const USUAL: Self = Self { part: Part::Head, jsonld: JsonldWriter::USUAL };
}

impl Writer for HtmlWriter {
    fn name(&self) -> &'static str {
        "html"
    }

    fn ending(&self) -> &'static str {
        "html"
    }

    fn title(&self) -> &'static str {
        "page"
    }

    fn options(&self) -> &'static [&'static str] {
        &["part", "shape", "events", "article-body", "lossless"]
    }

    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>> {
        jsonld::write_script(&self.jsonld, article, losses)
    }
}
