//! `sub-event-outside-super-event`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Event, EventStatus};
use crate::rules::events::ends;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("sub-event-outside-super-event", include_str!("sub_event_outside_super_event.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, event) in &document.article.events {
        let Some(date) = date_kept(event) else { continue };
        let Some((whole, span)) = dated_whole(document.article, event) else { continue };
        let ((start, end), (first, last)) = (ends(document, date), ends(document, span));
        let is_before = |a: &Option<Date>, b: &Option<Date>| {
            a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.is_certainly_before(b))
        };
        let (message, label) = if is_before(&end, &first) {
            (format!("`{id}` ended before the larger event `{whole}` began"), "ends too early")
        } else if is_before(&last, &start) {
            (format!("`{id}` began after the larger event `{whole}` ended"), "begins too late")
        } else if is_before(&start, &first) {
            (format!("`{id}` began before the larger event `{whole}`"), "begins too early")
        } else if is_before(&last, &end) {
            (format!("`{id}` ended after the larger event `{whole}`"), "ends too late")
        } else {
            continue;
        };
        let events = Pointer::default().key(Article::EVENTS);
        report
            .at(events.clone().key(id.as_str()).key(Event::DATE), message)
            .label(label)
            .related(events.key(whole).key(Event::DATE), format!("`{whole}` is dated here"))
            .help("correct one of the dates, or `partOf`");
    }
}

/// The certain date on which the event took place or will take place.
fn date_kept(event: &Event) -> Option<&Date> {
    let is_kept = event.status != EventStatus::Postponed;
    event.date.as_ref().filter(|date| is_kept && !date.is_qualified())
}

/// The nearest enclosing event with a known date, and its id.
fn dated_whole<'a>(article: &'a Article, event: &'a Event) -> Option<(&'a str, &'a Date)> {
    /// How many enclosing events without a date are tried.
    const TRIED: usize = 8;
    let mut event = event;
    for _ in 0..TRIED {
        let id = event.part_of.as_ref()?.as_str();
        event = article.events.get(id)?;
        if event.date.is_some() {
            return Some((id, date_kept(event)?));
        }
    }
    None
}
