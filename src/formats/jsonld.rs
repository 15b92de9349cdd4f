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

use crate::formats::jsonld::article::{Article as ArticleNode, JsonLiteral};
use crate::formats::jsonld::layout::Medium;
use crate::formats::jsonld::view::Node;
use crate::formats::jsonld::writer::Writer;
use crate::formats::residue::Settled;
use crate::formats::{Residue, Written};
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

/// How to write JSON-LD.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How the nodes are laid out.
    pub shape: Shape,
    /// What becomes of that for which schema.org has no place.
    pub residue: Residue,
}

/// Writes `article` as a JSON-LD document, indented, with a line feed at the end.
///
/// ```
/// use byline::formats::jsonld::{self, Options};
/// use byline::model::Article;
///
/// let article = r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#;
/// let article: Article = serde_json::from_str(article)?;
/// let written = jsonld::write(&article, Options::default());
/// assert!(written.text.contains(r#""headline": "Council votes""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn write(article: &Article, options: Options) -> Written {
    let mut written = written(article, options, Medium::File);
    written.text.push('\n');
    written
}

/// Writes `article` as the script element that a web page carries, with a line feed at the end.
///
/// No text of the article can end the element or be taken for markup.
pub fn write_html(article: &Article, options: Options) -> Written {
    let Written { text, losses } = written(article, options, Medium::Script);
    Written { text: format!("<script type=\"application/ld+json\">\n{text}\n</script>\n"), losses }
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

fn written(article: &Article, options: Options, medium: Medium) -> Written {
    let mut writer = Writer::new(article, options);
    let mut root = writer.article();
    let Writer { nodes, ledger, .. } = writer;
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
    let Settled { residue, losses } = ledger.settle(article, || read::article_in(&plain));
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
    Written { text, losses }
}
