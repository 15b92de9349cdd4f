//! A place named in the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::is_default;
use crate::model::{AlternateName, CountryCode, Identifier, Isni, Media, PlaceRef, Uri, Url, WikidataId};

/// A place named in the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// The name as it is printed.
    #[schemars(example = &"Seoul")]
    pub name: String,
    /// What sort of place it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: PlaceKind,
    /// The place it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<PlaceRef>,
    /// Its ISO 3166-1 or 3166-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso3166: Option<CountryCode>,
    /// Its GeoNames id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"1835848")]
    pub geonames: Option<String>,
    /// Degrees north of the equator, from -90 to 90.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -90.0, max = 90.0))]
    pub latitude: Option<f64>,
    /// Degrees east of Greenwich, from -180 to 180.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -180.0, max = 180.0))]
    pub longitude: Option<f64>,
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

impl Place {
    /// A place of which nothing is known but its name and sort.
    pub fn named(name: String, kind: PlaceKind) -> Self {
        Self {
            name,
            kind,
            part_of: None,
            iso3166: None,
            geonames: None,
            latitude: None,
            longitude: None,
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

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// Of no particular kind.
    #[default]
    Place,
    /// A country.
    Country,
    /// A part of a country, or of the world.
    Region,
    /// A city, town or village.
    City,
    /// A building, square or room.
    Venue,
    /// A place on the net.
    Virtual,
}
