//! The head of a web page. `html/README.md` lists what it contains, and which fields that is from.

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
use crate::formats::{Info, Losses, Writer};
use crate::model::Article;

/// Writes the metadata in the head of a web page, for search engines and link previews.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlWriter {
    /// What to write.
    pub part: Part,
    /// The options for its JSON-LD.
    pub jsonld: JsonldWriter,
}

/// What to write of a web page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The elements of `head` that describe the article, ending with the JSON-LD script.
    #[default]
    Head,
    /// Only the script.
    Script,
}

impl HtmlWriter {
    /// The default options.
    pub(crate) const USUAL: Self = Self { part: Part::Head, jsonld: JsonldWriter::USUAL };
}

impl Writer for HtmlWriter {
    fn info(&self) -> Info {
        Info {
            name: "html",
            title: "page",
            ending: "html",
            options: &["part", "shape", "events", "article-body", "lossless"],
        }
    }

    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>> {
        // What the script lacks is lost: byline reads only the script.
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
