//! Authors, editors, translators, and all others who made the article.

use serde::Serialize;

use crate::formats::jsonld::identifier::PropertyValue;
use crate::formats::jsonld::term::DefinedTerm;
use crate::formats::jsonld::view::{Held, view};
use crate::formats::jsonld::writer::{AGENTS, ORGANIZATIONS, Writer};
use crate::model::{self, Term};
use crate::source::Path;

/// Those who made the article and are not its authors, by property.
#[derive(Default)]
pub(super) struct Contributors<'a> {
    pub(super) editor: Vec<Held<'a>>,
    pub(super) translator: Vec<Held<'a>>,
    pub(super) contributor: Vec<Contributor<'a>>,
}

/// Somebody who made the article in another role, or in none that is said.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Contributor<'a> {
    Plain(Held<'a>),
    Role(Box<ContributorRole<'a>>),
}

view! {
    /// <https://schema.org/Role>: it repeats the property that holds it.
    ContributorRole {
        #[serde(rename = "@type")]
        kind: &'static str,
        role_name: Option<&'a str>,
        additional_type: Option<&'a str>,
        identifier: Vec<PropertyValue<'a>>,
        #[serde(rename = "byline:language")]
        language: Option<&'a str>,
        #[serde(rename = "byline:corresponding")]
        corresponding: bool,
        #[serde(rename = "byline:equalContribution")]
        equal_contribution: bool,
        contributor: Option<Held<'a>>,
    }
}

impl<'a> Writer<'a> {
    /// The authors: plain people and organizations, as search engines want them.
    pub(super) fn authors(&mut self, at: &Path<'_>, authors: &'a [model::Contributor]) -> Vec<Held<'a>> {
        let held = |(index, author): (usize, &'a model::Contributor)| {
            self.hold(&at.item(index), author.agent.as_str(), AGENTS)
        };
        authors.iter().enumerate().filter_map(held).collect()
    }

    /// All others, and what the authors did.
    pub(super) fn contributors(
        &mut self,
        at: &Path<'_>,
        authors: &'a [model::Contributor],
        others: &'a [model::Contributor],
    ) -> Contributors<'a> {
        let mut view = Contributors::default();
        for (index, other) in others.iter().enumerate() {
            let at = at.key("contributors");
            let at = at.item(index);

            if is_plainly(other, "editor") {
                view.editor.extend(self.hold(&at, other.agent.as_str(), AGENTS));
            }
            if is_plainly(other, "translator") {
                view.translator.extend(self.hold(&at, other.agent.as_str(), AGENTS));
            }
        }
        for (index, author) in authors.iter().enumerate() {
            let at = at.key("authors");
            self.add_roles(&at.item(index), author, true, &mut view);
        }
        for (index, other) in others.iter().enumerate() {
            let at = at.key("contributors");
            self.add_roles(&at.item(index), other, false, &mut view);
        }
        view
    }

    fn add_roles(
        &mut self,
        at: &Path<'_>,
        contributor: &'a model::Contributor,
        is_author: bool,
        view: &mut Contributors<'a>,
    ) {
        let model::Contributor { agent, roles, affiliations, corresponding, equal_contribution, notes: _ } =
            contributor;
        // The node of the person says where they work; what is not declared has to be reported here.
        let affiliations = affiliations.iter().map(|organization| organization.as_str());
        self.refer_all(&at.key("affiliations"), affiliations, ORGANIZATIONS);
        if self.refer(at, agent.as_str(), AGENTS).is_none() {
            return;
        }
        let (mut corresponding, mut equal_contribution) = (*corresponding, *equal_contribution);
        for (index, role) in roles.iter().enumerate() {
            let has_property = !is_author && ["editor", "translator"].iter().any(|name| is_just(role, name));
            if has_property && !corresponding && !equal_contribution {
                continue;
            }
            let at_role = at.key("roles");
            let term = self.defined_term(&at_role.item(index), role);
            let held = self.hold(at, agent.as_str(), AGENTS);
            let (corresponding, equal_contribution) =
                (std::mem::take(&mut corresponding), std::mem::take(&mut equal_contribution));
            view.contributor.push(Contributor::Role(Box::new(ContributorRole {
                corresponding,
                equal_contribution,
                contributor: held,
                ..contributor_role(term)
            })));
        }
        if corresponding || equal_contribution {
            view.contributor.push(Contributor::Role(Box::new(ContributorRole {
                kind: "Role",
                corresponding,
                equal_contribution,
                contributor: self.hold(at, agent.as_str(), AGENTS),
                ..ContributorRole::default()
            })));
        } else if roles.is_empty() && !is_author {
            let held = self.hold(at, agent.as_str(), AGENTS);
            view.contributor.extend(held.map(Contributor::Plain));
        }
    }
}

fn contributor_role(term: DefinedTerm<'_>) -> ContributorRole<'_> {
    let DefinedTerm { kind: _, name, term_code, in_defined_term_set, url, language } = term;
    let identifier = match (in_defined_term_set, term_code) {
        (None, None) => None,
        (scheme, code) => Some(PropertyValue::new(scheme.unwrap_or("code"), code.unwrap_or(name), None)),
    };
    ContributorRole {
        kind: "Role",
        role_name: Some(name),
        additional_type: url,
        identifier: identifier.into_iter().collect(),
        language,
        ..ContributorRole::default()
    }
}

/// Whether one of the roles is `name` and no more.
fn is_plainly(contributor: &model::Contributor, name: &str) -> bool {
    contributor.roles.iter().any(|role| is_just(role, name))
}

fn is_just(role: &Term, name: &str) -> bool {
    let Term { term, scheme, code, url, language } = role;
    term == name && scheme.is_none() && code.is_none() && url.is_none() && language.is_none()
}
