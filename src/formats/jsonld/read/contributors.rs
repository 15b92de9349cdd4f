//! Contributors: authors, editors, translators, and others.

use std::collections::VecDeque;
use std::collections::hash_map::Entry;

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{Article, Contributor, Metadata, OrganizationRef, Role, RoleKind, Term};
use crate::source::jsonld::Thing;
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    /// `author`; otherwise `creator`
    pub(super) fn authors(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let authors = self.take(thing, "author");
        let creators = self.take(thing, "creator");
        let has_authors = !authors.is_empty();
        for value in authors {
            self.add_author(thing, "author", value, at);
        }
        for value in creators {
            if !has_authors {
                self.add_author(thing, "creator", value, at);
                continue;
            }
            // These are mostly the same people again.
            let agent = self.agent(thing, "creator", value, EntityType::Person);
            if agent.is_some_and(|agent| !self.authors.contains_key(agent.as_str())) {
                self.lose(thing, "creator", value);
            }
        }
    }

    fn add_author(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>, at: &Path<'_>) {
        let (inner, wrapper) = self.unwrapped(value, term);
        let Some(agent) = inner.and_then(|inner| self.agent(thing, term, inner, EntityType::Person)) else {
            return;
        };
        let index = self.article.metadata.authors.len();
        match self.authors.entry(agent.as_str().to_owned()) {
            Entry::Occupied(_) => return,
            Entry::Vacant(entry) => entry.insert(index),
        };
        let at = at.item(index);
        self.note(&at, value);
        self.note(&at.key(Contributor::AGENT), value);
        let mut author = Contributor::from(agent.as_str());
        if let Some(wrapper) = wrapper {
            author.roles.extend(self.role_term(wrapper, &at.key(Contributor::ROLES).item(0)));
        }
        self.article.metadata.authors.push(author);
    }

    /// `editor`, `translator`, `contributor`; with a role, further roles of the authors
    pub(super) fn contributors(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for term in ["editor", "translator"] {
            for value in self.take(thing, term) {
                let (inner, _) = self.unwrapped(value, term);
                let Some(agent) = inner.and_then(|inner| self.agent(thing, term, inner, EntityType::Person))
                else {
                    continue;
                };
                let contributor = self.contributor(agent.as_str(), value, at);
                contributor.roles.push(Term::from(term));
            }
        }
        for value in self.take(thing, "contributor") {
            self.add_contributor(thing, value, at);
        }
    }

    fn add_contributor(&mut self, thing: Thing<'d>, value: Node<'d>, at: &Path<'_>) {
        let (inner, wrapper) = self.unwrapped(value, "contributor");
        let agent = inner.and_then(|inner| self.agent(thing, "contributor", inner, EntityType::Person));
        let Some(agent) = agent else { return };
        let Some(wrapper) = wrapper else {
            self.contributor(agent.as_str(), value, at);
            return;
        };
        let term = self.role_term(wrapper, at);
        let made = match self.authors.get(agent.as_str()) {
            Some(author) => &mut self.article.metadata.authors[*author],
            None => self.contributor(agent.as_str(), value, at),
        };
        made.roles.extend(term);
    }

    fn contributor(&mut self, agent: &str, value: Node<'d>, at: &Path<'_>) -> &mut Contributor {
        let contributors = &mut self.article.metadata.contributors;
        let index = *self.contributors.entry(agent.to_owned()).or_insert(contributors.len());
        if index == contributors.len() {
            contributors.push(Contributor::from(agent));
        }
        self.note(&at.key(Metadata::CONTRIBUTORS).item(index), value);
        &mut self.article.metadata.contributors[index]
    }

    /// The name of a [role](https://schema.org/Role).
    fn role_term(&mut self, role: Thing<'d>, at: &Path<'_>) -> Option<Term> {
        let name = self.string(role, "roleName", at)?;
        let identifier = self.one(role, "identifier");
        let (mut scheme, mut code) = (None, None);
        if let Some(identifier) = identifier {
            let identifier = self.graph.thing(identifier);
            scheme = self.string(identifier, "propertyID", at).filter(|scheme| scheme != "code");
            code = self.string(identifier, "value", at).filter(|code| *code != name);
        }
        let url = self.address(role, "additionalType", at);
        let scheme = scheme.map(|uri| uri.as_str().into());
        Some(Term { term: name, scheme, code, url, ..Term::default() })
    }

    /// Membership of a person who is not a contributor: in a vacant position, if there is one.
    pub(super) fn add_role(
        &mut self,
        agent: &str,
        organization: OrganizationRef,
        value: Node<'d>,
        vacant: &mut VecDeque<usize>,
    ) {
        let Some(person) = self.article.people.get_mut(agent) else { return };
        let index = match vacant.pop_front() {
            Some(index) => {
                person.roles[index].organization = Some(organization);
                index
            }
            None => {
                let kind = RoleKind::Affiliation;
                person.roles.push(Role { organization: Some(organization), kind, ..Role::default() });
                person.roles.len() - 1
            }
        };
        self.note_role(agent, index, value);
    }

    /// The positions of a person without an organization.
    pub(super) fn vacant_positions(&self, agent: &str) -> VecDeque<usize> {
        let is_vacant =
            |role: &Role| role.organization.is_none() && role.end.is_none() && role.title.is_some();
        let roles = self.article.people.get(agent).map(|person| person.roles.as_slice()).unwrap_or_default();
        roles.iter().enumerate().filter(|(_, role)| is_vacant(role)).map(|(index, _)| index).collect()
    }

    fn note_role(&mut self, agent: &str, index: usize, value: Node<'d>) {
        let root = Path::ROOT;
        let at = root.key(Article::PEOPLE);
        let at = at.key(agent);
        self.note(&at.key(Contributor::ROLES).item(index), value);
    }
}
