//! Records of people.

use super::common::common;
use super::{behind, field, from_token, is_reference, subparts};
use crate::formats::jats::read::reader::Reader;
use crate::model::{Date, Orcid, OrganizationRef, Person, Role, RoleKind};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    pub(super) fn person_record(&mut self, record: Node<'d>, at: &Path<'_>) -> Person {
        self.note(at, record);
        let mut person = Person::named(String::new());
        for part in record.elements() {
            match &*field(part) {
                "name" => person.name = self.part_text(part, &at.key("name")),
                "given-name" => person.given_name = Some(self.part_text(part, &at.key("givenName"))),
                "family-name" => person.family_name = Some(self.part_text(part, &at.key("familyName"))),
                "name-style" => person.name_style = from_token(&self.part_text(part, &at.key("nameStyle"))),
                "prefix" => person.prefix = Some(self.part_text(part, &at.key("prefix"))),
                "suffix" => person.suffix = Some(self.part_text(part, &at.key("suffix"))),
                "degrees" => person.degrees = Some(self.part_text(part, &at.key("degrees"))),
                "orcid" => {
                    let address = self.part_text(part, &at.key("orcid"));
                    person.orcid = Some(Orcid(behind("https://orcid.org/", address)));
                }
                "email" => person.email = Some(self.part_text(part, &at.key("email"))),
                "role" => {
                    let list = at.key("roles");
                    let role = self.role_part(part, &list.item(person.roles.len()));
                    person.roles.push(role);
                }
                _ => self.common_part(part, common!(person), at),
            }
        }
        person
    }

    fn role_part(&mut self, part: Node<'d>, at: &Path<'_>) -> Role {
        self.note(at, part);
        let organization = subparts(part).find(|subpart| is_reference(*subpart));
        Role {
            title: self.subpart_text(part, "title", &at.key("title")),
            organization: organization.map(|organization| OrganizationRef(self.referent(organization))),
            kind: subparts(part)
                .find(|subpart| field(*subpart) == "kind")
                .and_then(|kind| from_token(&self.words(kind)))
                .unwrap_or(RoleKind::default()),
            start: self.subpart_text(part, "start", &at.key("start")).map(Date),
            end: self.subpart_text(part, "end", &at.key("end")).map(Date),
        }
    }
}
