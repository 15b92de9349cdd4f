//! Reading JATS XML: every version, all three tag sets, and NLM where it has the same tags.
//!
//! One function per element, as in writing. What the article has no place for is counted as lost; what is not
//! understood within the text becomes a foreign node.

mod back;
mod body;
mod copy;
mod front;
mod original;
mod places;
mod reader;
mod references;
mod sub_articles;
mod unread;

pub(super) use copy::copy;
pub(crate) use original::Original;

use crate::diagnostic::{Finding, Findings, Found, Place};
use crate::formats::article::syntax_code;
use crate::formats::jats::read::reader::Reader;
use crate::formats::{self, Imported, NOT_IMPORTABLE};
use crate::source::xml::{self, Attribute, Node};
use crate::source::{Source, SyntaxError};

/// Reads the document itself, not its copy of the article.
pub(super) fn read(source: &Source) -> Imported<'_> {
    let mut document = match xml::parse_within(&source.text, source.limits) {
        Ok(document) => document,
        Err(error) => return Imported::unreadable(syntax_error(error)),
    };
    if let Some(article) = only_article(document.root()).map(Node::id) {
        document.enter(article);
    }
    if let Some(finding) = not_an_article(document.root()) {
        return Imported::unreadable(finding);
    }
    let (article, losses, places) = Reader::new(&document).read();
    let mut findings = Findings::up_to(source.limits.diagnostics);
    findings.extend(losses.into_findings());
    let Found { findings, left_out, is_of_today: _ } = findings.into_kept();
    let original = formats::Original::Jats(Original::new(document, places));
    Imported { article: Some(article), findings, left_out, original }
}

fn syntax_error(error: SyntaxError) -> Finding {
    let mut finding = Finding::new(syntax_code(error.kind), Place::Text(error.span), error.message);
    finding.help = error.help;
    finding
}

/// The only article of a set, as PubMed Central delivers them.
fn only_article(root: Node<'_>) -> Option<Node<'_>> {
    let mut articles = articles_of(root);
    articles.next().filter(|_| articles.next().is_none())
}

fn articles_of(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let is_set = root.is("pmc-articleset");
    root.elements().filter(move |child| is_set && child.is("article"))
}

/// The finding that this is not the root of a JATS article. Other formats have a root of this name, too.
fn not_an_article(root: Node<'_>) -> Option<Finding> {
    const PARTS: [&str; 8] = [
        "processing-meta",
        "front",
        "body",
        "back",
        "floats-group",
        "floats-wrap",
        "sub-article",
        "response",
    ];
    let name = root.qualified_name();
    let declares = |attribute: &Attribute<'_>| {
        attribute.is_declaration()
            && attribute.qualified_name().trim_start_matches("xmlns").trim_start_matches(':') == root.prefix()
    };
    let namespace = root.all_attributes().find(declares).map(|attribute| attribute.value());
    let (message, label) = match namespace {
        Some(namespace) if !root.is("article") => {
            (format!("its root is `{name}` of {namespace}"), "not `article` of JATS")
        }
        _ if root.is("pmc-articleset") => {
            (format!("it is a set of {} articles", articles_of(root).count()), "not one article")
        }
        _ if !root.is("article") => (format!("its root is `{name}`"), "not `article`"),
        _ if root.elements().next().is_some()
            && !root.elements().any(|part| PARTS.iter().any(|known| part.is(known))) =>
        {
            ("its root has neither `front` nor `body`".to_owned(), "of another format?")
        }
        _ => return None,
    };
    let message = format!("this XML is not a JATS article: {message}");
    let mut finding = Finding::new(&NOT_IMPORTABLE, Place::Text(root.name_span()), message);
    finding.label(label).help("use a file whose root is `article`, or name the format with `--from`");
    Some(finding)
}
