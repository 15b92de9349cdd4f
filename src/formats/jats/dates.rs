//! When the article was written, published, changed.

use crate::formats::jats::entity::reference;
use crate::formats::jats::inlines::{Within, inlines};
use crate::formats::jats::kept;
use crate::formats::jats::writer::{Jats, token};
use crate::model::{Calendar, Correction, Date, Dates, Inline, Metadata};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

/// [`<pub-date>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/pub-date.html), or
/// `<pub-date-not-available>`
///
/// ```xml
/// <pub-date date-type="pub" iso-8601-date="2026-03-14"><day>14</day><month>03</month><year>2026</year></pub-date>
/// ```
pub(super) fn pub_dates(jats: &mut Jats<'_>, dates: &Dates) {
    let Dates { published, published_print, .. } = dates;
    let others = kept::has(jats, "article-meta", &["pub-date"]);
    if published.is_none() && published_print.is_none() && !others {
        // What an article within another one leaves out is as in the whole.
        if jats.within.is_empty() {
            jats.element("pub-date-not-available").empty();
        }
        return;
    }
    // What appeared first in print appeared on that day.
    if let Some(date) = published.as_ref().filter(|_| published != published_print) {
        // The article appeared in print on another day: so this one was online.
        let format = published_print.as_ref().map(|_| "electronic");
        let element =
            jats.element("pub-date").attr("date-type", "pub").attr_opt("publication-format", format);
        calendar_date(element, date);
    }
    if let Some(date) = published_print {
        let element = jats.element("pub-date").attr("date-type", "pub").attr("publication-format", "print");
        calendar_date(element, date);
    }
    kept::put_back(jats, "article-meta", &["pub-date"]);
}

/// [`<history>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/history.html)
pub(super) fn history(jats: &mut Jats<'_>, dates: &Dates) {
    let Dates {
        created,
        received,
        revised,
        accepted,
        published: _,       // pub_dates
        published_print: _, // pub_dates
        modified: _,        // pub_history
        retracted: _,       // pub_history
        embargoed_until: _, // custom_meta
        expires: _,         // custom_meta
    } = dates;
    jats.element("history").children_unless_empty(|jats| {
        let mut date = |date_type, date| self::date(jats, date_type, date);
        created.iter().for_each(|day| date("created", day));
        received.iter().for_each(|day| date("received", day));
        revised.iter().for_each(|day| date("rev-recd", day));
        accepted.iter().for_each(|day| date("accepted", day));
        kept::put_back(jats, "history", &["date"]);
    });
}

/// [`<date>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/date.html)
fn date(jats: &mut Jats<'_>, date_type: &str, date: &Date) {
    calendar_date(jats.element("date").attr("date-type", date_type), date);
}

/// The content of a date: what is certain of it, so much as a calendar can say.
///
/// `custom_meta` or `<event-desc>` keeps the rest. A date without a certain year is not written here at all:
/// JATS Publishing requires one, and a wrong one would be worse than none.
fn calendar_date(element: Element<'_, Jats<'_>>, date: &Date) {
    let known = certain(date);
    element.attr_opt("iso-8601-date", date.as_iso()).children_unless_empty(|jats| {
        let Some(Calendar { year, month, day }) = known else { return };
        if let Some(day) = day {
            jats.element("day").text(&format!("{day:02}"));
        }
        if let Some(month) = month {
            jats.element("month").text(&format!("{month:02}"));
        }
        jats.element("year").text(&format!("{year:04}"));
    });
}

/// What is certain of a date: all of a plain one; of an interval or an incomplete one the year, if there is but one.
pub(super) fn certain(date: &Date) -> Option<Calendar> {
    if let Some(calendar) = date.calendar() {
        return Some(calendar);
    }
    if date.as_str().contains(['?', '~', '%']) {
        return None;
    }
    let (Some(from), Some(to)) = date.iso_bounds() else { return None };
    let year = from.get(..4)?;
    (to.get(..4)? == year).then_some(Calendar { year: year.parse().ok()?, month: None, day: None })
}

/// [`<pub-history>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/pub-history.html): what happened
/// to the published article
///
/// ```xml
/// <event event-type="correction">
///   <event-desc>The name of the pier was wrong.</event-desc>
///   <date date-type="correction" iso-8601-date="2026-03-15"><day>15</day><month>03</month><year>2026</year></date>
/// </event>
/// ```
pub(super) fn pub_history<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    let at = at.key("corrections");
    jats.element("pub-history").children_unless_empty(|jats| {
        for (index, correction) in metadata.corrections.iter().enumerate() {
            self::correction(jats, correction, &at.item(index));
        }
        let Dates { modified, retracted, .. } = &metadata.dates;
        for (event_type, date) in [("modified", modified), ("retracted", retracted)] {
            if let Some(date) = date {
                jats.element("event").attr("event-type", event_type).children(|jats| {
                    jats.element("event-desc").mixed_unless_empty(|jats| inexact_date(jats, date, ""));
                    self::date(jats, event_type, date);
                });
            }
        }
        kept::put_back(jats, "pub-history", &["event"]);
    });
}

fn correction<'a>(jats: &mut Jats<'a>, correction: &'a Correction, at: &Path<'_>) {
    let Correction { date, text, kind, work } = correction;
    let event_type = token(kind);
    let is_plain = text.iter().all(|inline| matches!(inline, Inline::Text(_)));
    jats.element("event").attr("event-type", &event_type).children(|jats| {
        jats.element("event-desc").mixed(|jats| {
            jats.text(&text.plain_text());
            inexact_date(jats, date, " ");
        });
        self::date(jats, &event_type, date);
        jats.element("notes").attr("notes-type", &event_type).children_unless_empty(|jats| {
            // A description holds no marks, notes do.
            if !is_plain {
                jats.element("p").mixed(|jats| inlines(jats, text, Within::Paragraph, &at.key("text")));
            }
            if let Some(work) = work {
                jats.element("p").mixed(|jats| reference(jats, work.as_str()));
            }
        });
    });
}

/// The date as it was given, where a calendar cannot say it.
fn inexact_date(jats: &mut Jats<'_>, date: &Date, before: &str) {
    if date.as_iso().is_none() {
        jats.text(before);
        jats.element("string-date").text(date.as_str());
    }
}
