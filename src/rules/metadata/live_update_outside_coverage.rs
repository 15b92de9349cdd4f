//! `live-update-outside-coverage`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Dates, Metadata, SubArticle};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("live-update-outside-coverage", include_str!("live_update_outside_coverage.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Article { metadata, sub_articles, .. } = document.article;
    let Some(coverage) = metadata.dates.coverage.as_ref().filter(|date| !date.is_qualified()) else { return };
    let (start, end) = coverage.ends();
    for (index, update) in sub_articles.iter().enumerate().filter(|(_, one)| one.is_live_update()) {
        let Some(date) = update.metadata.dates.published.as_ref().filter(|date| !date.is_qualified()) else {
            continue;
        };
        let is_before =
            |a: Option<&Date>, b: Option<&Date>| a.zip(b).is_some_and(|(a, b)| a.is_certainly_before(b));
        let (when, label) = if is_before(Some(date), start.as_ref()) {
            ("before the live coverage began", "too early")
        } else if is_before(end.as_ref(), Some(date)) {
            ("after the live coverage ended", "too late")
        } else {
            continue;
        };
        let dates = |at: Pointer| at.key(SubArticle::METADATA).key(Metadata::DATES);
        let at = Pointer::default().key(Article::SUB_ARTICLES).item(index);
        report
            .at(dates(at).key(Dates::PUBLISHED), format!("published at `{date}`, {when}"))
            .label(label)
            .related(dates(Pointer::default()).key(Dates::COVERAGE), "the live coverage")
            .help("correct one of the dates");
    }
}
