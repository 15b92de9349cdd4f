//! An organization, or a state that acts as one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::is_default;
use crate::model::{
    AlternateName, Date, Doi, Identifier, Isni, Lei, Media, OrganizationRef, PlaceRef, Ror, Uri, Url,
    WikidataId,
};

/// An organization named in the article. A state that acts is one too, of kind `state`, with its `place`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Organization {
    /// The name as it is printed.
    #[schemars(example = &"World Trade Organization")]
    pub name: String,
    /// What sort of organization it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: OrganizationKind,
    /// The organization it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<OrganizationRef>,
    /// Where it has its seat; for a state, the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRef>,
    /// Its ROR id, for research organizations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ror: Option<Ror>,
    /// Its LEI, for companies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lei: Option<Lei>,
    /// Its DOI in the Crossref Funder Registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"10.13039/501100005416")]
    pub funder_doi: Option<Doi>,
    /// When it was founded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded: Option<Date>,
    /// When it ceased to exist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissolved: Option<Date>,
    /// Its logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Media>,
    /// Other names: in another script, former, short.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternate_names: Vec<AlternateName>,
    /// A line that says who or what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The address of its own web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Addresses of pages about the same thing elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<Uri>,
    /// Its Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<WikidataId>,
    /// Its ISNI: sixteen digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isni: Option<Isni>,
    /// Identifiers of other schemes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// A picture of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Media>,
}

impl Organization {
    /// An organization of which nothing is known but its name and sort.
    pub fn named(name: String, kind: OrganizationKind) -> Self {
        Self {
            name,
            kind,
            part_of: None,
            place: None,
            ror: None,
            lei: None,
            funder_doi: None,
            founded: None,
            dissolved: None,
            logo: None,
            alternate_names: Vec::new(),
            description: None,
            url: None,
            same_as: Vec::new(),
            wikidata: None,
            isni: None,
            identifiers: Vec::new(),
            image: None,
        }
    }
}

/// What sort of organization it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrganizationKind {
    /// Of no particular kind.
    #[default]
    Organization,
    /// A state that acts: that signs, complains, decides.
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
    /// A court.
    Court,
    /// An armed force.
    Military,
    /// A part of another organization: a faculty, a desk, a team.
    Department,
}
