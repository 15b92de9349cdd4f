//! Reading schema.org JSON-LD, from files and from web pages.
//!
//! One function per type, as in writing. What no function reads is counted as lost; what is not quite valid but has a
//! certain meaning is read, and reported.

mod agent;
mod article;
mod choose;
mod contributors;
mod copy;
mod describe;
mod event;
mod html;
mod html_in_text;
mod identified;
mod media;
mod organization;
mod original;
mod page;
mod parts;
mod person;
mod place;
mod places;
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

pub(super) use copy::copy;
pub(crate) use original::Original;

use crate::diagnostic::{Finding, Findings, Found, Severity};
use crate::formats::article::{repeated_keys, syntax_code};
use crate::formats::jsonld::read::places::Places;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::{self, Imported, NOT_IMPORTABLE};
use crate::model::{Article, Language};
use crate::source::json::{Lenient, parse_leniently};
use crate::source::jsonld::Graph;
use crate::source::{NodeId, Source, Span, SyntaxError, SyntaxErrorKind};

/// Reads the nodes of a document, not its copy of the article.
pub(super) fn read(source: &Source) -> Imported<'_> {
    read_blocks(
        source,
        parse_leniently(&source.text, &[Span::new(0, source.text.len())], source.limits),
        None,
    )
}

/// The most attributes that an HTML element may have, whatever the limit of the source.
const MOST_ATTRIBUTES: usize = 10_000;

/// Reads the nodes in a web page.
pub(super) fn read_html(source: &Source) -> Imported<'_> {
    let most = source.limits.attributes.min(MOST_ATTRIBUTES);
    if let Some(tag) = html::overlong_tag(&source.text, most) {
        let message = format!("an element has more than {most} attributes");
        return Imported::unreadable(Finding::new(syntax_code(SyntaxErrorKind::TooLarge), tag, message));
    }
    let html::Page { language, scripts } = html::page(&source.text);
    if scripts.is_empty() {
        return Imported::unreadable(no_script());
    }
    read_blocks(source, parse_leniently(&source.text, &scripts, source.limits), language)
}

fn read_blocks<'s>(source: &Source, document: Lenient<'s>, language: Option<Language>) -> Imported<'s> {
    let mut of_article = Findings::up_to(source.limits.diagnostics);
    let ReadArticle { node, article } = read_plain(&document, language, &mut of_article);
    let mut findings = Findings::up_to(source.limits.diagnostics);
    syntax_findings(&document, article.is_some(), &mut findings);
    let (of_syntax, of_article) = (findings.into_kept(), of_article.into_kept());
    let Found { findings, left_out, is_of_today: _ } = of_syntax.and(of_article);
    Imported {
        article,
        findings,
        left_out,
        original: formats::Original::Jsonld(Original::new(document, node)),
    }
}

/// The article in the nodes of a document, not in its copy.
struct ReadArticle {
    node: Option<NodeId>,
    article: Option<Article>,
}

fn read_plain(document: &Lenient<'_>, language: Option<Language>, findings: &mut Findings) -> ReadArticle {
    let graph = choose::graph(document);
    let Some(article) = choose::article(&graph) else {
        // The unread part may contain an article.
        if !document.tree.root().is_empty() {
            findings.push(no_article(&graph));
        }
        return ReadArticle { node: None, article: None };
    };
    let thing = graph.thing(article);
    let mut reader = Reader::new(&graph, Places::unwanted());

    reader.language_of_page = language;
    reader.article(thing);
    reader.lose_the_rest();
    let Reader { article, losses, .. } = reader;
    findings.extend(losses.into_findings());
    ReadArticle { node: Some(thing.node.id()), article: Some(article) }
}

/// Syntax errors in the JSON. A tolerated one is only a warning, as is one in a block that is not needed.
fn syntax_findings(document: &Lenient<'_>, has_article: bool, findings: &mut Findings) {
    let finding = |error: &SyntaxError, is_mild: bool| {
        let code = syntax_code(error.kind);
        let mut finding = Finding::new(code, error.span, &error.message);
        finding.help = error.help.clone();
        if is_mild {
            finding.severity(code.severity.min(Severity::Warning));
        }
        finding
    };
    findings.extend(document.overlooked.iter().map(|error| finding(error, true)));
    findings.extend(document.errors.iter().map(|error| finding(error, has_article)));
    // All values of a duplicate key are read.
    repeated_keys(&document.tree, Severity::Warning, findings);
}

fn no_script() -> Finding {
    let mut finding = Finding::new(&NOT_IMPORTABLE, Span::default(), "this page contains no JSON-LD");
    finding
        .label("no script of type `application/ld+json`")
        .help("save the page as a browser shows it if a script adds the JSON-LD");
    finding
}

fn no_article(graph: &Graph<'_>) -> Finding {
    let first = graph.top().first().map_or(graph.tree.root().span(), |node| node.brief_span());
    let mut finding = Finding::new(&NOT_IMPORTABLE, first, "this JSON-LD describes no article");
    let found = choose::found_instead(graph);
    let found: Vec<String> = found.into_iter().map(|name| format!("`{name}`")).collect();
    let what = match found.as_slice() {
        [] => "nothing in it has an `@type`".to_owned(),
        found => format!("it describes: {}", found.join(", ")),
    };
    finding.label("no `NewsArticle` or other article type").help(what);
    finding
}
