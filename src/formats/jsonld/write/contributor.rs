//! Contributors: authors, editors, translators, and others.

use crate::formats::jsonld::write::entity::{self, Entity, What};
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::{Entry, Writer};
use crate::model::{Contributor, Term};
use crate::source::Path;
use crate::source::hash::HashSet;

impl<'a> Writer<'a, '_> {
    /// `author`, in the order of the byline
    pub(super) fn authors(&mut self, at: &Path<'_>, authors: &'a [Contributor]) {
        let mut list = List::new("author");
        for (index, author) in authors.iter().enumerate() {
            let at = at.item(index);
            let Some(agent) = self.agent(&at, author) else { continue };
            if !matches!(self.state(agent).entry, Some(Entry::Author(first)) if first == index) {
                self.lose(&at, author, "an author is written once");
                continue;
            }
            list.item(&mut self.json);
            self.hold_here(agent);
            self.lose(&at.key(Contributor::ROLES), &author.roles, "schema.org has no author roles");
            self.lose_more(&at, author, agent, true);
        }
        list.end(&mut self.json);
    }

    /// `editor`, `translator`, `contributor`
    pub(super) fn contributors(&mut self, at: &Path<'_>, contributors: &'a [Contributor]) {
        let mut known: HashSet<(&str, &str)> = HashSet::default();
        let mut is_written = vec![false; contributors.len()];
        for property in ["editor", "translator", "contributor"] {
            let mut list = List::new(property);
            for (index, contributor) in contributors.iter().enumerate() {
                let is_it = match property {
                    "contributor" => contributor.roles.iter().all(|role| property_of(role) == property),
                    _ => contributor.roles.iter().any(|role| property_of(role) == property),
                };
                let id = contributor.agent.as_str();
                if !is_it || known.contains(&(property, id)) {
                    continue;
                }
                let found = self.writable(entity::agent, id);
                let Some(agent) = found else { continue };
                known.insert((property, id));
                is_written[index] = true;
                self.hold_in(&mut list, agent);
            }
            list.end(&mut self.json);
        }
        let mut seen = HashSet::default();
        for (index, contributor) in contributors.iter().enumerate() {
            let at = at.item(index);
            let is_first = seen.insert(contributor.agent.as_str());
            let Some(agent) = self.agent(&at, contributor) else { continue };
            if !is_written[index] {
                self.lose(&at, contributor, "a contributor is written once");
                continue;
            }
            if !is_first {
                self.lose(&at.key(Contributor::AGENT), &contributor.agent, "a contributor is written once");
            }
            self.lose_roles(&at.key(Contributor::ROLES), contributor);
            let is_first =
                matches!(self.state(agent).entry, Some(Entry::Contributor(first)) if first == index);
            self.lose_more(&at, contributor, agent, is_first);
        }
    }

    /// The person or organization; the details of one that cannot be written are lost.
    fn agent(&mut self, at: &Path<'_>, contributor: &'a Contributor) -> Option<Entity<'a>> {
        let agent = self.writable(entity::agent, contributor.agent.as_str());
        if agent.is_none() {
            self.lose(at, contributor, "no node can be written for it");
        }
        agent
    }

    /// Roles, except a first one that the property implies.
    fn lose_roles(&mut self, at: &Path<'_>, contributor: &'a Contributor) {
        let mut implied: Vec<&str> = Vec::new();
        for (index, role) in contributor.roles.iter().enumerate() {
            let term = role.term.as_str();
            let at = at.item(index);
            let why = "schema.org has only editors and translators";
            if property_of(role) == term && term != "contributor" && !implied.contains(&term) {
                implied.push(term);
                self.losses.note_all_but(&at, role, &[Term::TERM], why);
            } else {
                self.lose(&at, role, why);
            }
        }
    }

    /// Details of contributors without a schema.org property.
    fn lose_more(&mut self, at: &Path<'_>, contributor: &'a Contributor, entity: Entity<'a>, is_first: bool) {
        // The node of a person has those of the first entry.
        if !is_first || !matches!(entity.what, What::Person(_)) {
            let why = "organizations have no affiliations, and people only those of their first entry";
            self.lose(&at.key(Contributor::AFFILIATIONS), &contributor.affiliations, why);
        }
        let elsewhere = [Contributor::AGENT, Contributor::ROLES, Contributor::AFFILIATIONS];
        let why = "schema.org does not distinguish authors in this way";
        self.losses.note_all_but(at, contributor, &elsewhere, why);
    }
}

/// The property for a contributor in this role.
fn property_of(role: &Term) -> &'static str {
    match role.term.as_str() {
        "translator" => "translator",
        "editor" => "editor",
        term if term.ends_with(" editor") => "editor",
        _ => "contributor",
    }
}
