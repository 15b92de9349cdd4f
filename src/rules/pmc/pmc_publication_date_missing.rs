//! `pmc-publication-date-missing`

use crate::diagnostic::Code;
use crate::model::{Date, Dates};
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-publication-date-missing", include_str!("pmc_publication_date_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Dates { published, published_print, .. } = &document.article.metadata.dates;
    if report.is_unreadable("metadata") {
        return;
    }
    let known: Vec<&Date> = published.iter().chain(published_print).collect();
    // Another rule reports malformed dates.
    if known.iter().any(|date| has_year(date) || date.edtf().is_err()) {
        return;
    }
    match known.first() {
        None => report
            .at(place_of("dates.published"), "the article has no publication date")
            .label("no `published`")
            .help("add `dates.published`, or `dates.publishedPrint`, or both"),
        Some(date) => report
            .at(place_of("dates"), format!("`{date}` leaves the year of publication open"))
            .label("no certain year")
            .help("write a publication date with a certain year"),
    };
}

fn has_year(date: &Date) -> bool {
    if date.is_qualified() {
        return false;
    }
    let year = |day: Option<String>| day.and_then(|day| day.get(..4).map(str::to_owned));
    let (from, to) = date.iso_bounds();
    let (from, to) = (year(from), year(to));
    from.is_some() && from == to || is_season(date.as_str())
}

/// Whether the date is a season, a quarter or another part of one year: `2018-24`.
fn is_season(date: &str) -> bool {
    let part = date.split_once('-').filter(|(year, _)| year.len() == 4);
    part.and_then(|(_, part)| part.parse::<u8>().ok()).is_some_and(|part| (21..=41).contains(&part))
}
