//! Ids and references.

mod entity_duplicated;
mod entity_unreachable;
mod id_malformed;
mod id_repeated;
mod id_reserved;
mod identifier_shared;
mod reference_cycle;
mod reference_dangling;
mod reference_kind_wrong;

use crate::diagnostic::Place;
use crate::model::Collection;
use crate::rules::Rule;
use crate::source::Path;

pub(super) static RULES: &[&Rule] = &[
    &reference_dangling::RULE,
    &reference_kind_wrong::RULE,
    &id_repeated::RULE,
    &id_malformed::RULE,
    &id_reserved::RULE,
    &reference_cycle::RULE,
    &entity_unreachable::RULE,
    &entity_duplicated::RULE,
    &identifier_shared::RULE,
];

/// Where an id is declared: at a key of a map, or a block's `id`.
fn declaration(path: &Path<'_>, collection: Collection) -> Place {
    match collection {
        Collection::Blocks => Place::At(path.pointer()),
        _ => Place::Key(path.pointer()),
    }
}

/// "a person, an organization or a place"
fn one_of(collections: &[Collection]) -> String {
    listed(collections.iter().map(|collection| collection.singular().to_owned()))
}

/// "`people`, `organizations` or `places`"
fn maps(collections: &[Collection]) -> String {
    listed(collections.iter().map(|collection| format!("`{collection}`")))
}

fn listed(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} or {last}", words.join(", ")) }
}
