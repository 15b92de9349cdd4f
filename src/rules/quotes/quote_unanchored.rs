//! `quote-unanchored`

use crate::diagnostic::Code;
use crate::model::{Article, Quote, QuoteKind};
use crate::rules::quotes::quote_location::QuoteLocation;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("quote-unanchored", include_str!("quote_unanchored.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // An anchor or a node may be in a part that could not be read.
    if !document.has_text() || report.is_text_unreadable() || report.is_unreadable("quotes") {
        return;
    }
    for (id, quote) in &document.article.quotes {
        let kind = match quote.kind {
            QuoteKind::Direct => continue,
            QuoteKind::Indirect => "indirect",
            QuoteKind::Mixed => "mixed",
        };
        let passages = document.passages();
        let QuoteLocation::Text(places) = passages.locations().get(id.as_str()) else { continue };
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str());
        if !quote.anchors.is_empty() || quote.text.trim().is_empty() {
            continue;
        }
        let found = match places.as_slice() {
            [place] => Some(place.clone()),
            [] => passages.nearest(&quote.text).map(|nearest| nearest.place),
            _ => None,
        };
        let finding = report
            .at(pointer.key(Quote::TEXT), format!("the {kind} quote `{id}` has no anchor in the body"))
            .label("no anchor or `quote` node")
            .help(
                "copy the words that report it into `anchors`: `[{ \"exact\": \"…\" }]`, or put a \
                `quote` node around them",
            );
        if let Some(place) = found.and_then(|found| passages.place(&found)) {
            finding.related(place, "reported here?");
        }
    }
}
