//! The roles of all contributors.

use crate::model::{Article, Contributor, Metadata, Term};
use crate::source::Pointer;

/// Where a role is.
#[derive(Debug, Clone, Copy)]
pub(super) struct RolePlace {
    list: &'static str,
    contributor: usize,
    role: usize,
}

impl RolePlace {
    /// The pointer to a field of the role.
    pub(super) fn field(self, name: &str) -> Pointer {
        let list = Pointer::default().key(Article::METADATA).key(self.list);
        list.item(self.contributor).key(Contributor::ROLES).item(self.role).key(name)
    }
}

/// Every role of an author or other contributor, with its place.
pub(super) fn contributor_roles(article: &Article) -> impl Iterator<Item = (RolePlace, &Term)> {
    let Metadata { authors, contributors, .. } = &article.metadata;
    let lists = [(Metadata::AUTHORS, authors), (Metadata::CONTRIBUTORS, contributors)];
    lists.into_iter().flat_map(|(list, contributors)| {
        contributors.iter().enumerate().flat_map(move |(contributor, Contributor { roles, .. })| {
            roles.iter().enumerate().map(move |(role, term)| (RolePlace { list, contributor, role }, term))
        })
    })
}
