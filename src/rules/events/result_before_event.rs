//! `result-before-event`

use crate::diagnostic::Code;
use crate::model::{Article, Event, EventStatus, Participant};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("result-before-event", include_str!("result_before_event.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, event) in &document.article.events {
        let status = match event.status {
            EventStatus::Scheduled => "scheduled",
            EventStatus::Postponed => "postponed",
            EventStatus::Cancelled => "cancelled",
            EventStatus::Happened | EventStatus::Ongoing | EventStatus::Alleged => continue,
        };
        let at = Pointer::default().key(Article::EVENTS).key(id.as_str());
        let scored = event.participants.iter().position(|participant| participant.score.is_some());
        let (outcome, what) = match (&event.result, scored) {
            (Some(_), _) => (at.clone().key(Event::RESULT), "result"),
            (None, Some(n)) => (at.clone().key(Event::PARTICIPANTS).item(n).key(Participant::SCORE), "score"),
            (None, None) => continue,
        };
        report
            .at(outcome, format!("`{id}` is marked as {status}, but has a {what}"))
            .label("contradicts the status")
            .related(at.key(Event::STATUS), "its status")
            .help(format!("correct the status if the event took place, or remove the {what}"));
    }
}
