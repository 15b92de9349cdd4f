//! `reference-dangling`

use crate::diagnostic::{self, Applicability, Code};
use crate::model::{Article, Collection, Id, Reference};
use crate::rules::references::{listed, maps};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::error("reference-dangling", include_str!("reference_dangling.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

/// More suggestions are not useful, and each compares all ids.
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
        let only = nearest.as_ref().and_then(|nearest| nearest.if_only(document, reference));
        let fix = only.map(|near| Edit::text(path.pointer(), id, near));
        let help = match (nearest, to) {
            (Some(Nearest::Named(near)), _) => format!("write `{near}`, the id of `{id}`"),
            (Some(Nearest::Spelt(near)), [Collection::Blocks]) => {
                format!("write `{near}`, or give the target block the id `{id}`")
            }
            (Some(Nearest::Spelt(near)), _) => format!("write `{near}`, or add `{id}` to {}", maps(to)),
            (None, [Collection::Blocks]) => {
                format!("give the target block the id `{id}`, or correct this one")
            }
            (None, _) => match Id::from_name(id).filter(|_| !Id::could_be(id)) {
                Some(name) => {
                    format!(
                        "add an entry with this name to {}, and write its id here: `{}`",
                        maps(to),
                        name.as_str()
                    )
                }
                None => format!("add `{id}` to {}, or correct the id", maps(to)),
            },
        };
        let label = match to {
            [Collection::Blocks] => "no such block".to_owned(),
            _ => format!("not in {}", maps(to)),
        };
        report.at(path, format!("no {kinds} has the id `{id}`")).label(label).help(help).fix(fix);
    });
}

/// Whether entities of this collection may be declared in a part that could not be read.
fn is_unknown(collection: Collection, report: &Report<'_>) -> bool {
    match collection {
        Collection::Blocks => report.is_text_unreadable(),
        _ => report.is_blank(&collection.to_string()),
    }
}

fn noun(collection: Collection) -> &'static str {
    let singular = collection.singular();
    singular.split_once(' ').map_or(singular, |(_, noun)| noun)
}

/// The id that was probably meant.
enum Nearest<'a> {
    /// The id of the entity with that name.
    Named(&'a str),
    /// A similar id.
    Spelt(&'a str),
}

impl<'a> Nearest<'a> {
    /// The id, if it is the only candidate.
    fn if_only(&self, document: &Document<'a>, Reference { id, to }: Reference<'_>) -> Option<&'a str> {
        let near = match *self {
            Self::Named(near) => return has_one_name(document.article, to, id).then_some(near),
            Self::Spelt(near) => near,
        };
        let others = document.declared().iter().map(|declared| declared.id).filter(|other| *other != near);
        diagnostic::nearest(id, others.take(1_000)).is_none().then_some(near)
    }
}

fn nearest<'a>(document: &Document<'a>, Reference { id, to }: Reference<'_>) -> Option<Nearest<'a>> {
    if let Some(named) =
        to.iter().find_map(|collection| called(document.article, *collection, id).first().copied())
    {
        return Some(Nearest::Named(named));
    }
    let of_kind = document.declared().iter().filter(|declared| to.contains(&declared.collection));
    diagnostic::nearest(id, of_kind.take(1_000).map(|declared| declared.id)).map(Nearest::Spelt)
}

/// Whether exactly one entity in these collections is called `name`.
fn has_one_name(article: &Article, collections: &[Collection], name: &str) -> bool {
    collections.iter().map(|collection| called(article, *collection, name).len()).sum::<usize>() == 1
}

/// The ids of the entities called `name`.
fn called<'a>(article: &'a Article, collection: Collection, name: &str) -> Vec<&'a str> {
    macro_rules! named {
        ($map:ident) => {
            article.$map.iter().filter(|(_, entry)| entry.name == name).map(|(id, _)| id.as_str()).collect()
        };
    }
    match collection {
        Collection::People => named!(people),
        Collection::Organizations => named!(organizations),
        Collection::Places => named!(places),
        Collection::Events => named!(events),
        Collection::Works => {
            let named = article.works.iter().filter(|(_, work)| work.plain_title().as_deref() == Some(name));
            named.map(|(id, _)| id.as_str()).collect()
        }
        Collection::Quotes | Collection::Blocks => Vec::new(),
    }
}
