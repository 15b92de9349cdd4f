//! `event-status-contradicts-date`

use crate::diagnostic::Code;
use crate::model::{Article, Correction, Date, Dateline, Dates, Day, Event, EventStatus, Metadata};
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("event-status-contradicts-date", include_str!("event_status_contradicts_date.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // In schema.org, an event is scheduled if it is in the future or took place.
    if document.origin == Origin::Jsonld || document.article.events.is_empty() {
        return;
    }
    let (first, last) = (first_day(document), last_day(document));
    for (id, event) in &document.article.events {
        let Some(date) = event.date.as_ref().filter(|date| !date.is_qualified()) else { continue };
        let (start, end) = date.days();
        // One day of tolerance: at the event's location it may already be tomorrow.
        let ahead = last.as_ref().filter(|last| start.is_some_and(|start| last.day + 1 < start));
        let over = first.as_ref().filter(|first| end.is_some_and(|end| end + 1 < first.day));
        if ahead.is_some_and(|last| last.at.is_none()) {
            report.only_today();
        }
        let (claim, denial, help) = match (event.status, ahead, over) {
            (EventStatus::Happened, Some(last), _) => {
                ("is marked as past", last.after_it(), "set the status to `scheduled`, or correct the date")
            }
            (EventStatus::Alleged, Some(last), _) => (
                "is marked as alleged",
                last.after_it(),
                "correct the date or the status: a future event has not happened yet",
            ),
            (EventStatus::Ongoing, Some(last), _) => (
                "is marked as ongoing",
                last.after_it(),
                "set the status to `scheduled`, or correct the date",
            ),
            (EventStatus::Ongoing, None, Some(first)) => (
                "is marked as ongoing",
                first.before_it(),
                "remove the status if the event is over, or correct the date",
            ),
            (EventStatus::Scheduled, _, Some(first)) => (
                "is marked as scheduled",
                first.before_it(),
                "remove the status if the event took place, or correct the date",
            ),
            // The date of a postponed or cancelled event can be any date.
            _ => continue,
        };
        let event_at = Pointer::default().key(Article::EVENTS).key(id.as_str());
        let date_at = event_at.clone().key(Event::DATE);
        let message = format!("`{id}` {claim}, but is dated `{date}`, {denial}");
        let finding = if event.status == EventStatus::Happened {
            report.at(date_at, message).label("was in the future")
        } else {
            let finding = report.at(event_at.key(Event::STATUS), message).label("contradicts the date");
            finding.related(date_at, "dated here")
        };
        if let Some(at) = ahead.or(over).and_then(|moment| moment.at.clone()) {
            finding.related(at, "the date of the article");
        }
        finding.help(help);
    }
}

/// A date on which the article was written or known to be accurate.
struct Moment<'a> {
    day: Day,
    date: &'a Date,
    /// What happened to the article on that date; empty if it is merely today.
    what: &'static str,
    at: Option<Pointer>,
}

impl Moment<'_> {
    fn after_it(&self) -> String {
        match self.what {
            "" => format!("and today is `{}`", self.date),
            what => format!("after the article was {what} in `{}`", self.date),
        }
    }

    fn before_it(&self) -> String {
        format!("before the article was {} in `{}`", self.what, self.date)
    }
}

/// The earliest date on which the article may have been written.
fn first_day<'a>(document: &Document<'a>) -> Option<Moment<'a>> {
    let metadata = &document.article.metadata;
    let dates = || Pointer::default().key(Article::METADATA).key(Metadata::DATES);
    let reported = metadata.dateline.as_ref().and_then(|dateline| dateline.date.as_ref());
    let dateline = || Pointer::default().key(Article::METADATA).key(Metadata::DATELINE).key(Dateline::DATE);
    let stages = [
        (metadata.dates.published.as_ref(), "published", dates().key(Dates::PUBLISHED)),
        (metadata.dates.received.as_ref(), "received", dates().key(Dates::RECEIVED)),
        (metadata.dates.created.as_ref(), "written", dates().key(Dates::CREATED)),
        (reported, "reported", dateline()),
    ];
    let mut first: Option<Moment<'a>> = None;
    for (date, what, at) in stages {
        let Some(date) = date else { continue };
        let day = certain(date)?.0?;
        if first.as_ref().is_none_or(|first| day < first.day) {
            first = Some(Moment { day, date, what, at: Some(at) });
        }
    }
    first
}

/// The last date on which the content of the article was checked; today, if it is unpublished.
fn last_day<'a>(document: &Document<'a>) -> Option<Moment<'a>> {
    let metadata = &document.article.metadata;
    let dates = || Pointer::default().key(Article::METADATA).key(Metadata::DATES);
    let stages = [
        (metadata.dates.published.as_ref(), "published", "published"),
        (metadata.dates.published_print.as_ref(), "printed", "publishedPrint"),
        (metadata.dates.modified.as_ref(), "changed", "modified"),
    ];
    let stages = stages
        .into_iter()
        .filter_map(|(date, what, name)| Some((date?, what, dates().key(name))))
        .chain(metadata.corrections.iter().enumerate().map(|(n, correction)| {
            let at = Pointer::default()
                .key(Article::METADATA)
                .key(Metadata::CORRECTIONS)
                .item(n)
                .key(Correction::DATE);
            (&correction.date, "corrected", at)
        }));
    let mut last: Option<Moment<'a>> = None;
    for (date, what, at) in stages {
        let day = certain(date)?.1?;
        if last.as_ref().is_none_or(|last| day > last.day) {
            last = Some(Moment { day, date, what, at: Some(at) });
        }
    }
    let today = || {
        let date = document.today?;
        Some(Moment { day: certain(date)?.1?, date, what: "", at: None })
    };
    last.or_else(today)
}

/// The bounds of a date that is not marked as uncertain.
fn certain(date: &Date) -> Option<(Option<Day>, Option<Day>)> {
    (!date.is_qualified()).then(|| date.days())
}
