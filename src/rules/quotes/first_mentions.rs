//! Where agents are first mentioned.

use crate::model::Article;
use crate::rules::quotes::layout::Layout;
use crate::source::hash::HashMap;

/// Where each agent is first marked as a mention; offsets in the text as written.
#[derive(Debug)]
pub(super) struct FirstMentions<'a> {
    own: HashMap<&'a str, usize>,
    of_members: HashMap<&'a str, usize>,
}

impl<'a> FirstMentions<'a> {
    pub(super) fn of(article: &'a Article, layout: &Layout<'a>) -> Self {
        let mut own = HashMap::default();
        for (agent, place) in &layout.mentions {
            keep_first(&mut own, agent, place.start);
        }
        let mut of_members = HashMap::default();
        for (agent, place) in &own {
            let roles = article.people.get(*agent).into_iter().flat_map(|person| &person.roles);
            for organization in roles.filter_map(|role| role.organization.as_ref()) {
                keep_first(&mut of_members, organization.as_str(), *place);
            }
        }
        Self { own, of_members }
    }

    /// Where this agent is first mentioned.
    pub(super) fn get(&self, agent: &str) -> Option<usize> {
        self.own.get(agent).copied()
    }

    /// Where this agent, or a person with a position in it, is first mentioned.
    pub(super) fn with_members(&self, agent: &str) -> Option<usize> {
        self.of_members.get(agent).copied().into_iter().chain(self.get(agent)).min()
    }
}

fn keep_first<'a>(places: &mut HashMap<&'a str, usize>, agent: &'a str, place: usize) {
    let first = places.entry(agent).or_insert(place);
    *first = place.min(*first);
}
