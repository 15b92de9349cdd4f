//! `date-in-future`

use crate::diagnostic::Code;
use crate::model::{Date, Dates};
use crate::rules::dates::is_surely_before;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("date-in-future", include_str!("date_in_future.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(today) = document.today else { return };
    let mut look = |date: &Date, place: &dyn Fn() -> Pointer, what: &str| {
        if is_surely_before(today, date) {
            report
                .at(place(), format!("{what} in `{date}`, but today is `{today}`"))
                .label("still to come")
                .help("correct the date, or leave it out until it is true");
        }
    };
    let article = document.article;
    let dates = || Pointer::default().key("metadata").key("dates");
    let Dates {
        created,
        received,
        revised,
        accepted,
        published,
        // An issue is dated by the day on which the next one replaces it.
        published_print: _,
        modified,
        retracted,
        embargoed_until,
        // It may well hold for years.
        expires: _,
    } = &article.metadata.dates;
    // Who holds an article back has a day in mind on which it will be published.
    let is_held_back = embargoed_until.as_ref().is_some_and(|embargo| !embargo.is_certainly_before(today));
    let published = published.as_ref().filter(|_| !is_held_back);
    for (name, date, what) in [
        ("created", created.as_ref(), "the article was written"),
        ("received", received.as_ref(), "the article was received"),
        ("accepted", accepted.as_ref(), "the article was accepted"),
        ("published", published, "the article was published"),
        ("modified", modified.as_ref().filter(|_| !is_held_back), "the article was changed"),
        ("retracted", retracted.as_ref(), "the article was retracted"),
    ] {
        if let Some(date) = date {
            look(date, &|| dates().key(name), what);
        }
    }
    for (n, date) in revised.iter().enumerate() {
        look(date, &|| dates().key("revised").item(n), "a revised version came in");
    }
    for (n, correction) in article.metadata.corrections.iter().enumerate() {
        let place = || Pointer::default().key("metadata").key("corrections").item(n).key("date");
        look(&correction.date, &place, "the article was corrected");
    }
    if let Some(date) = article.metadata.dateline.as_ref().and_then(|dateline| dateline.date.as_ref())
        && !is_held_back
    {
        let place = || Pointer::default().key("metadata").key("dateline").key("date");
        look(date, &place, "the article was reported");
    }
    for (id, work) in &article.works {
        if let Some(date) = &work.accessed {
            let place = || Pointer::default().key("works").key(id.as_str()).key("accessed");
            look(date, &place, &format!("`{id}` was looked up"));
        }
    }
    for (id, quote) in &article.quotes {
        if let Some(date) = &quote.date {
            let place = || Pointer::default().key("quotes").key(id.as_str()).key("date");
            look(date, &place, &format!("`{id}` was said"));
        }
    }
    if let Some(copyright) = &article.metadata.copyright
        && let Some(year) = copyright.year
        // Journals and calendars are dated a year ahead.
        && let Some(last) = today.days().1
        && i64::from(year) > last.year() + 1
    {
        let place = Pointer::default().key("metadata").key("copyright").key("year");
        report
            .at(place, format!("the copyright begins in `{year}`, but today is `{today}`"))
            .label("still to come")
            .help("correct the year");
    }
}
