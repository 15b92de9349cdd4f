//! `quote-not-in-body`

use crate::diagnostic::Code;
use crate::model::QuoteKind;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("quote-not-in-body", include_str!("quote_not_in_body.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // The words may stand in a part that could not be read.
    if report.is_unreadable("body") || report.is_unreadable("back") {
        return;
    }
    for (id, quote) in &document.article.quotes {
        if quote.kind != QuoteKind::Direct || !quote.anchors.is_empty() || quote.text.trim().is_empty() {
            continue;
        }
        let passages = document.passages();
        if !passages.nodes(id.as_str()).is_empty() || passages.contain(&quote.text) {
            continue;
        }
        let help = match passages.nearest(&quote.text) {
            Some(nearest) => format!(
                "correct the words, or mark the passages meant with `quote` nodes; the nearest is `{nearest}`"
            ),
            None => {
                "correct the words, or say `\"kind\": \"indirect\"` if they are the writer's own".to_owned()
            }
        };
        report
            .at(
                Pointer::default().key("quotes").key(id.as_str()).key("text"),
                format!("the body does not have the words of the direct quote `{id}`"),
            )
            .label("not in the body")
            .help(help);
    }
}
