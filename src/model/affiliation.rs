//! To which organizations the makers of an article belong.

use crate::model::{Article, Contributor, Date, Role, RoleKind};
use crate::source::hash::HashSet;

impl Article {
    /// The organizations of a contributor, each once: those that the article names for it, or else those of the
    /// person's own roles that may have held on the day of publication.
    ///
    /// Only those that are declared.
    pub(crate) fn affiliations_of<'a>(&'a self, contributor: &'a Contributor) -> Vec<&'a str> {
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
    // The article speaks of it as past.
    if end.as_ref().is_some_and(Date::is_unknown) {
        return false;
    }
    on.is_none_or(|on| {
        !end.as_ref().is_some_and(|end| end.is_certainly_before(on))
            && !start.as_ref().is_some_and(|start| on.is_certainly_before(start))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_role_that_has_ended_is_no_affiliation() {
        let article = |dates| {
            let article = json!({
                "metadata": { "title": "T", "language": "en", "authors": ["kim"], "dates": dates },
                "people": { "kim": { "name": "Kim", "roles": [
                    { "organization": "bank", "end": "XXXX" }, { "organization": "school", "end": "2020" },
                    { "organization": "press", "end": "2030" }
                ] } },
                "organizations": {
                    "bank": { "name": "Bank" }, "school": { "name": "School" }, "press": { "name": "Press" }
                },
                "body": "B."
            });
            serde_json::from_value::<Article>(article).expect("an article")
        };
        let ids = |article: &Article| -> Vec<String> {
            let ids = article.affiliations_of(&article.metadata.authors[0]);
            ids.into_iter().map(str::to_owned).collect()
        };
        assert_eq!(ids(&article(json!({ "published": "2026-03-13" }))), ["press"]);
        // Without a day to compare with, only roles marked as ended have ended.
        assert_eq!(ids(&article(json!({}))), ["school", "press"]);
    }
}
