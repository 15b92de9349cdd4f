//! `quote-mixed-without-marks`

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Article, Quote, QuoteKind};
use crate::rules::quotes::marks::Marks;
use crate::rules::quotes::passages::Passages;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("quote-mixed-without-marks", include_str!("quote_mixed_without_marks.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_text_unreadable() {
        return;
    }
    for (id, quote) in &document.article.quotes {
        let is_marked = |text: &str| !Marks::of(text, std::iter::once(0..text.len())).quoted().is_empty();
        if quote.kind != QuoteKind::Mixed || quote.text.trim().is_empty() || is_marked(&quote.text) {
            continue;
        }
        let passages = document.passages();
        let mut places = passages.locations().get(id.as_str()).places().peekable();
        // It is unknown how a quote that is not in the text is printed.
        let Some(&first) = places.peek() else { continue };
        if places.any(|place| touches_marks(passages, place)) {
            continue;
        }
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str());
        let finding = report
            .at(pointer.key(Quote::KIND), format!("the mixed quote `{id}` has no words in quotation marks"))
            .label("no quotation marks")
            .help(
                "put the speaker's own words in quotation marks, in `text` and in the body, or set \
                `\"kind\": \"indirect\"`",
            );
        if let Some(place) = passages.place(first) {
            finding.related(place, "found here");
        }
    }
}

/// Whether some of the passage is between quotation marks.
fn touches_marks(passages: &Passages<'_>, place: &Range<usize>) -> bool {
    let marks = passages.marks();
    marks.hold(place) || marks.touch(place)
}
