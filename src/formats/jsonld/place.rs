//! Places.

use crate::formats::jsonld::identifier::Identifiers;
use crate::formats::jsonld::known::{Common, Known};
use crate::formats::jsonld::view::{Iri, Reference, view};
use crate::formats::jsonld::writer::{PLACES, Writer};
use crate::model::{self, Id, PlaceKind};
use crate::source::Path;

view! {
    /// <https://schema.org/Place>
    Place {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        name: &'a str,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        #[serde(flatten)]
        known: Known<'a>,
        contained_in_place: Option<Reference<'a>>,
        geo: Option<GeoCoordinates<'a>>,
    }
}

view! {
    /// <https://schema.org/GeoCoordinates>
    GeoCoordinates {
        #[serde(rename = "@type")]
        kind: &'a str,
        latitude: Option<f64>,
        longitude: Option<f64>,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn a_place(&mut self, at: &Path<'_>, id: &'a Id, place: &'a model::Place) -> Place<'a> {
        let model::Place {
            name,
            kind,
            part_of,
            iso3166,
            geonames,
            latitude,
            longitude,
            alternate_names,
            description,
            url,
            same_as,
            wikidata,
            isni,
            identifiers,
            image,
        } = place;
        let mut known = Identifiers::default();
        if let Some(code) = iso3166 {
            known.add("ISO 3166", code.as_str(), None);
        }
        if let Some(id) = geonames {
            let is_number = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
            known.add("GeoNames", id.as_str(), is_number.then(|| format!("https://sws.geonames.org/{id}/")));
        }
        let common =
            Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image };
        let part_of =
            part_of.as_ref().and_then(|larger| self.refer(&at.key("partOf"), larger.as_str(), PLACES));
        let has_coordinates = latitude.is_some() || longitude.is_some();
        // To schema.org, a place on the net is no place: it lies nowhere.
        let is_virtual = *kind == PlaceKind::Virtual;
        let is_subdivision = iso3166.as_ref().is_some_and(|code| code.as_str().contains('-'));
        let (kind, own_kind) = types(*kind, is_subdivision);
        Place {
            kind,
            id: self.iri(id),
            name,
            own_kind,
            known: self.known(at, common, known),
            contained_in_place: part_of.filter(|_| !is_virtual),
            geo: (has_coordinates && !is_virtual).then_some(GeoCoordinates {
                kind: "GeoCoordinates",
                latitude: latitude.filter(|degrees| degrees.is_finite()),
                longitude: longitude.filter(|degrees| degrees.is_finite()),
            }),
        }
    }
}

/// The type, and the kind where the type says less. A region is an administrative area when ISO 3166-2 has a code for it.
fn types(kind: PlaceKind, is_subdivision: bool) -> (&'static str, Option<&'static str>) {
    match kind {
        PlaceKind::Place => ("Place", None),
        PlaceKind::Country => ("Country", None),
        PlaceKind::Region if is_subdivision => ("AdministrativeArea", None),
        PlaceKind::Region => ("Place", Some("region")),
        PlaceKind::City => ("City", None),
        PlaceKind::Venue => ("Place", Some("venue")),
        PlaceKind::Virtual => ("VirtualLocation", None),
    }
}
