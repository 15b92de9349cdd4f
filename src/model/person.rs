//! Somebody named in the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::is_default;
use crate::model::{
    AlternateName, Date, Identifier, Isni, Media, Orcid, OrganizationRef, Uri, Url, WikidataId,
};

/// Somebody named in the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Person {
    /// The name as it is printed.
    #[schemars(example = &"Yoon Suk Yeol")]
    pub name: String,
    /// The given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"Suk Yeol")]
    pub given_name: Option<String>,
    /// The family name, the part to sort by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"Yoon")]
    pub family_name: Option<String>,
    /// Which part of the name comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_style: Option<NameStyle>,
    /// A title before the name: "Dr", "Sir".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What follows the name: "Jr", "III".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Academic degrees, as printed behind the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"PhD, MPH")]
    pub degrees: Option<String>,
    /// The person's ORCID iD: sixteen digits in four groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orcid: Option<Orcid>,
    /// An address to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"desk@example.org")]
    pub email: Option<String>,
    /// The positions the person holds or held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
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

impl Person {
    /// Somebody of whom nothing is known but the name.
    pub fn named(name: String) -> Self {
        Self {
            name,
            given_name: None,
            family_name: None,
            name_style: None,
            prefix: None,
            suffix: None,
            degrees: None,
            orcid: None,
            email: None,
            roles: Vec::new(),
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

/// Which part of a name comes first, and which is the family name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NameStyle {
    /// Given name first: Ana Costa.
    Western,
    /// Family name first: Kishida Fumio.
    Eastern,
    /// One name only, or none that is a family name: Suharto.
    GivenOnly,
    /// Icelandic: the given name is the one to sort by, the other says whose child the person is.
    Islensk,
}

/// A position somebody holds or held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Role {
    /// The position, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"chair of the planning committee")]
    pub title: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationRef>,
    /// What ties the person to the organization.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: RoleKind,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// Until when: `XXXX` if the role has ended, and the source does not say when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
}

/// What ties a person to an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoleKind {
    /// They belong to it in some way.
    #[default]
    Affiliation,
    /// They work there.
    Employment,
    /// They are a member.
    Membership,
    /// They founded it.
    Founder,
    /// They studied there.
    Alumnus,
}
