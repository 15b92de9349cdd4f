//! schema.org JSON-LD. `jsonld/README.md` lists where each field is written, and byline's own terms.

mod read;
mod vocabulary;
mod write;

pub(crate) use read::{Look, Original};

pub(crate) use crate::source::jsonld::NAMESPACE;

use crate::diagnostic::Finding;
use crate::formats::jsonld::read::Plain;
use crate::formats::jsonld::write::json::Medium;
use crate::formats::{self, Imported, Info, Losses, Writer, lossless};
use crate::model::Article;
use crate::source::Source;

/// The id of the article.
const ARTICLE: &str = "article";

/// The layout of the nodes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// The article is the root; every other node is written in full where the article first contains it.
    #[default]
    Nested,
    /// All nodes in a flat `@graph`.
    Graph,
}

/// Which events are written as a schema.org `Event`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Events {
    /// Those with everything that search engines require of an event: a certain date, and a location with an address.
    #[default]
    Complete,
    /// All events, for use in a knowledge graph.
    All,
}

/// Writes schema.org JSON-LD.
///
/// ```
/// use byline::formats::Writer;
/// use byline::formats::jsonld::{JsonldWriter, Shape};
///
/// let article = r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#;
/// let article = serde_json::from_str(article)?;
/// let written = JsonldWriter { shape: Shape::Graph, ..JsonldWriter::default() }.export(&article).unwrap();
/// assert!(written.text.contains(r#""@graph": ["#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JsonldWriter {
    /// The layout of the nodes.
    pub shape: Shape,
    /// Which events are written as `Event`.
    pub events: Events,
    /// Whether the text of the article is written, as `articleBody`.
    pub article_body: bool,
    /// The part of the page behind a paywall, as a CSS class selector: `.paywall`.
    pub paywall_selector: Option<String>,
    /// Whether to include a copy of the article.
    pub lossless: bool,
}

impl JsonldWriter {
    /// The default options.
    pub(crate) const USUAL: Self = Self {
        shape: Shape::Nested,
        events: Events::Complete,
        article_body: false,
        paywall_selector: None,
        lossless: false,
    };
}

impl Writer for JsonldWriter {
    fn info(&self) -> Info {
        Info {
            name: "jsonld",
            title: "JSON-LD",
            ending: "jsonld",
            options: &["shape", "events", "article-body", "lossless"],
        }
    }

    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>> {
        let mut text = write::write(self, article, Medium::File, losses)?;
        text.push('\n');
        Ok(text)
    }
}

/// Writes the script element for a web page, with a line feed at the end.
///
/// No text of the article can end the element or be read as markup.
pub(in crate::formats) fn write_script(
    writer: &JsonldWriter,
    article: &Article,
    losses: &mut Losses,
) -> Result<String, Vec<Finding>> {
    let text = write::write(writer, article, Medium::Script, losses)?;
    Ok(format!("<script type=\"application/ld+json\">\n{text}\n</script>\n"))
}

/// Reads an article from a JSON-LD document.
///
/// Errors in the JSON whose meaning is certain are tolerated and reported. Findings with the code `lost-on-import` list
/// what the article has no place for, those with `changed-on-import` what was read as something else. If the document
/// has a copy of its article, the copy is read, with all later edits.
pub fn read(source: &Source) -> Imported<'_> {
    read_and_look(source, &mut |_| {})
}

/// Reads an article from a web page: from its JSON-LD, of which all script elements form one graph, and where that says
/// nothing from Microdata, RDFa, and the head.
pub fn read_html(source: &Source) -> Imported<'_> {
    read_html_and_look(source, &mut |_| {})
}

/// Reads a JSON-LD document, and shows `look` its graph, which is then not built again for the rules.
pub(crate) fn read_and_look<'s>(source: &'s Source, look: Look<'_>) -> Imported<'s> {
    with_copy(read::read(source, look))
}

/// The same for a web page.
pub(crate) fn read_html_and_look<'s>(source: &'s Source, look: Look<'_>) -> Imported<'s> {
    with_copy(read::read_html(source, look))
}

fn with_copy(plain: Plain<'_>) -> Imported<'_> {
    let Plain { imported: plain, copy: Some(copy) } = plain else { return plain.imported };
    let formats::Original::Jsonld(Original { document, .. }) = &plain.original else { return plain };
    let is_graph = document.tree.root().children().any(|block| block.get("@graph").is_some());
    let shape = if is_graph { Shape::Graph } else { Shape::Nested };
    let article_body = plain.article.as_ref().is_some_and(|article| !article.body.0.is_empty());
    let writers = [Events::Complete, Events::All].map(|events| JsonldWriter {
        shape,
        events,
        article_body,
        lossless: true,
        ..JsonldWriter::default()
    });
    let writers = writers.each_ref().map(|writer| writer as &dyn Writer);
    lossless::restored(plain, copy, &writers, |source| read::read(source, &mut |_| {}).imported)
}
