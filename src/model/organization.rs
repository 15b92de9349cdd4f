//! An organization, or a state that acts as one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::identity::{entity, entity_of};
use crate::model::{Date, Doi, Lei, Media, OrganizationRef, PlaceRef, Policies, Ror};

entity! {
    /// An organization named in the article. A state that acts is one too, of kind `state`, with its `place`.
    pub struct Organization {
        /// The name as it is printed.
        #[schemars(example = &"World Trade Organization")]
        pub name: String,
        /// The mark that refers to it in the list of contributors.
        #[schemars(example = &"1")]
        pub label: Option<String> = default,
        /// The type of organization.
        pub kind: OrganizationKind = default,
        /// The organization it is a part of.
        pub part_of: Option<OrganizationRef> = default,
        /// Where it has its seat; for a state, the country.
        pub place: Option<PlaceRef> = default,
        /// Its ROR id, for research organizations.
        pub ror: Option<Ror> = default,
        /// Its LEI, for companies.
        pub lei: Option<Lei> = default,
        /// Its DOI in the Crossref Funder Registry.
        #[schemars(example = &"10.13039/501100005416")]
        pub funder_doi: Option<Doi> = default,
        /// When it was founded.
        pub founded: Option<Date> = default,
        /// When it ceased to exist.
        pub dissolved: Option<Date> = default,
        /// Its logo.
        pub logo: Option<Box<Media>> = default,
        /// For a publisher, the pages that say how it works.
        pub policies: Box<Policies> = default,
    }
}

impl Organization {
    /// An organization with only a name and a type.
    pub fn named(name: impl Into<String>, kind: OrganizationKind) -> Self {
        Self { name: name.into(), kind, ..Self::default() }
    }
}

/// The type of organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum OrganizationKind {
    /// Of no particular kind.
    #[default]
    Organization,
    /// A state that acts: for example, one that signs, complains or decides.
    State,
    /// A government, ministry or public authority.
    Government,
    /// An organization of states.
    Intergovernmental,
    /// A company.
    Company,
    /// A university or college.
    University,
    /// A research institute.
    ResearchInstitute,
    /// A newspaper, agency, broadcaster.
    NewsMedia,
    /// A charity, association or other organization outside government and business.
    Ngo,
    /// A political party.
    PoliticalParty,
    /// A club or team in a sport.
    SportsTeam,
    /// A court.
    Court,
    /// An armed force.
    Military,
    /// A part of another organization: a faculty, a desk, a team.
    Department,
}
