//! `quote-unmarked`

use serde_json::json;

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Article, Inline, Quote, QuoteKind};
use crate::rules::marked::{LONGEST, MOST, marked};
use crate::rules::names::NameIndex;
use crate::rules::parts::{Part, each_part};
use crate::rules::quotes::quote_location::QuoteLocation;
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("quote-unmarked", include_str!("quote_unmarked.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // The node may be in a part that could not be read.
    if report.is_incomplete() || document.origin != Origin::Own {
        return;
    }
    let mut unmarked = unmarked(document);
    if unmarked.is_empty() {
        return;
    }
    let index = NameIndex::of(unmarked.keys().copied().collect());
    let mut offered = 0;
    each_part(document.article, &mut |path, part| {
        let Part::Inline(Inline::Text(text), marks) = part else { return };
        if marks.name_or_quote() {
            return;
        }
        index.each_in(text, |start, words| {
            let Some(id) = unmarked.remove(words) else { return };
            let passage = start..start + words.len();
            offered += 1;
            let quote = json!({ "type": "quote", "ref": id, "content": words });
            let fix = (text.len() <= LONGEST && offered <= MOST)
                .then(|| marked(path, text, passage.clone(), quote));
            let pointer = Pointer::default().key(Article::QUOTES).key(id).key(Quote::TEXT);
            report
                .at(
                    Place::Within(path.pointer(), passage),
                    format!("the words of the direct quote `{id}` have no `quote` node"),
                )
                .label("not marked")
                .related(Place::At(pointer), "declared here")
                .help(format!("mark them as the quote `{id}`; `--fix=all` does"))
                .fix(fix);
        });
    });
}

/// The direct quotes that are found by their words, by these, if they appear only once.
fn unmarked<'a>(document: &Document<'a>) -> HashMap<&'a str, &'a str> {
    let is_direct = |quote: &Quote| quote.kind == QuoteKind::Direct && quote.anchors.is_empty();
    let mut unmarked = HashMap::default();
    for (id, quote) in document.article.quotes.iter().filter(|(_, quote)| is_direct(quote)) {
        let locations = document.passages().locations();
        if !quote.text.is_empty()
            && matches!(locations.get(id.as_str()), QuoteLocation::Text(places) if places.len() == 1)
        {
            unmarked.insert(quote.text.as_str(), id.as_str());
        }
    }
    unmarked
}
