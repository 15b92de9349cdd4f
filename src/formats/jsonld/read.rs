//! Reading schema.org JSON-LD, from files and from web pages.
//!
//! One function per type, as in writing. What no function reads is counted as lost; what is not quite valid but has a
//! certain meaning is read, and reported.

mod agent;
mod article;
mod choose;
mod comparable;
mod contributors;
mod copy;
mod corrected;
mod describe;
mod event;
mod head;
mod html;
mod html_in_text;
mod identified;
mod lesser;
mod live_blog;
mod media;
mod organization;
mod original;
#[cfg(feature = "cli")]
mod origins;
mod page;
mod parts;
mod person;
mod place;
mod places;
mod policies;
mod publication;
mod quotation;
mod reader;
mod related;
mod rights;
mod term;
mod text;
mod titles;
mod types;
mod value;
mod work;

pub(crate) use original::Original;

use serde_json::Value;

use crate::diagnostic::{Finding, Findings, Found, Severity};
use crate::formats::article::{repeated_keys, syntax_code};
use crate::formats::jsonld::read::places::Places;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::{self, Imported, NOT_IMPORTABLE};
use crate::model::Article;
use crate::source::json::{Lenient, parse_leniently};
use crate::source::jsonld::Graph;
use crate::source::{Source, Span, SyntaxError};

/// A document without its copy of the article, and the copy.
pub(super) struct Plain<'s> {
    pub(super) imported: Imported<'s>,
    pub(super) copy: Option<Value>,
}

/// What looks at the graph of a document while it is there.
pub(crate) type Look<'l> = &'l mut dyn FnMut(&Graph<'_>);

/// Reads the nodes of a document, not its copy of the article.
pub(super) fn read<'s>(source: &'s Source, look: Look<'_>) -> Plain<'s> {
    read_blocks(source, parse_leniently(&source.text, source.limits), look)
}

/// Reads the nodes in a web page.
pub(super) fn read_html<'s>(source: &'s Source, look: Look<'_>) -> Plain<'s> {
    let unreadable = |finding| Plain { imported: Imported::unreadable(finding), copy: None };
    match html::page(source) {
        Ok(html::Page { has_statements: false, .. }) => unreadable(no_statements()),
        Ok(html::Page { statements, .. }) => read_blocks(source, statements, look),
        Err(error) => unreadable(syntax_finding(&error)),
    }
}

fn read_blocks<'s>(source: &Source, document: Lenient<'s>, look: Look<'_>) -> Plain<'s> {
    let mut of_article = Findings::up_to(source.limits.diagnostics);
    let ReadArticle { article, copy } = {
        let graph = choose::graph(&document);
        look(&graph);
        read_article(&graph, &mut of_article)
    };
    let mut findings = Findings::up_to(source.limits.diagnostics);
    syntax_findings(&document, article.is_some(), &mut findings);
    let (of_syntax, of_article) = (findings.into_kept(), of_article.into_kept());
    let Found { findings, left_out, is_of_today: _ } = of_syntax.and(of_article);
    let original = formats::Original::Jsonld(Original::new(document));
    Plain { imported: Imported { article, findings, left_out, original }, copy }
}

/// The article in the nodes of a document, and its copy.
#[derive(Default)]
struct ReadArticle {
    article: Option<Article>,
    copy: Option<Value>,
}

fn read_article<'d>(graph: &'d Graph<'d>, findings: &mut Findings) -> ReadArticle {
    let Some(thing) = graph.article() else {
        // The unread part may contain an article.
        if graph.blocks().next().is_some() {
            findings.push(no_article(graph));
        }
        return ReadArticle::default();
    };
    let mut reader = Reader::new(graph, Places::unwanted());

    reader.article(thing);
    reader.lose_the_rest();
    let Reader { article, losses, .. } = reader;
    findings.extend(losses.into_findings());
    ReadArticle { article: Some(article), copy: copy::copy(graph, thing) }
}

/// Syntax errors in the JSON. A tolerated one is only a warning, as is one in a block that is not needed.
fn syntax_findings(document: &Lenient<'_>, has_article: bool, findings: &mut Findings) {
    let finding = |error: &SyntaxError, is_mild: bool| {
        let mut finding = syntax_finding(error);
        if is_mild {
            finding.severity(finding.severity.min(Severity::Warning));
        }
        finding
    };
    findings.extend(document.overlooked.iter().map(|error| finding(error, true)));
    findings.extend(document.errors.iter().map(|error| finding(error, has_article)));
    // All values of a duplicate key are read.
    repeated_keys(&document.tree, Severity::Warning, findings);
}

fn syntax_finding(error: &SyntaxError) -> Finding {
    let mut finding = Finding::new(syntax_code(error.kind), error.span, &error.message);
    finding.help = error.help.clone();
    finding
}

fn no_statements() -> Finding {
    let message = "nothing in this page says that it is an article";
    let mut finding = Finding::new(&NOT_IMPORTABLE, Span::default(), message);
    finding
        .label(
            "no JSON-LD, no Microdata or RDFa of schema.org, no `og:type` of an article, no `citation_title`",
        )
        .help("save the page as a browser shows it if a script adds them");
    finding
}

fn no_article(graph: &Graph<'_>) -> Finding {
    let first = graph.top().first().map_or(graph.tree.root().span(), |node| node.brief_span());
    let file = if graph.has_other_markup() { "page" } else { "JSON-LD" };
    let mut finding = Finding::new(&NOT_IMPORTABLE, first, format!("this {file} describes no article"));
    let found = choose::found_instead(graph);
    let found: Vec<String> = found.into_iter().map(|name| format!("`{name}`")).collect();
    let what = match found.as_slice() {
        [] => "nothing in it has an `@type`".to_owned(),
        found => format!("it describes: {}", found.join(", ")),
    };
    finding.label("no `NewsArticle` or other article type").help(what);
    finding
}
