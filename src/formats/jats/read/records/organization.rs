//! Records of organizations.

use super::common::common;
use super::{behind, field, from_token};
use crate::formats::jats::read::reader::Reader;
use crate::model::{Doi, Lei, Organization, OrganizationKind, OrganizationRef, PlaceRef, Ror};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    pub(super) fn organization_record(&mut self, record: Node<'d>, at: &Path<'_>) -> Organization {
        self.note(at, record);
        let mut organization = Organization::named(String::new(), OrganizationKind::default());
        for part in record.elements() {
            match &*field(part) {
                "name" => organization.name = self.part_text(part, &at.key("name")),
                "kind" => {
                    let kind = self.part_text(part, &at.key("kind"));
                    organization.kind = from_token(&kind).unwrap_or_default();
                }
                "part-of" => {
                    let whole = self.part_reference(part, &at.key("partOf"));
                    organization.part_of = Some(OrganizationRef(whole));
                }
                "place" => organization.place = Some(PlaceRef(self.part_reference(part, &at.key("place")))),
                "ror" => {
                    let address = self.part_text(part, &at.key("ror"));
                    organization.ror = Some(Ror(behind("https://ror.org/", address)));
                }
                "lei" => organization.lei = Some(Lei(self.part_text(part, &at.key("lei")))),
                "funder-doi" => {
                    organization.funder_doi = Some(Doi(self.part_text(part, &at.key("funderDoi"))))
                }
                "founded" => organization.founded = self.part_date(part, &at.key("founded")),
                "dissolved" => organization.dissolved = self.part_date(part, &at.key("dissolved")),
                "logo" => organization.logo = self.recorded_graphic(part, &at.key("logo")),
                _ => self.common_part(part, common!(organization), at),
            }
        }
        organization
    }
}
