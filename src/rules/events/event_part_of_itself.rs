//! `event-part-of-itself`

use crate::diagnostic::Code;
use crate::model::{Article, Event};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("event-part-of-itself", include_str!("event_part_of_itself.md")),
    check: Check::Article(check),
};

/// `reference-cycle` reports longer cycles.
fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, event) in &document.article.events {
        if event.part_of.as_ref().is_some_and(|whole| whole.as_str() == id.as_str()) {
            report
                .at(
                    Pointer::default().key(Article::EVENTS).key(id.as_str()).key(Event::PART_OF),
                    format!("the event `{id}` is part of itself"),
                )
                .label("names itself")
                .help("name the larger event, or remove `partOf`");
        }
    }
}
