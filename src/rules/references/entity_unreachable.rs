//! `entity-unreachable`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Article, Collection, Event};
use crate::rules::names::{Unlinked, known_names, unlinked};
use crate::rules::{Check, Declared, Document, Origin, Report, Rule};
use crate::source::hash::{HashMap, HashSet};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("entity-unreachable", include_str!("entity_unreachable.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // A reference to it may be in a part that could not be read. In JSON-LD, everything is part of the article.
    if report.is_incomplete() || document.origin == Origin::Jsonld {
        return;
    }
    let meant = referred_to_by_name(document);
    let unused = |declared: &&Declared<'_>| {
        let is_entity = !matches!(declared.collection, Collection::Quotes | Collection::Blocks);
        is_entity
            && !declared.is_referred_to
            && !is_connected_event(document.article, declared.id)
            && !meant.contains(declared.id)
    };
    let mut unused = document.declared().iter().filter(unused).peekable();
    let mut named = match unused.peek() {
        Some(_) if document.origin == Origin::Own => named(document),
        _ => HashMap::default(),
    };
    for declared in unused {
        let Some(pointer) = declared.pointer() else { continue };
        let id = declared.id;
        let (place, message) = (Place::Key(pointer), format!("nothing in the article refers to `{id}`"));
        match named.remove(id) {
            Some(named) => {
                let message = format!("{message}, but the text names `{}`", named.name);
                report
                    .at(place, message)
                    .label("never used")
                    .related(Place::Within(named.text, named.range), "named here")
                    .help("mark the name in the text as a mention; `--fix=all` does")
                    .fix(named.link);
            }
            None => {
                report.at(place, message).label("never used").help(match declared.collection {
                    Collection::Works => {
                        "cite it in the body, list it in `metadata.references`, or remove it"
                    }
                    _ => "mention it in the body, name it in `metadata.about`, or remove it",
                });
            }
        }
    }
}

/// The ids of entities whose names were written in place of their ids: that has its own finding.
fn referred_to_by_name<'a>(document: &Document<'a>) -> HashSet<&'a str> {
    if !document.has_dangling_references() {
        return HashSet::default();
    }
    let references: HashSet<&str> = document.references().iter().map(|reference| reference.id).collect();
    let named = known_names::all(document.article).filter(|(_, _, name, _)| references.contains(name));
    named.map(|(_, id, ..)| id).collect()
}

/// What the text names without a mention, by id, if there is a fix.
fn named<'a>(document: &Document<'a>) -> HashMap<&'a str, Unlinked<'a>> {
    // A misspelt reference elsewhere may be meant for it.
    if document.has_dangling_references() {
        return HashMap::default();
    }
    let named = unlinked(document.article).into_iter().filter(|named| named.link.is_some());
    named.map(|named| (named.id, named)).collect()
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
