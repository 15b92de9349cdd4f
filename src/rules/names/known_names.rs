//! The names of declared entities.

use crate::model::{AlternateName, Article};

/// The name of the entity with this id, and its other names; `None` for an unknown id or a work.
pub(super) fn of<'a>(article: &'a Article, id: &str) -> Option<(&'a str, &'a [AlternateName])> {
    macro_rules! named {
        ($($map:ident)*) => {
            None$(.or_else(|| article.$map.get(id).map(|it| (it.name.as_str(), it.identity.alternate_names.as_slice()))))*
        };
    }
    named!(people organizations places events)
}

/// Every person, organization, place and event: its map, id, name and other names.
pub(in crate::rules) fn all(
    article: &Article,
) -> impl Iterator<Item = (&'static str, &str, &str, &[AlternateName])> {
    macro_rules! each {
        ($map:ident) => {
            article.$map.iter().map(|(id, it)| {
                (stringify!($map), id.as_str(), it.name.as_str(), it.identity.alternate_names.as_slice())
            })
        };
    }
    each!(people).chain(each!(organizations)).chain(each!(places)).chain(each!(events))
}
