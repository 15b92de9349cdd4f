//! `quote-outside-event`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Event, Quote};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("quote-outside-event", include_str!("quote_outside_event.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    for (id, quote) in &article.quotes {
        let Some(event_id) = &quote.event else { continue };
        let Some(date) = article.events.get(event_id.as_str()).and_then(|event| event.date.as_ref()) else {
            continue;
        };
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str());
        let event = Pointer::default().key(Article::EVENTS).key(event_id.as_str()).key(Event::DATE);
        if let Some(said) = &quote.date
            && (is_before(said, date) || is_before(date, said))
        {
            let when = if is_before(said, date) { "before" } else { "after" };
            report
                .at(
                    pointer.key(Quote::DATE),
                    format!("the quote `{id}` is dated {when} the event `{event_id}`, at which it was said"),
                )
                .label(format!("{when} the event"))
                .related(event, format!("the date of `{event_id}`"))
                .help("correct one of the dates, or remove `event` if it was said on another occasion");
            continue;
        }
        if let Some((key, published)) = last_day(document)
            && is_before(published, date)
        {
            report
                .at(
                    pointer.key(Quote::EVENT),
                    format!("the quote `{id}` was said at an event after the article was published"),
                )
                .label("later than the article")
                .related(event, format!("the date of `{event_id}`"))
                .related(Pointer::from("/metadata/dates").key(key), "published then")
                .help("correct one of the dates, or remove `event` if it was said earlier");
        }
    }
}

/// Whether `early` is certainly earlier; never for a date marked as uncertain or approximate.
fn is_before(early: &Date, late: &Date) -> bool {
    !early.is_qualified() && !late.is_qualified() && early.is_certainly_before(late)
}

/// The last date on which something may have been added to the article.
fn last_day<'a>(document: &Document<'a>) -> Option<(&'static str, &'a Date)> {
    let dates = &document.article.metadata.dates;
    let known = [
        ("published", &dates.published),
        ("publishedPrint", &dates.published_print),
        ("modified", &dates.modified),
    ];
    let known = known.into_iter().filter_map(|(key, date)| Some((key, date.as_ref()?)));
    known.reduce(|last, next| if is_before(next.1, last.1) { last } else { next })
}
