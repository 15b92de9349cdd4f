//! Records of places.

use super::common::{self, Common};
use super::{part, part_opt, reference_part};
use crate::formats::jats::writer::{Jats, token};
use crate::model::{CountryCode, Place, PlaceKind};
use crate::source::Path;

pub(super) fn record<'a>(jats: &mut Jats<'a>, place: &'a Place, at: &Path<'_>) {
    let Place {
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
    part(jats, "name", name);
    if *kind != PlaceKind::default() {
        part(jats, "kind", &token(kind));
    }
    if let Some(whole) = part_of {
        reference_part(jats, "part-of", whole.as_str());
    }
    part_opt(jats, "iso3166", iso3166.as_ref().map(CountryCode::as_str));
    part_opt(jats, "geonames", geonames.as_deref());
    part_opt(jats, "latitude", latitude.map(|degrees| degrees.to_string()).as_deref());
    part_opt(jats, "longitude", longitude.map(|degrees| degrees.to_string()).as_deref());
    common::parts(
        jats,
        Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image },
        at,
    );
}
