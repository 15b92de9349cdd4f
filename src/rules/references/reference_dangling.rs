//! `reference-dangling`

use crate::diagnostic::{self, Code};
use crate::model::{Article, Collection, Reference};
use crate::rules::references::{listed, maps};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("reference-dangling", include_str!("reference_dangling.md")),
    check: Check::Article(check),
};

/// Who refers to nothing so often needs no more suggestions, and each takes a look at every id.
const SUGGESTIONS: usize = 100;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.has_dangling_references() {
        return;
    }
    let mut found = 0;
    document.each_reference(|path, reference| {
        let Reference { id, to } = reference;
        if document.declared_as(id).next().is_some()
            || to.iter().any(|collection| is_unknown(*collection, report))
        {
            return;
        }
        found += 1;
        let kinds = listed(to.iter().map(|collection| noun(*collection).to_owned()));
        let nearest = if found <= SUGGESTIONS { nearest(document, reference) } else { None };
        let help = match (nearest, to) {
            (Some(Nearest::Named(near)), _) => format!("write `{near}`, the id of `{id}`"),
            (Some(Nearest::Spelt(near)), [Collection::Blocks]) => {
                format!("write `{near}`, or give the block meant the id `{id}`")
            }
            (Some(Nearest::Spelt(near)), _) => format!("write `{near}`, or add `{id}` to {}", maps(to)),
            (None, [Collection::Blocks]) => {
                format!("give the block meant the id `{id}`, or correct this one")
            }
            (None, _) => format!("add `{id}` to {}, or correct the id", maps(to)),
        };
        let label = match to {
            [Collection::Blocks] => "no such block".to_owned(),
            _ => format!("not in {}", maps(to)),
        };
        report.at(path.pointer(), format!("no {kinds} has the id `{id}`")).label(label).help(help);
    });
}

/// Whether things of this collection may have been declared in a part that could not be read.
fn is_unknown(collection: Collection, report: &Report<'_>) -> bool {
    match collection {
        Collection::Blocks => report.is_unreadable("body") || report.is_unreadable("back"),
        _ => report.is_blank(&collection.to_string()),
    }
}

fn noun(collection: Collection) -> &'static str {
    let singular = collection.singular();
    singular.split_once(' ').map_or(singular, |(_, noun)| noun)
}

/// The id that was probably meant.
enum Nearest<'a> {
    /// The id of the thing with that name.
    Named(&'a str),
    /// An id that is spelt much the same.
    Spelt(&'a str),
}

fn nearest<'a>(document: &Document<'a>, Reference { id, to }: Reference<'_>) -> Option<Nearest<'a>> {
    if let Some(named) = to.iter().find_map(|collection| id_of(document.article, *collection, id)) {
        return Some(Nearest::Named(named));
    }
    let of_kind = document.declared().iter().filter(|declared| to.contains(&declared.collection));
    diagnostic::nearest(id, of_kind.take(1_000).map(|declared| declared.id)).map(Nearest::Spelt)
}

/// The id of the thing that is called `name`.
fn id_of<'a>(article: &'a Article, collection: Collection, name: &str) -> Option<&'a str> {
    macro_rules! named {
        ($map:ident) => {
            article.$map.iter().find(|(_, entry)| entry.name == name).map(|(id, _)| id.as_str())
        };
    }
    match collection {
        Collection::People => named!(people),
        Collection::Organizations => named!(organizations),
        Collection::Places => named!(places),
        Collection::Events => named!(events),
        Collection::Works => article
            .works
            .iter()
            .find(|(_, work)| work.title.as_deref() == Some(name))
            .map(|(id, _)| id.as_str()),
        Collection::Quotes | Collection::Blocks => None,
    }
}
