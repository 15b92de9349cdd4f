//! When the article was written and published.

use std::fmt;

use crate::formats::jats::write::unmapped;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Calendar, Date, DateForm, Dates, Metadata};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

/// Why a date is not written.
pub(super) struct Unwritten;

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JATS date is a day, a month, a season or a year")
    }
}

/// [`<pub-date>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/pub-date.html), or
/// `<pub-date-not-available>`, if the article states that its date is unknown
///
/// ```xml
/// <pub-date date-type="pub" publication-format="electronic" iso-8601-date="2026-03-14">…</pub-date>
/// ```
pub(super) fn pub_dates(jats: &mut Jats<'_>, dates: &Dates, unstated: &[String], at: &Path<'_>) {
    let Dates { published, published_print, .. } = dates;
    let at_unstated = at.key(Metadata::UNSTATED);
    let has_dates = published.as_ref().is_some_and(is_dated)
        || published_print.as_ref().is_some_and(is_dated)
        || unmapped::has(jats, "article-meta", &["pub-date"]);
    let is_unstated = |field: &str| field == "dates.published" && !has_dates && jats.within.is_empty();
    let not_available = unstated.iter().position(|field| is_unstated(field));
    for (index, field) in unstated.iter().enumerate() {
        if Some(index) != not_available {
            jats.lose(
                &at_unstated.item(index),
                field,
                "JATS can only say that the publication date is not available",
            );
        }
    }
    if not_available.is_some() {
        jats.element("pub-date-not-available").empty();
    }
    let at = at.key(Metadata::DATES);
    // The first publication was in print, on that day.
    if let Some(date) = published.as_ref().filter(|_| published != published_print) {
        pub_date(jats, "electronic", date, &at.key(Dates::PUBLISHED));
    } else if let Some(date) = published.as_ref().filter(|date| !is_exact(date)) {
        jats.lose(&at.key(Dates::PUBLISHED), date, Unwritten);
    }
    if let Some(date) = published_print {
        pub_date(jats, "print", date, &at.key(Dates::PUBLISHED_PRINT));
    }
    unmapped::restore(jats, "article-meta", &["pub-date"]);
}

fn pub_date(jats: &mut Jats<'_>, format: &str, date: &Date, at: &Path<'_>) {
    lose_inexact(jats, date, at);
    if is_dated(date) {
        let element = jats.element("pub-date").attr("date-type", "pub").attr("publication-format", format);
        content(element, date);
    }
}

/// [`<history>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/history.html)
pub(super) fn history(jats: &mut Jats<'_>, dates: &Dates, at: &Path<'_>) {
    let Dates {
        created,
        received,
        revised,
        accepted,
        published: _,       // pub_dates
        published_print: _, // pub_dates
        modified: _,        // corrections
        retracted: _,       // corrections
        embargoed_until,
        coverage,
        expires,
    } = dates;
    jats.lose(&at.key(Dates::CREATED), created, "JATS has no creation date");
    jats.lose(&at.key(Dates::EMBARGOED_UNTIL), embargoed_until, "JATS has no embargo");
    jats.lose(&at.key(Dates::COVERAGE), coverage, "JATS has no dates of live coverage");
    jats.lose(&at.key(Dates::EXPIRES), expires, "JATS has no expiration date");
    jats.element("history").children_unless_empty(|jats| {
        if let Some(day) = received {
            date(jats, "received", day, &at.key(Dates::RECEIVED));
        }
        for (index, day) in revised.iter().enumerate() {
            date(jats, "rev-recd", day, &at.key(Dates::REVISED).item(index));
        }
        if let Some(day) = accepted {
            date(jats, "accepted", day, &at.key(Dates::ACCEPTED));
        }
        unmapped::restore(jats, "history", &["date"]);
    });
}

/// [`<date>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/date.html)
pub(super) fn date(jats: &mut Jats<'_>, date_type: &str, date: &Date, at: &Path<'_>) {
    lose_inexact(jats, date, at);
    if is_dated(date) {
        content(jats.element("date").attr("date-type", date_type), date);
    }
}

fn lose_inexact(jats: &mut Jats<'_>, date: &Date, at: &Path<'_>) {
    if !is_exact(date) {
        jats.lose(at, date, Unwritten);
    }
}

/// The content of a date: its certain parts, as far as calendar elements can express them.
///
/// A date without a certain year is not written here: JATS Publishing requires a year, and a wrong one would be worse
/// than none.
fn content(element: Element<'_, Jats<'_>>, date: &Date) {
    element.attr_opt("iso-8601-date", date.as_iso()).children(|jats| parts(jats, date, None, None));
}

/// `<day>`, `<month>` or `<season>`, and `<year>` with an attribute, as far as they are certain; `printed` replaces the
/// number of the year
pub(super) fn parts(jats: &mut Jats<'_>, date: &Date, iso: Option<&str>, printed: Option<&str>) {
    let Some(Calendar { year, month, day }) = certain(date) else { return };
    if let Some(day) = day {
        jats.element("day").text(&format!("{day:02}"));
    }
    if let Some(month) = month {
        jats.element("month").text(&format!("{month:02}"));
    }
    if let Some((_, season)) = season(date) {
        jats.element("season").text(&season);
    }
    let number = format!("{year:04}");
    jats.element("year").attr_opt("iso-8601-date", iso).text(printed.unwrap_or(&number));
}

/// Whether the whole date is written.
pub(super) fn is_exact(date: &Date) -> bool {
    date.as_iso().is_some() && date.calendar().is_some() || season(date).is_some()
}

/// Whether any part of a date is written.
fn is_dated(date: &Date) -> bool {
    certain(date).is_some()
}

/// The year and the name of a season, or of a range of months within one year.
fn season(date: &Date) -> Option<(u16, String)> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, name) = match date.form()? {
        DateForm::Season => {
            let (year, season) = date.as_str().split_once('-')?;
            let number = season.parse::<usize>().ok()?.checked_sub(21)?;
            (year, ["Spring", "Summer", "Autumn", "Winter"].get(number)?.to_string())
        }
        DateForm::Interval => {
            let (from, to) = date.as_str().split_once('/')?;
            let ((year, from), (other, to)) = (from.split_once('-')?, to.split_once('-')?);
            let month = |month: &str| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?);
            if year != other || from >= to {
                return None;
            }
            (year, format!("{}-{}", month(from)?, month(to)?))
        }
        _ => return None,
    };
    Some((year.parse().ok()?, name))
}

/// The certain parts of a date: all of a plain one; for an interval or an incomplete date the year, if there is only
/// one.
fn certain(date: &Date) -> Option<Calendar> {
    if let Some(calendar) = date.calendar() {
        return Some(calendar);
    }
    if let Some((year, _)) = season(date) {
        return Some(Calendar { year, month: None, day: None });
    }
    if date.is_qualified() {
        return None;
    }
    let (Some(from), Some(to)) = date.iso_bounds() else { return None };
    let year = from.get(..4)?;
    (to.get(..4)? == year).then_some(Calendar { year: year.parse().ok()?, month: None, day: None })
}
