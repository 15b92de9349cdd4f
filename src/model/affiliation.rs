//! To which organizations the makers of an article belong.

use crate::model::{Article, Contributor, Date, Role, RoleKind};
use crate::source::hash::HashSet;

impl Article {
    /// The organizations of a contributor, each once: those that the article names for it, or else those of the
    /// person's own roles that may have held on the day of publication.
    ///
    /// Only those that are declared.
    pub fn affiliations_of<'a>(&'a self, contributor: &'a Contributor) -> Vec<&'a str> {
        let mut ids: Vec<&str> = contributor.affiliations.iter().map(|id| id.as_str()).collect();
        if ids.is_empty()
            && let Some(person) = self.people.get(contributor.agent.as_str())
        {
            let published = self.metadata.dates.published.as_ref();
            ids.extend(person.roles.iter().filter(|role| may_hold(role, published)).filter_map(|role| {
                let Role { organization, kind, .. } = role;
                let counts = matches!(kind, RoleKind::Affiliation | RoleKind::Employment);
                organization.as_ref().filter(|_| counts).map(|id| id.as_str())
            }));
        }
        ids.retain(|id| self.organizations.contains_key(*id));
        let mut seen = HashSet::with_capacity_and_hasher(ids.len(), Default::default());
        ids.retain(|id| seen.insert(*id));
        ids
    }
}

fn may_hold(role: &Role, on: Option<&Date>) -> bool {
    let Role { start, end, .. } = role;
    on.is_none_or(|on| {
        !end.as_ref().is_some_and(|end| end.is_certainly_before(on))
            && !start.as_ref().is_some_and(|start| on.is_certainly_before(start))
    })
}
