//! `quote-not-in-body`

use crate::diagnostic::Code;
use crate::model::{Article, Quote, QuoteKind};
use crate::rules::quotes::quote_location::QuoteLocation;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("quote-not-in-body", include_str!("quote_not_in_body.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // The words may be in a part that could not be read.
    if !document.has_text() || report.is_text_unreadable() {
        return;
    }
    for (id, quote) in &document.article.quotes {
        if quote.kind != QuoteKind::Direct || !quote.anchors.is_empty() || quote.text.trim().is_empty() {
            continue;
        }
        let passages = document.passages();
        if !matches!(passages.locations().get(id.as_str()), QuoteLocation::Text(places) if places.is_empty())
        {
            continue;
        }
        let nearest = passages.nearest(&quote.text);
        let help = match &nearest {
            Some(nearest) if nearest.is_interrupted => format!(
                "the text interrupts these words: mark each part with a `quote` node that names `{id}`{}",
                nearest.lines
            ),
            Some(nearest) if !nearest.lines.is_empty() => {
                format!("make the quote (-) and the body (+) match{}", nearest.lines)
            }
            Some(_) => "make the quote and the nearest passage match".to_owned(),
            None => {
                "correct the words, or set `\"kind\": \"indirect\"` if they are the writer's own".to_owned()
            }
        };
        let finding = report
            .at(
                Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::TEXT),
                format!("the body does not contain the words of the direct quote `{id}`"),
            )
            .label("not in the body")
            .help(help);
        if let Some(place) = nearest.and_then(|nearest| passages.place(&nearest.place)) {
            finding.related(place, "the nearest passage");
        }
    }
}
