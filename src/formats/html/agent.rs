//! People and organizations.

use crate::model::{AgentRef, Article, Organization, Person, is_web_address};

/// A person or an organization that the article declares.
#[derive(Debug, Clone, Copy)]
pub(super) enum Agent<'a> {
    Person(&'a Person),
    Organization(&'a Organization),
}

impl<'a> Agent<'a> {
    /// `None` if the article does not declare it.
    pub(super) fn of(article: &'a Article, id: &AgentRef) -> Option<Self> {
        let person = article.people.get(id.as_str()).map(Self::Person);
        person.or_else(|| article.organizations.get(id.as_str()).map(Self::Organization))
    }

    pub(super) fn name(self) -> &'a str {
        match self {
            Self::Person(person) => &person.name,
            Self::Organization(organization) => &organization.name,
        }
    }

    /// The URL of its own page.
    pub(super) fn page(self) -> Option<&'a str> {
        let url = match self {
            Self::Person(person) => &person.identity.url,
            Self::Organization(organization) => &organization.identity.url,
        };
        url.as_ref().map(|url| url.as_str()).filter(|url| is_web_address(url))
    }
}
