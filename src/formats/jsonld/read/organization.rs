//! Organizations.

use crate::formats::jsonld::read::agent::Common;
use crate::formats::jsonld::read::reader::{Reader, named};
use crate::formats::jsonld::read::types::Sort;
use crate::model::{Doi, Id, Organization, OrganizationKind, OrganizationRef, PlaceRef, Role, RoleKind};
use crate::source::Path;
use crate::source::jsonld::Thing;

impl<'d> Reader<'d> {
    /// <https://schema.org/Organization>
    pub(super) fn organization(&mut self, id: &Id, thing: Thing<'d>) -> Organization {
        let map = Path::ROOT.key("organizations");
        let at = map.key(id.as_str());
        let mut identified = self.identified(thing);
        let common = self.common(thing, &mut identified, &at);
        let Common { alternate_names, description, url, same_as, wikidata, isni, image } = common;
        let lei = self.identifier_of(&mut identified, "LEI", &at.key("lei"));
        let lei = lei.or_else(|| self.string(thing, "leiCode", &at.key("lei")));
        let organization = Organization {
            name: String::new(),
            kind: self.organization_kind(thing, &at.key("kind")),
            part_of: self.organization_of(thing, "parentOrganization", &at.key("partOf")),
            place: self.place_of(thing, "location", &at.key("place")).map(|id| PlaceRef(id.0)),
            ror: self.identifier_of(&mut identified, "ROR", &at.key("ror")).map(|id| id.as_str().into()),
            lei: lei.map(|lei| lei.as_str().into()),
            funder_doi: self
                .identifier_of(&mut identified, "Crossref Funder ID", &at.key("funderDoi"))
                .map(Doi),
            founded: self.date_or_own(thing, "foundingDate", "byline:foundingDate", &at.key("founded")),
            dissolved: self.date_or_own(
                thing,
                "dissolutionDate",
                "byline:dissolutionDate",
                &at.key("dissolved"),
            ),
            logo: self.picture(thing, "logo", &at.key("logo")),
            alternate_names,
            description,
            url,
            same_as,
            wikidata,
            isni,
            identifiers: self.other_identifiers(&mut identified, &at.key("identifiers")),
            image,
        };
        for value in self.take(thing, "memberOf") {
            if let Some(other) = self.agent(thing, "memberOf", value, Sort::Organization) {
                let affiliated = self.affiliated.entry(id.clone()).or_default();
                affiliated.push((OrganizationRef(other.0), value));
            }
        }
        self.add_founders(id, thing);
        organization
    }

    /// `founder` is a property of the organization; the article says it of the person.
    fn add_founders(&mut self, id: &Id, thing: Thing<'d>) {
        for value in self.take(thing, "founder") {
            let mut role = Role {
                title: None,
                organization: Some(OrganizationRef(id.0.clone())),
                kind: RoleKind::Founder,
                start: None,
                end: None,
            };
            let (inner, wrapper) = self.unwrapped(value, "founder");
            let Some(person) = inner.and_then(|inner| self.agent(thing, "founder", inner, Sort::Person))
            else {
                continue;
            };
            let map = Path::ROOT.key("people");
            let at = map.key(person.as_str());
            let at = at.key("roles");
            let index = self.article.people.get(person.as_str()).map_or(0, |person| person.roles.len());
            let at = at.item(index);
            if let Some(wrapper) = wrapper {
                role.title = self.string(wrapper, "roleName", &at.key("title"));
                role.start = self.date_or_own(wrapper, "startDate", "byline:startDate", &at.key("start"));
                role.end = self.date_or_own(wrapper, "endDate", "byline:endDate", &at.key("end"));
            }
            match self.article.people.get_mut(person.as_str()) {
                Some(person) if !person.roles.contains(&role) => {
                    person.roles.push(role);
                    self.note(&at, value);
                }
                Some(_) => {}
                None => self.lose(thing, "founder", value),
            }
        }
    }

    fn organization_kind(&mut self, thing: Thing<'d>, at: &Path<'_>) -> OrganizationKind {
        if let Some(kind) = self.string(thing, "byline:kind", at).and_then(|name| named(&name)) {
            return kind;
        }
        match self.type_name(thing) {
            Some("NewsMediaOrganization" | "RadioStation" | "TelevisionStation") => {
                OrganizationKind::NewsMedia
            }
            Some("GovernmentOrganization" | "GovernmentOffice") => OrganizationKind::Government,
            Some("Corporation" | "Airline" | "OnlineBusiness" | "OnlineStore" | "LocalBusiness") => {
                OrganizationKind::Company
            }
            Some("CollegeOrUniversity") => OrganizationKind::University,
            Some("ResearchOrganization") => OrganizationKind::ResearchInstitute,
            Some("NGO") => OrganizationKind::Ngo,
            Some("PoliticalParty") => OrganizationKind::PoliticalParty,
            _ => OrganizationKind::default(),
        }
    }
}

/// Somebody, or something, of which only the name is known.
pub(super) fn organization_called(name: &str) -> Organization {
    Organization::named(name.to_owned(), OrganizationKind::default())
}
