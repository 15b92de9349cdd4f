//! `id-repeated`

use crate::diagnostic::{Code, Place};
use crate::model::Leaf;
use crate::rules::references::declaration;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::hash::HashMap;

pub(super) static RULE: Rule =
    Rule { code: Code::error("id-repeated", include_str!("id_repeated.md")), check: Check::Article(check) };

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.has_repeated_ids() {
        return;
    }
    let mut first: HashMap<&str, Place> = HashMap::default();
    document.article.walk(&mut |path, leaf| {
        let Leaf::Id(id, collection) = leaf else { return };
        let id = id.as_str();
        // `id-malformed` reports an empty id.
        if id.is_empty() || document.declared_as(id).nth(1).is_none() {
            return;
        }
        let place = declaration(path, collection);
        match first.get(id) {
            None => {
                first.insert(id, place);
            }
            Some(first) => {
                report
                    .at(place, format!("the id `{id}` is duplicated"))
                    .label("duplicate")
                    .related(first.clone(), "first used here")
                    .help("give one of them another id, and update references to it");
            }
        }
    });
}
