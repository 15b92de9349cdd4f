//! `effect-before-cause`

use crate::diagnostic::Code;
use crate::model::{Article, Cause, Event};
use crate::rules::dates::reversed;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("effect-before-cause", include_str!("effect_before_cause.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let events = &document.article.events;
    for (id, event) in events {
        let Some(date) = &event.date else { continue };
        for (n, cause) in event.caused_by.iter().enumerate() {
            let Some(before) = events.get(cause.event.as_str()).and_then(|cause| cause.date.as_ref()) else {
                continue;
            };
            // What happens in Japan on Friday can have effects in Hawaii on Thursday.
            let Some(severity) = reversed(before, date).filter(|_| date.is_certainly_before_anywhere(before))
            else {
                continue;
            };
            let events = Pointer::default().key(Article::EVENTS);
            report
                .at(
                    events.clone().key(id.as_str()).key(Event::CAUSED_BY).item(n).key(Cause::EVENT),
                    format!("`{id}` ended before its cause `{}` began", cause.event),
                )
                .severity(severity)
                .label(format!("began in `{before}`"))
                .related(events.key(id.as_str()).key(Event::DATE), "the effect is dated here")
                .help("correct one of the dates, or remove the cause");
        }
    }
}
