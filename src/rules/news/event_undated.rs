//! `event-undated`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Event, EventStatus};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("event-undated", include_str!("event_undated.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("events") {
        return;
    }
    let events = &document.article.events;
    for (id, event) in events {
        let Event { name, date, part_of, status, .. } = event;
        // A cancelled event has no date, and a part of a dated event shares its date.
        let may_lack = matches!(status, EventStatus::Postponed | EventStatus::Cancelled)
            || part_of
                .as_ref()
                .is_some_and(|whole| events.get(whole.as_str()).is_some_and(|whole| whole.date.is_some()));
        if date.is_none() && !may_lack {
            report
                .at(
                    Place::Key(Path::ROOT.key(Article::EVENTS).key(id.as_str()).pointer()),
                    format!("this event has no date: {name}"),
                )
                .label("no `date`")
                .help("add `date`, as exact as known: a day, `2026-03`, `2026`, `2026?`, `2023/..`");
        }
    }
}
