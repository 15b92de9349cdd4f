//! Organizations.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::{FUNDER_REGISTRY, organization_kind};
use crate::model::{Article, Id, Organization, OrganizationRef, Person, PlaceRef, RoleKind};
use crate::source::Path;
use crate::source::jsonld::Thing;

impl<'d> Reader<'d> {
    /// <https://schema.org/Organization>
    pub(super) fn organization(&mut self, id: &Id, thing: Thing<'d>) -> Organization {
        let map = Path::ROOT.key(Article::ORGANIZATIONS);
        let at = map.key(id.as_str());
        let mut identified = self.identified(thing);
        let lei = self.identifier_of(&mut identified, "LEI", &at.key(Organization::LEI));
        let lei = lei.or_else(|| self.string(thing, "leiCode", &at.key(Organization::LEI)));
        let organization = Organization {
            name: String::new(),
            label: None,
            kind: organization_kind(self.type_name(thing)),
            part_of: self.organization_of(thing, "parentOrganization", &at.key(Organization::PART_OF)),
            place: self.place_of(thing, "location", &at.key(Organization::PLACE)).map(|id| PlaceRef(id.0)),
            ror: self.identifier_of(&mut identified, "ROR", &at.key(Organization::ROR)),
            lei: lei.map(|lei| lei.as_str().into()),
            funder_doi: self.identifier_of(
                &mut identified,
                FUNDER_REGISTRY,
                &at.key(Organization::FUNDER_DOI),
            ),
            founded: self.date(thing, "foundingDate", &at.key(Organization::FOUNDED)),
            dissolved: self.date(thing, "dissolutionDate", &at.key(Organization::DISSOLVED)),
            logo: self.picture(thing, "logo", &at.key(Organization::LOGO)).map(Box::new),
            policies: Box::new(self.policies(thing, &at.key(Organization::POLICIES))),
            identity: self.identity(thing, identified, &at),
        };
        for value in self.take(thing, "memberOf") {
            if let Some(other) = self.agent(thing, "memberOf", value, EntityType::Organization) {
                let affiliated = self.affiliated.entry(id.clone()).or_default();
                affiliated.push((OrganizationRef(other.0), value));
            }
        }
        self.add_founders(id, thing);
        organization
    }

    /// `founder` is a property of the organization; the article has it in the person.
    fn add_founders(&mut self, id: &Id, thing: Thing<'d>) {
        for value in self.take(thing, "founder") {
            let (inner, wrapper) = self.unwrapped(value, "founder");
            let Some(person) =
                inner.and_then(|inner| self.agent(thing, "founder", inner, EntityType::Person))
            else {
                continue;
            };
            let map = Path::ROOT.key(Article::PEOPLE);
            let at = map.key(person.as_str());
            let at = at.key(Person::ROLES);
            let index = self.article.people.get(person.as_str()).map_or(0, |person| person.roles.len());
            let at = at.item(index);
            let mut role = self.role_in(wrapper, RoleKind::Founder, &at);
            role.organization = Some(OrganizationRef(id.0.clone()));
            let is_new = self.founders.insert((person.clone(), role.clone()));
            match self.article.people.get_mut(person.as_str()) {
                Some(person) if is_new => {
                    person.roles.push(role);
                    self.note(&at, value);
                }
                Some(_) => {}
                None => self.lose(thing, "founder", value),
            }
        }
    }
}
