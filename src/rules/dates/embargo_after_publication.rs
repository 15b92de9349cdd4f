//! `embargo-after-publication`

use crate::diagnostic::Code;
use crate::model::{Article, Dates, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("embargo-after-publication", include_str!("embargo_after_publication.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Dates { published, embargoed_until, .. } = &document.article.metadata.dates;
    let (Some(published), Some(embargo)) = (published, embargoed_until) else { return };
    // Both dates are from one publisher: only marks of uncertainty make a difference.
    let is_broken = published.is_certainly_before(embargo) && !published.is_qualified();
    if !is_broken || embargo.is_qualified() {
        return;
    }
    let dates = Pointer::default().key(Article::METADATA).key(Metadata::DATES);
    report
        .at(
            dates.clone().key(Dates::EMBARGOED_UNTIL),
            format!("published in `{published}`, while under embargo until `{embargo}`"),
        )
        .label("after publication")
        .related(dates.key(Dates::PUBLISHED), "published here")
        .help("correct one of the dates, or remove the embargo if it was lifted");
}
