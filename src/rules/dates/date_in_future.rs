//! `date-in-future`

use crate::diagnostic::Code;
use crate::model::{Article, Copyright, Correction, Date, Dateline, Dates, Metadata, Quote, Work};
use crate::rules::dates::is_surely_before;
use crate::rules::{Check, Document, JatsFile, Report, Rule};
use crate::source::Pointer;
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("date-in-future", include_str!("date_in_future.md")),
    check: Check::Each(&[Check::Article(check), Check::Jats(in_file)]),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(today) = document.today else { return };
    // An embargo ends on a planned publication date.
    let embargo = document.article.metadata.dates.embargoed_until.as_ref();
    let is_held_back = embargo.is_some_and(|embargo| !embargo.is_certainly_before(today));
    if is_held_back {
        report.only_today();
    }
    let mut look = |date: &Date, place: &dyn Fn() -> Pointer, what: &str| {
        if is_surely_before(today, date) {
            report.only_today();
            report
                .at(place(), format!("{what} in `{date}`, but today is `{today}`"))
                .label("in the future")
                .help("correct the date, or remove it until it is true");
        }
    };
    let article = document.article;
    let dates = || Pointer::default().key(Article::METADATA).key(Metadata::DATES);
    let Dates {
        created,
        received,
        revised,
        accepted,
        published,
        // An issue is dated by the day the next one replaces it.
        published_print: _,
        modified,
        retracted,
        embargoed_until: _,
        // It may be announced.
        coverage: _,
        // This may be valid for years.
        expires: _,
    } = &article.metadata.dates;
    let published = published.as_ref().filter(|_| !is_held_back);
    for (name, date, what) in [
        ("created", created.as_ref(), "the article was written"),
        ("received", received.as_ref(), "the article was received"),
        ("accepted", accepted.as_ref(), "the article was accepted"),
        ("published", published, "the article was published"),
        ("modified", modified.as_ref().filter(|_| !is_held_back), "the article was modified"),
        ("retracted", retracted.as_ref(), "the article was retracted"),
    ] {
        if let Some(date) = date {
            look(date, &|| dates().key(name), what);
        }
    }
    for (n, date) in revised.iter().enumerate() {
        look(date, &|| dates().key(Dates::REVISED).item(n), "a revised version came in");
    }
    for (n, correction) in article.metadata.corrections.iter().enumerate() {
        let place = || {
            Pointer::default().key(Article::METADATA).key(Metadata::CORRECTIONS).item(n).key(Correction::DATE)
        };
        look(&correction.date, &place, "the article was corrected");
    }
    if let Some(date) = article.metadata.dateline.as_ref().and_then(|dateline| dateline.date.as_ref())
        && !is_held_back
    {
        let place = || Pointer::default().key(Article::METADATA).key(Metadata::DATELINE).key(Dateline::DATE);
        look(date, &place, "the article was reported");
    }
    for (id, work) in &article.works {
        if let Some(date) = &work.accessed {
            let place = || Pointer::default().key(Article::WORKS).key(id.as_str()).key(Work::ACCESSED);
            look(date, &place, &format!("`{id}` was accessed"));
        }
    }
    for (id, quote) in &article.quotes {
        if let Some(date) = &quote.date {
            let place = || Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::DATE);
            look(date, &place, &format!("`{id}` was said"));
        }
    }
    if let Some(copyright) = &article.metadata.copyright
        && let Some(year) = copyright.year
        // Journals and calendars may be dated a year ahead.
        && let Some(last) = today.days().1
        && i64::from(year) > last.year() + 1
    {
        let place = Pointer::default().key(Article::METADATA).key(Metadata::COPYRIGHT).key(Copyright::YEAR);
        report.only_today();
        report
            .at(place, format!("the copyright begins in `{year}`, but today is `{today}`"))
            .label("in the future")
            .help("correct the year");
    }
}

/// The dates of a JATS file, which may have more than the article has fields for.
fn in_file(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(today) = file.today else { return };
    for node in file.each_of(&["pub-date", "date", "date-in-citation"]) {
        let Some(date) = date_of(node).filter(|date| is_surely_before(today, date)) else { continue };
        let said: String = ["date-type", "pub-type", "publication-format"]
            .iter()
            .filter_map(|name| node.attribute(name))
            .map(|found| found.value().to_ascii_lowercase() + " ")
            .collect();
        // An issue is dated ahead, and an embargo ends with it.
        let may_lie_ahead = ["ppub", "print", "collection", "issue", "embargo", "release", "expir"];
        let is_cited = node.is("date") && node.ancestors().any(|node| node.is("ref") || node.is("product"));
        if is_cited || may_lie_ahead.iter().any(|kind| said.contains(kind)) {
            continue;
        }
        report.only_today();
        report
            .at(node.name_span(), format!("this date is `{date}`, but today is `{today}`"))
            .label("in the future")
            .help("correct the date, or remove it until it is true");
    }
}

/// The date from `iso-8601-date`, or else from the parts.
fn date_of(node: Node<'_>) -> Option<Date> {
    if let Some(iso) = node.attribute("iso-8601-date") {
        return Some(Date(iso.value().into_owned()));
    }
    let number = |part: &str| node.child(part).and_then(|part| part.text().trim().parse::<u32>().ok());
    let year = number("year").filter(|year| (1000..10_000).contains(year))?;
    Some(Date(match (number("month"), number("day")) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    }))
}
