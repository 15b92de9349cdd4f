//! schema.org JSON-LD. What goes where, and our own terms, are listed in `jsonld/README.md`.

mod address;
mod article;
mod contributor;
mod date;
mod dateline;
mod dates;
mod event;
mod funding;
mod identifier;
mod known;
mod layout;
mod media;
mod organization;
mod person;
mod place;
mod plain_text;
mod publication;
mod quotation;
mod read;
mod related;
mod rights;
mod summary;
mod term;
mod view;
mod word_count;
mod work;
mod writer;

pub use read::{Original, read, read_html};

pub use crate::source::jsonld::NAMESPACE;

use serde::Serialize;

use crate::diagnostic::Finding;
use crate::formats::jsonld::article::{Article as ArticleNode, JsonLiteral};
use crate::formats::jsonld::layout::Medium;
use crate::formats::jsonld::view::Node;
use crate::formats::residue::Settled;
use crate::formats::{Losses, Residue, Writer};
use crate::model::Article;

/// The ids that the article itself may have: the first that nothing in it has.
const ARTICLE_IDS: [&str; 4] = ["article", "this-article", "the-article-itself", "_article."];

/// How the nodes are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// The article is the root; every other node stands in full where the article first holds it.
    #[default]
    Nested,
    /// All nodes side by side in `@graph`.
    Graph,
}

/// Which events are written as a schema.org `Event`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Events {
    /// Those with all that search engines ask of an event: a certain date, and a place that has an address.
    #[default]
    Complete,
    /// Every one, for those who feed a knowledge graph.
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
    /// How the nodes are laid out.
    pub shape: Shape,
    /// Which events are written as such.
    pub events: Events,
    /// Whether the text of the article is written, as `articleBody`.
    pub article_body: bool,
    /// What of a page is paid for, as a CSS selector of a class: `.paywall`.
    pub paywall_selector: Option<String>,
    /// Whether a copy of the article is added.
    pub lossless: bool,
}

impl JsonldWriter {
    /// The usual options.
    pub const USUAL: Self = Self {
        shape: Shape::Nested,
        events: Events::Complete,
        article_body: false,
        paywall_selector: None,
        lossless: false,
    };
}

impl Writer for JsonldWriter {
    fn name(&self) -> &'static str {
        "jsonld"
    }

    fn ending(&self) -> &'static str {
        "jsonld"
    }

    fn title(&self) -> &'static str {
        "JSON-LD"
    }

    fn options(&self) -> &'static [&'static str] {
        &["shape", "events", "article-body", "lossless"]
    }

    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>> {
        let mut text = written(article, self, Medium::File, losses)?;
        text.push('\n');
        Ok(text)
    }
}

/// Writes the script element that a web page carries, with a line feed at the end.
///
/// No text of the article can end the element or be taken for markup.
pub(in crate::formats) fn write_script(
    writer: &JsonldWriter,
    article: &Article,
    losses: &mut Losses,
) -> Result<String, Vec<Finding>> {
    let text = written(article, writer, Medium::Script, losses)?;
    Ok(format!("<script type=\"application/ld+json\">\n{text}\n</script>\n"))
}

/// A flat document.
#[derive(Serialize)]
struct Graph<'d, 'a> {
    #[serde(rename = "@graph")]
    nodes: Vec<Root<'d, 'a>>,
}

/// A node of a flat document.
#[derive(Serialize)]
#[serde(untagged)]
enum Root<'d, 'a> {
    Article(&'d ArticleNode<'a>),
    Node(&'d Node<'a>),
}

/// What is added to an article that was written already.
#[derive(Serialize)]
struct Addition {
    #[serde(rename = "byline:residue")]
    residue: JsonLiteral,
}

fn written(
    article: &Article,
    options: &JsonldWriter,
    medium: Medium,
    _: &mut Losses,
) -> Result<String, Vec<Finding>> {
    let residue = if options.lossless { Residue::Keep } else { Residue::LeaveOut };
    let mut writer = writer::Writer::new(article, options.shape, residue);
    let mut root = writer.article();
    let writer::Writer { nodes, ledger, .. } = writer;
    let text = |root: &ArticleNode<'_>, medium| match options.shape {
        Shape::Nested => layout::document(root, medium),
        Shape::Graph => {
            let nodes = nodes.iter().map(Root::Node);
            layout::document(
                &Graph { nodes: std::iter::once(Root::Article(root)).chain(nodes).collect() },
                medium,
            )
        }
    };
    let plain = text(&root, medium);
    let Settled { residue, losses: _ } = ledger.settle(article, || read::article_in(&plain));
    let text = match (residue, options.shape) {
        (None, _) => plain,
        // It is the last member of the last node that ends.
        (Some(residue), Shape::Nested) => {
            layout::extended(&plain, &Addition { residue: JsonLiteral::from(residue) }, medium)
        }
        (Some(residue), Shape::Graph) => {
            root.residue = Some(JsonLiteral::from(residue));
            text(&root, medium)
        }
    };
    Ok(text)
}
