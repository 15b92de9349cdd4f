//! Contributors: authors, editors, translators, and others.

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
            let is_known =
                |author: &Contributor| agent.as_ref().is_some_and(|id| author.agent.as_str() == id.as_str());
            if agent.is_some() && !self.article.metadata.authors.iter().any(is_known) {
                self.lose(thing, "creator", value);
            }
        }
    }

    fn add_author(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>, at: &Path<'_>) {
        let (inner, wrapper) = self.unwrapped(value, term);
        let Some(agent) = inner.and_then(|inner| self.agent(thing, term, inner, EntityType::Person)) else {
            return;
        };
        let authors = &self.article.metadata.authors;
        if authors.iter().any(|author| author.agent.as_str() == agent.as_str()) {
            return;
        }
        let at = at.item(authors.len());
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
        let authors = &mut self.article.metadata.authors;
        let author = authors.iter_mut().find(|author| author.agent.as_str() == agent.as_str());
        let made = match author {
            Some(author) => author,
            None => self.contributor(agent.as_str(), value, at),
        };
        made.roles.extend(term);
    }

    fn contributor(&mut self, agent: &str, value: Node<'d>, at: &Path<'_>) -> &mut Contributor {
        let contributors = &self.article.metadata.contributors;
        let index = contributors.iter().position(|one| one.agent.as_str() == agent);
        let index = index.unwrap_or(contributors.len());
        if index == contributors.len() {
            self.article.metadata.contributors.push(Contributor::from(agent));
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

    /// Membership of a person who is not a contributor.
    pub(super) fn add_role(&mut self, agent: &str, organization: OrganizationRef, value: Node<'d>) {
        if self.add_to_position(agent, &organization, value) {
            return;
        }
        let Some(person) = self.article.people.get_mut(agent) else { return };
        let kind = RoleKind::Affiliation;
        person.roles.push(Role { organization: Some(organization), kind, ..Role::default() });
        let index = person.roles.len() - 1;
        self.note_role(agent, index, value);
    }

    /// Adds an affiliation to a position without one; returns whether there is such a position.
    pub(super) fn add_to_position(
        &mut self,
        agent: &str,
        organization: &OrganizationRef,
        value: Node<'d>,
    ) -> bool {
        let Some(person) = self.article.people.get_mut(agent) else { return false };
        let title_alone =
            |role: &Role| role.organization.is_none() && role.end.is_none() && role.title.is_some();
        let Some(index) = person.roles.iter().position(title_alone) else { return false };
        person.roles[index].organization = Some(organization.clone());
        self.note_role(agent, index, value);
        true
    }

    fn note_role(&mut self, agent: &str, index: usize, value: Node<'d>) {
        let root = Path::ROOT;
        let at = root.key(Article::PEOPLE);
        let at = at.key(agent);
        self.note(&at.key(Contributor::ROLES).item(index), value);
    }
}
