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
    let updates = sub_articles.iter().enumerate().filter(|(_, one)| one.is_live_update());
    let dated: Vec<(usize, &Date)> = updates
        .filter_map(|(index, update)| Some((index, update.metadata.dates.published.as_ref()?)))
        .filter(|(_, date)| !date.is_qualified())
        .collect();
    let is_before =
        |a: Option<&Date>, b: Option<&Date>| a.zip(b).is_some_and(|(a, b)| a.is_certainly_before(b));
    let early = dated.iter().filter(|(_, date)| is_before(Some(date), start.as_ref())).copied().collect();
    report_all(early, "before the live coverage began", "too early", report);
    let late = dated.iter().filter(|(_, date)| is_before(end.as_ref(), Some(date))).copied().collect();
    report_all(late, "after the live coverage ended", "too late", report);
}

/// Reports updates once: the time of the coverage is wrong rather than that of each.
fn report_all(updates: Vec<(usize, &Date)>, when: &str, label: &str, report: &mut Report<'_>) {
    let Some((index, date)) = updates.first() else { return };
    let message = match updates.len() {
        1 => format!("published at `{date}`, {when}"),
        count => format!("{count} live updates were published {when}, the first of them at `{date}`"),
    };
    let dates = |at: Pointer| at.key(SubArticle::METADATA).key(Metadata::DATES);
    let at = Pointer::default().key(Article::SUB_ARTICLES).item(*index);
    report
        .at(dates(at).key(Dates::PUBLISHED), message)
        .label(label)
        .related(dates(Pointer::default()).key(Dates::COVERAGE), "the live coverage")
        .help("correct one of the dates");
}
