//! The head of a web page. What is in it, and where it comes from, is listed in `html/README.md`.

mod agent;
mod citation;
mod dates;
mod open_graph;
mod page;
mod summary;
mod tags;

use crate::diagnostic::Finding;
use crate::formats::html::citation::add_citation;
use crate::formats::html::open_graph::add_open_graph;
use crate::formats::html::page::add_page;
use crate::formats::html::tags::Tags;
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
#[non_exhaustive]
pub enum Part {
    /// The elements of `head` that describe the article, the script with the JSON-LD last.
    #[default]
    Head,
    /// The script alone.
    Script,
}

impl HtmlWriter {
    /// The usual options.
    pub(crate) const USUAL: Self = Self { part: Part::Head, jsonld: JsonldWriter::USUAL };
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
        // What the script leaves out is what the page leaves out: byline reads the script alone.
        let script = jsonld::write_script(&self.jsonld, article, losses)?;
        match self.part {
            Part::Script => Ok(script),
            Part::Head => {
                let mut tags = Tags::new();
                add_page(&mut tags, article);
                add_open_graph(&mut tags, article);
                add_citation(&mut tags, article);
                Ok(tags.and_script(&script))
            }
        }
    }
}
