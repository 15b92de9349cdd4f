//! Who made the article.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::{self, Shorthand, is_default, shorthand};
use crate::model::{AgentRef, BlockRef, OrganizationRef, Term};

/// Somebody who made the article: the id of a person or an organization, or an object that says more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct Contributor {
    /// The person or organization.
    pub agent: AgentRef,
    /// What they did: a CRediT role, or "reporter", "editor", "photographer".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Term>,
    /// Where they worked for this article. Left out: the organizations of the person's own roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<OrganizationRef>,
    /// Whether readers should write to this person.
    #[serde(default, skip_serializing_if = "is_default")]
    pub corresponding: bool,
    /// Whether they contributed as much as the others so marked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub equal_contribution: bool,
    /// The ids of notes about this contributor: of sections in `metadata.notes`, or of footnotes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<BlockRef>,
}

shorthand!(Contributor);

impl Shorthand for Contributor {
    fn from_short(short: String) -> Self {
        Self {
            agent: AgentRef(short),
            roles: Vec::new(),
            affiliations: Vec::new(),
            corresponding: false,
            equal_contribution: false,
            notes: Vec::new(),
        }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { agent, roles, affiliations, corresponding, equal_contribution, notes } = self;
        let is_bare = roles.is_empty() && affiliations.is_empty() && notes.is_empty();
        (is_bare && !corresponding && !equal_contribution).then_some(Cow::Borrowed(agent.0.as_str()))
    }
}
