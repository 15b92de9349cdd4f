//! Places.

use crate::formats::jsonld::read::describe::Described;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::place_kind;
use crate::model::{Article, CountryCode, Id, Place, PlaceKind, PlaceRef};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// The single place in a property.
    pub(super) fn place_of(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<PlaceRef> {
        let value = self.one(thing, term)?;
        let place = self.place(thing, term, value)?;
        self.note(at, value);
        Some(place)
    }

    /// The place in a value of `thing`'s property `term`; declares it on first use.
    pub(super) fn place(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) -> Option<PlaceRef> {
        let found = self.place_value(value);
        if found.is_none() {
            self.lose(thing, term, value);
        }
        found
    }

    fn place_value(&mut self, value: Node<'d>) -> Option<PlaceRef> {
        if let Some(text) = self.text(value) {
            return match self.graph.with_id(text) {
                Some(node) => self.place_value(node),
                None => Some(self.place_by_name(text.trim(), value, None)),
            };
        }
        if value.kind() != Kind::Object {
            return None;
        }
        let thing = self.graph.thing(value);
        if let Some((kind, id)) = self.declared.get(&thing.node.id()) {
            let place = (*kind == EntityType::Place).then(|| PlaceRef(id.0.clone()));
            self.see(value);
            return place;
        }
        if !matches!(self.entity_type(thing), Some(EntityType::Place) | None) {
            return None;
        }
        let mut name = self.first_text(thing, "name");
        if let (None, Some(address)) = (name, self.take(thing, "address").first().copied()) {
            name = self.text(address).or_else(|| {
                let address = self.graph.thing(address);
                ["addressLocality", "addressRegion", "addressCountry"]
                    .iter()
                    .find_map(|term| self.first_text(address, term))
            });
        }
        Some(self.place_by_name(name?.trim(), value, Some(thing)))
    }

    fn place_by_name(&mut self, name: &'d str, value: Node<'d>, thing: Option<Thing<'d>>) -> PlaceRef {
        let has_id = thing.is_some_and(|thing| self.has_id(thing));
        if !has_id && let Some(id) = self.named.get(&(EntityType::Place, name.into())).cloned() {
            if let Some(thing) = thing {
                self.declared.insert(thing.node.id(), (EntityType::Place, id.clone()));
            }
            return PlaceRef(id.0);
        }
        let id = self.id_of(thing, name, "place");
        self.named.entry((EntityType::Place, name.into())).or_insert_with(|| id.clone());
        self.article.places.insert(id.clone(), Place::named(name, PlaceKind::default()));
        let map = Path::ROOT.key(Article::PLACES);
        let at = map.key(id.as_str());
        self.note(&at, value);
        match thing {
            None => self.note(&at.key(Place::NAME), value),
            Some(thing) => {
                self.declared.insert(thing.node.id(), (EntityType::Place, id.clone()));
                self.describe(Described::Place(id.clone(), name, thing));
            }
        }
        PlaceRef(id.0)
    }

    /// <https://schema.org/Place>
    pub(super) fn a_place(&mut self, id: &Id, name: &str, thing: Thing<'d>) -> Place {
        let map = Path::ROOT.key(Article::PLACES);
        let at = map.key(id.as_str());
        self.string(thing, "name", &at.key(Place::NAME));
        let mut identified = self.identified(thing);
        let (latitude, longitude) = self.geo(thing, &at);
        let kind = place_kind(self.type_name(thing));
        let part_of = self.place_of(thing, "containedInPlace", &at.key(Place::PART_OF));
        let code = self.address_of(thing, name, kind, part_of.as_ref(), &at.key(Place::ISO3166));
        let iso3166 = self.identifier_of(&mut identified, "ISO 3166", &at.key(Place::ISO3166));
        Place {
            name: name.to_owned(),
            kind,
            part_of,
            iso3166: iso3166.or(code).map(CountryCode),
            geonames: self.identifier_of(&mut identified, "GeoNames", &at.key(Place::GEONAMES)),
            latitude,
            longitude,
            identity: self.identity(thing, identified, &at),
        }
    }

    /// <https://schema.org/PostalAddress>: the country code. Its other properties must match the name of the place, or
    /// of one that contains it; otherwise they are lost.
    fn address_of(
        &mut self,
        thing: Thing<'d>,
        name: &str,
        kind: PlaceKind,
        part_of: Option<&PlaceRef>,
        at: &Path<'_>,
    ) -> Option<String> {
        let value = self.one(thing, "address")?;
        if value.kind() != Kind::Object {
            if self.text(value).is_none_or(|text| text.trim() != name) {
                self.lose(thing, "address", value);
            }
            return None;
        }
        self.see(value);
        let address = self.graph.thing(value);
        let mut code = None;
        for term in ["addressLocality", "addressRegion", "addressCountry"] {
            for part in self.take(address, term) {
                let country = self.graph.thing(part);
                let names = if part.kind() == Kind::Object { self.take(country, "name") } else { vec![part] };
                let Some(text) = names.first().and_then(|name| self.text(*name)).map(str::trim) else {
                    continue;
                };
                let is_code = term == "addressCountry" && CountryCode::from(text).is_well_formed();
                if is_code && kind == PlaceKind::Country && code.is_none() {
                    self.note(at, part);
                    code = Some(text.to_owned());
                } else if !self.is_within(text, is_code, name, part_of) {
                    self.lose(address, term, part);
                }
            }
        }
        code
    }

    /// Whether a place, or one that contains it, has this name or code.
    fn is_within(&self, text: &str, is_code: bool, name: &str, part_of: Option<&PlaceRef>) -> bool {
        let mut next = part_of;
        let mut is_it = text == name;
        // This ends cycles of places.
        for _ in 0..16 {
            let Some(place) = next.and_then(|id| self.article.places.get(id.as_str())) else { break };
            let has_code = |code: &CountryCode| is_code && code.country() == text;
            is_it |= place.name == text || place.iso3166.as_ref().is_some_and(has_code);
            next = place.part_of.as_ref();
        }
        is_it
    }

    /// <https://schema.org/GeoCoordinates>
    fn geo(&mut self, thing: Thing<'d>, at: &Path<'_>) -> (Option<f64>, Option<f64>) {
        let Some(geo) = self.one(thing, "geo") else { return (None, None) };
        let thing = self.graph.thing(geo);
        let mut degrees = |term| {
            let text = self.string(thing, term, &at.key(term))?;
            text.trim().parse::<f64>().ok().filter(|degrees| degrees.is_finite())
        };
        (degrees("latitude"), degrees("longitude"))
    }
}
