//! `reference-newer-than-article`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Dates, Metadata, Work};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("reference-newer-than-article", include_str!("reference_newer_than_article.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Dates { published, published_print, modified, .. } = &document.article.metadata.dates;
    if published.is_none() || report.is_unreadable(Article::METADATA) {
        return;
    }
    let dates = [published, published_print, modified].into_iter().flatten();
    let last = dates.map(|date| date.days().1.map(|day| day.year()));
    // A date that is open or malformed may be later than all others.
    let Some(last) = last.collect::<Option<Vec<_>>>().and_then(|years| years.into_iter().max()) else {
        return;
    };
    for work in &document.article.metadata.references {
        let Some((id, Work { issued: Some(issued), .. })) =
            document.article.works.get_key_value(work.as_str())
        else {
            continue;
        };
        let Some(year) = certain_year(issued) else { continue };
        // A journal dates its volumes ahead.
        if year <= last + 1 {
            continue;
        }
        let works = Path::ROOT.key(Article::WORKS);
        let metadata = Path::ROOT.key(Article::METADATA);
        report
            .at(
                works.key(id.as_str()).key(Work::ISSUED).pointer(),
                format!("`{id}` is from {year}, but the article that cites it is from {last}"),
            )
            .label("after the article")
            .related(metadata.key(Metadata::DATES).key(Dates::PUBLISHED).pointer(), "published here")
            .help("correct one of the dates");
    }
}

fn certain_year(date: &Date) -> Option<i64> {
    date.days().0.filter(|_| !date.is_qualified()).map(|day| day.year())
}
