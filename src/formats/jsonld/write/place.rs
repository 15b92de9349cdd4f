//! Places, and their postal addresses.

use crate::formats::jsonld::vocabulary::{place_kind, place_type};
use crate::formats::jsonld::write::entity::{self, Entity};
use crate::formats::jsonld::write::identifier::Identifiers;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Article, CountryCode, Identity, Place, PlaceKind};
use crate::source::Path;

/// A [PostalAddress](https://schema.org/PostalAddress).
#[derive(Debug, Default, PartialEq)]
pub(super) struct Address<'a> {
    locality: Option<&'a str>,
    region: Option<&'a str>,
    country: Option<&'a str>,
}

impl<'a> Writer<'a, '_> {
    /// <https://schema.org/Place>
    ///
    /// ```json
    /// { "@type": "City", "name": "Seoul",
    ///   "address": { "@type": "PostalAddress", "addressLocality": "Seoul", "addressCountry": "KR" },
    ///   "sameAs": ["https://www.wikidata.org/wiki/Q8684"] }
    /// ```
    pub(super) fn place_node(&mut self, at: &Path<'_>, entity: Entity<'a>, place: &'a Place) {
        let Place { name, kind, part_of, iso3166, geonames, latitude, longitude, identity } = place;
        let Identity { alternate_names, description, url, same_as, wikidata: _, isni: _, identifiers, image } =
            identity;
        let mut known = Identifiers::default();
        if let Some(id) = geonames {
            let is_number = !id.is_empty() && !id.starts_with('0') && id.bytes().all(|b| b.is_ascii_digit());
            if is_number || !id.trim().is_empty() {
                known.add("GeoNames", id, is_number.then(|| format!("https://sws.geonames.org/{id}/")));
            } else {
                self.lose(&at.key(Place::GEONAMES), id, "it is blank");
            }
        }
        known.of(identity);
        // In schema.org, an online place is not a place: it has no location.
        let is_virtual = *kind == PlaceKind::Virtual;
        let node_type = place_type(*kind, iso3166.as_ref().is_some_and(is_subdivision));

        self.node(entity, node_type);
        self.json.text("name", name);
        self.alternate_names(at, alternate_names);
        self.text("description", &at.key(Identity::DESCRIPTION), description.as_deref());
        self.address("url", &at.key(Identity::URL), url.as_ref().map(|url| url.as_str()));
        if is_virtual {
            self.lose(&at.key(Place::PART_OF), part_of, "a virtual location is not in a place");
            self.lose(&at.key(Place::LATITUDE), latitude, "a virtual location has no coordinates");
            self.lose(&at.key(Place::LONGITUDE), longitude, "a virtual location has no coordinates");
        } else {
            self.postal_address(&address_of(self.article, place));
            self.geo(*latitude, *longitude);
            let whole = part_of.as_ref().map(|whole| whole.as_str());
            self.held("containedInPlace", &at.key(Place::PART_OF), whole, entity::place);
        }
        self.same_as(at, &known.addresses, same_as, identifiers);
        self.identifiers(&at.key(Identity::IDENTIFIERS), &known, identifiers);
        self.json.end();
        if place_kind(Some(node_type)) != *kind {
            self.lose(&at.key(Place::KIND), kind, "schema.org has no type for it");
        }
        if country_code(place).is_none() {
            self.lose(&at.key(Place::ISO3166), iso3166, "only country codes are written");
        }
        self.lose(&at.key(Identity::IMAGE), image, "no consumer uses the image of a place");
    }

    /// <https://schema.org/PostalAddress>
    fn postal_address(&mut self, address: &Address<'_>) {
        if *address == Address::default() {
            return;
        }
        let Address { locality, region, country } = address;
        self.json.key("address");
        self.json.node("PostalAddress");
        for (key, part) in
            [("addressLocality", locality), ("addressRegion", region), ("addressCountry", country)]
        {
            if let Some(part) = part {
                self.json.text(key, part);
            }
        }
        self.json.end();
    }

    /// <https://schema.org/GeoCoordinates>
    fn geo(&mut self, latitude: Option<f64>, longitude: Option<f64>) {
        if latitude.is_none() && longitude.is_none() {
            return;
        }
        self.json.key("geo");
        self.json.node("GeoCoordinates");
        for (key, degrees) in [("latitude", latitude), ("longitude", longitude)] {
            if let Some(degrees) = degrees.filter(|degrees| degrees.is_finite()) {
                self.json.scalar(key, degrees);
            }
        }
        self.json.end();
    }
}

/// Whether a place has a postal address or is online, so that people can go there.
pub(super) fn can_be_found(article: &Article, place: &Place) -> bool {
    match place.kind {
        PlaceKind::Virtual => place.identity.url.is_some(),
        _ => address_of(article, place) != Address::default(),
    }
}

/// The address of a place, from its type and the places that contain it: for each part the nearest place.
fn address_of<'a>(article: &'a Article, place: &'a Place) -> Address<'a> {
    let mut address = Address::default();
    let mut next = Some(place);
    // This ends cycles of places.
    for _ in 0..16 {
        let Some(Place { name, kind, part_of, iso3166, .. }) = next else { break };
        let name = Some(name.as_str()).filter(|name| !name.trim().is_empty());
        match kind {
            PlaceKind::City => address.locality = address.locality.or(name),
            PlaceKind::Region if iso3166.as_ref().is_some_and(is_subdivision) => {
                address.region = address.region.or(name);
            }
            PlaceKind::Country => {
                let code = next.and_then(country_code).map(CountryCode::as_str);
                address.country = address.country.or(code).or(name);
            }
            PlaceKind::Region | PlaceKind::Place | PlaceKind::Venue | PlaceKind::Virtual => {}
        }
        next = part_of.as_ref().and_then(|whole| article.places.get(whole.as_str()));
    }
    address
}

/// The country code.
fn country_code(place: &Place) -> Option<&CountryCode> {
    let code = place.iso3166.as_ref()?;
    (place.kind == PlaceKind::Country && code.is_well_formed() && !is_subdivision(code)).then_some(code)
}

fn is_subdivision(code: &CountryCode) -> bool {
    code.as_str().contains('-')
}
