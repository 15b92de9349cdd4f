//! A place named in the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::identity::{entity, entity_of};
use crate::model::{CountryCode, PlaceRef};

entity! {
    /// A place named in the article.
    pub struct Place {
        /// The name as it is printed.
        #[schemars(example = &"Seoul")]
        pub name: String,
        /// The type of place.
        pub kind: PlaceKind = default,
        /// The place it lies in.
        pub part_of: Option<PlaceRef> = default,
        /// Its ISO 3166-1 or 3166-2 code.
        pub iso3166: Option<CountryCode> = default,
        /// Its GeoNames id.
        #[schemars(example = &"1835848")]
        pub geonames: Option<String> = default,
        /// Degrees north of the equator, from -90 to 90.
        #[schemars(range(min = -90.0, max = 90.0))]
        pub latitude: Option<f64> = default,
        /// Degrees east of Greenwich, from -180 to 180.
        #[schemars(range(min = -180.0, max = 180.0))]
        pub longitude: Option<f64> = default,
    }
}

impl Place {
    /// A place with only a name and a type.
    pub fn named(name: impl Into<String>, kind: PlaceKind) -> Self {
        Self { name: name.into(), kind, ..Self::default() }
    }
}

/// The type of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
