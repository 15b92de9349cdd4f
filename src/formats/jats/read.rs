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

pub(super) use copy::copy;
pub(crate) use original::Original;

use crate::diagnostic::{Finding, Findings, Found, Place};
use crate::formats::article::syntax_code;
use crate::formats::jats::read::places::Places;
use crate::formats::jats::read::reader::Reader;
use crate::formats::{self, Imported, NOT_IMPORTABLE};
use crate::source::xml;
use crate::source::{Source, Span, SyntaxError};

/// Reads the document itself, not its copy of the article.
pub(super) fn read(source: &Source) -> Imported<'_> {
    let document = match xml::parse_within(&source.text, source.limits) {
        Ok(document) => document,
        Err(error) => return Imported::unreadable(syntax_error(error)),
    };
    let root = document.root();
    if !root.is("article") {
        return Imported::unreadable(not_an_article(root.qualified_name(), root.name_span()));
    }
    let (article, losses) = Reader::new(&document, Places::unwanted()).read();
    let mut findings = Findings::up_to(source.limits.diagnostics);
    findings.extend(losses.into_findings());
    let Found { findings, left_out } = findings.into_kept();
    let original = formats::Original::Jats(Original::new(document));
    Imported { article: Some(article), findings, left_out, original }
}

fn syntax_error(error: SyntaxError) -> Finding {
    let mut finding = Finding::new(syntax_code(error.kind), Place::Text(error.span), error.message);
    finding.help = error.help;
    finding
}

fn not_an_article(name: &str, span: Span) -> Finding {
    let message = format!("this XML is not a JATS article: its root is `{name}`");
    let mut finding = Finding::new(&NOT_IMPORTABLE, Place::Text(span), message);
    finding
        .label("not `article`")
        .help("use a file whose root is `article`, or name the format with `--from`");
    finding
}
