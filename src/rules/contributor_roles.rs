//! The roles of all contributors.

use crate::model::{Article, Contributor, Metadata, Term};
use crate::source::Pointer;

/// Every role of an author or other contributor, with its place.
pub(super) fn contributor_roles(article: &Article) -> impl Iterator<Item = (Pointer, &Term)> {
    let Metadata { authors, contributors, .. } = &article.metadata;
    let lists = [(Metadata::AUTHORS, authors), (Metadata::CONTRIBUTORS, contributors)];
    lists.into_iter().flat_map(|(field, list)| {
        list.iter().enumerate().flat_map(move |(index, contributor)| {
            let at = Pointer::default().key(Article::METADATA).key(field).item(index).key(Contributor::ROLES);
            contributor.roles.iter().enumerate().map(move |(number, role)| (at.clone().item(number), role))
        })
    })
}
