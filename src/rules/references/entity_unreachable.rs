//! `entity-unreachable`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Collection, Event};
use crate::rules::{Check, Document, Origin, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("entity-unreachable", include_str!("entity_unreachable.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // A reference to it may be in a part that could not be read. In JSON-LD, everything is part of the article.
    if report.is_incomplete() || document.origin == Origin::Jsonld {
        return;
    }
    for declared in document.declared() {
        let is_entity = !matches!(declared.collection, Collection::Quotes | Collection::Blocks);
        if declared.is_referred_to || !is_entity || is_connected_event(document.article, declared.id) {
            continue;
        }
        let Some(pointer) = declared.pointer() else { continue };
        let id = declared.id;
        report
            .at(Place::Key(pointer), format!("nothing in the article refers to `{id}`"))
            .label("never used")
            .help(match declared.collection {
                Collection::Works => "cite it in the body, list it in `metadata.references`, or remove it",
                _ => "mention it in the body, name it in `metadata.about`, or remove it",
            });
    }
}

/// Whether it is an event that refers to other entities: its participants, its location, its cause.
fn is_connected_event(article: &Article, id: &str) -> bool {
    article.events.get(id).is_some_and(|event| {
        let Event { places, participants, part_of, caused_by, sources, .. } = event;
        let alone = places.is_empty()
            && participants.is_empty()
            && part_of.is_none()
            && caused_by.is_empty()
            && sources.is_empty();
        !alone
    })
}
