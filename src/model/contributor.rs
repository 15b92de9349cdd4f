//! Who made the article.

use std::borrow::Cow;

use crate::model::record::record;
use crate::model::shorthand::{self, Shorthand, shorthand};
use crate::model::{AgentRef, BlockRef, OrganizationRef, Term};

record! {
    /// A contributor to the article: the id of a person or an organization, or an object with details.
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    #[derive(Default)]
    pub struct Contributor {
        /// The person or organization.
        pub agent: AgentRef,
        /// What they did: a CRediT role, or "reporter", "editor", "photographer".
        pub roles: Vec<Term> = default,
        /// Where they worked for this article. Left out: the organizations of the person's own roles.
        pub affiliations: Vec<OrganizationRef> = default,
        /// Whether readers should write to this person.
        pub corresponding: bool = default,
        /// Whether they contributed as much as the others so marked.
        pub equal_contribution: bool = default,
        /// The ids of notes about this contributor: of sections in `metadata.notes`, or of footnotes.
        pub notes: Vec<BlockRef> = default,
    }
}

shorthand!(Contributor);

impl Shorthand for Contributor {
    fn from_short(short: String) -> Self {
        Self { agent: AgentRef(short), ..Self::default() }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { agent, roles, affiliations, corresponding, equal_contribution, notes } = self;
        let is_bare = roles.is_empty() && affiliations.is_empty() && notes.is_empty();
        (is_bare && !corresponding && !equal_contribution).then_some(Cow::Borrowed(agent.0.as_str()))
    }
}
