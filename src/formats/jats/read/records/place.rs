//! Records of places.

use super::common::common;
use super::{field, from_token};
use crate::formats::jats::read::reader::Reader;
use crate::model::{CountryCode, Place, PlaceKind, PlaceRef};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    pub(super) fn place_record(&mut self, record: Node<'d>, at: &Path<'_>) -> Place {
        self.note(at, record);
        let mut place = Place::named(String::new(), PlaceKind::default());
        for part in record.elements() {
            match &*field(part) {
                "name" => place.name = self.part_text(part, &at.key("name")),
                "kind" => {
                    place.kind = from_token(&self.part_text(part, &at.key("kind"))).unwrap_or_default();
                }
                "part-of" => place.part_of = Some(PlaceRef(self.part_reference(part, &at.key("partOf")))),
                "iso3166" => place.iso3166 = Some(CountryCode(self.part_text(part, &at.key("iso3166")))),
                "geonames" => place.geonames = Some(self.part_text(part, &at.key("geonames"))),
                "latitude" => place.latitude = self.part_text(part, &at.key("latitude")).parse().ok(),
                "longitude" => place.longitude = self.part_text(part, &at.key("longitude")).parse().ok(),
                _ => self.common_part(part, common!(place), at),
            }
        }
        place
    }
}
