//! People and organizations.

use std::collections::hash_map::Entry;

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::graph::Thing;
use crate::formats::jsonld::read::identified::Identified;
use crate::formats::jsonld::read::reader::{Reader, named};
use crate::formats::jsonld::read::types::Sort;
use crate::model::{
    AlternateName, Doi, Id, Isni, Language, Media, NameKind, Organization, OrganizationKind, OrganizationRef,
    Person, PlaceRef, Role, RoleKind, Uri, Url, WikidataId,
};
use crate::source::{Kind, Node, Path};

/// What is known of people, organizations, places and events alike.
#[derive(Debug)]
pub(super) struct Common {
    pub(super) alternate_names: Vec<AlternateName>,
    pub(super) description: Option<String>,
    pub(super) url: Option<Url>,
    pub(super) same_as: Vec<Uri>,
    pub(super) wikidata: Option<WikidataId>,
    pub(super) isni: Option<Isni>,
    pub(super) image: Option<Media>,
}

impl<'d> Reader<'d> {
    /// The person or organization that a value of `thing`'s property `term` is; declared, if it is not yet.
    ///
    /// What does not say its type is `otherwise`.
    pub(super) fn agent(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        value: Node<'d>,
        otherwise: Sort,
    ) -> Option<Id> {
        let found = self.agent_of(value, otherwise);
        if found.is_none() {
            self.lose(thing, term, value);
        }
        found
    }

    /// The only organization of a property.
    pub(super) fn organization_of(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        at: &Path<'_>,
    ) -> Option<OrganizationRef> {
        let value = self.one(thing, term)?;
        let id = self.agent(thing, term, value, Sort::Organization)?;
        if !self.article.organizations.contains_key(id.as_str()) {
            self.lose(thing, term, value);
            return None;
        }
        self.note(at, value);
        Some(OrganizationRef(id.0))
    }

    fn agent_of(&mut self, value: Node<'d>, otherwise: Sort) -> Option<Id> {
        if let Some(text) = self.text(value) {
            let text = text.trim();
            if let Some(node) = self.graph.with_id(text) {
                return self.agent_of(node, otherwise);
            }
            // An address names nobody.
            if text.contains("://") {
                return None;
            }
            return Some(self.agent_by_name(text, otherwise, value, None));
        }
        if value.kind() != Kind::Object {
            return None;
        }
        self.see(value);
        let thing = self.graph.thing(value);
        if let Some((sort, id)) = self.declared.get(&thing.node.id()) {
            return matches!(sort, Sort::Person | Sort::Organization).then(|| id.clone());
        }
        let sort = match self.sort(thing) {
            Some(sort @ (Sort::Person | Sort::Organization)) => sort,
            Some(Sort::Term) | None => otherwise,
            Some(_) => return None,
        };
        let name = self.name_of(thing)?;
        Some(self.agent_by_name(name.as_ref(), sort, value, Some(thing)))
    }

    /// Somebody's name; made from its parts where that is all there is.
    fn name_of(&mut self, thing: Thing<'d>) -> Option<&'d str> {
        let names = self.take(thing, "name");
        for name in &names {
            if let Some(text) = self.text(*name) {
                return Some(text.trim());
            }
        }
        ["legalName", "familyName", "givenName"].iter().find_map(|term| {
            let values = self.take(thing, term);
            values.first().and_then(|value| self.text(*value)).map(str::trim)
        })
    }

    fn agent_by_name(&mut self, name: &'d str, sort: Sort, value: Node<'d>, thing: Option<Thing<'d>>) -> Id {
        let sort = self.sort_by_name(name, sort, value, thing);
        let has_id = thing.is_some_and(|thing| self.graph.keyword(thing.node, "@id").is_some());
        if !has_id && let Some(id) = self.named.get(&(sort, name)).cloned() {
            if let Some(thing) = thing {
                self.declared.insert(thing.node.id(), (sort, id.clone()));
                self.add_to(sort, &id, thing);
            }
            return id;
        }
        let otherwise = if sort == Sort::Person { "person" } else { "organization" };
        let id = self.id_of(thing, name, otherwise);
        if let Entry::Vacant(entry) = self.named.entry((sort, name)) {
            entry.insert(id.clone());
        }
        if let Some(thing) = thing {
            self.declared.insert(thing.node.id(), (sort, id.clone()));
        }
        match sort {
            Sort::Person => {
                self.article.people.insert(id.clone(), person_called(name));
            }
            _ => {
                self.article.organizations.insert(id.clone(), organization_called(name));
            }
        }
        let map = Path::ROOT.key(if sort == Sort::Person { "people" } else { "organizations" });
        let at = map.key(id.as_str());
        self.note(&at, value);
        match thing {
            None => self.note(&at.key("name"), value),
            Some(thing) => {
                self.string(thing, "name", &at.key("name"));
                self.add_to(sort, &id, thing);
            }
        }
        id
    }

    /// A person with the name of the publisher is the publisher.
    fn sort_by_name(&mut self, name: &'d str, sort: Sort, value: Node<'d>, thing: Option<Thing<'d>>) -> Sort {
        let is_publisher = sort == Sort::Person
            && thing.is_none_or(|thing| self.graph.keyword(thing.node, "@id").is_none())
            && self.named.contains_key(&(Sort::Organization, name));
        if !is_publisher {
            return sort;
        }
        let says_person = thing.is_some_and(|thing| self.sort(thing) == Some(Sort::Person));
        if says_person {
            let what = format!("the person `{name}` is read as the organization of that name");
            self.losses.change(what, value.span(), "the name of an organization", Severity::Warning);
        }
        Sort::Organization
    }

    /// The id of what is declared: its own, if that is a fragment of the document's address, else one made from its name.
    pub(super) fn id_of(&mut self, thing: Option<Thing<'d>>, name: &str, otherwise: &str) -> Id {
        let own = thing.and_then(|thing| self.graph.keyword(thing.node, "@id")).and_then(Node::text);
        let fragment = own.and_then(|id| id.strip_prefix(self.base).and_then(|rest| rest.strip_prefix('#')));
        let own = fragment.and_then(|fragment| self.ids.own(fragment));
        own.unwrap_or_else(|| self.ids.named(name, otherwise))
    }

    fn add_to(&mut self, sort: Sort, id: &Id, thing: Thing<'d>) {
        match sort {
            Sort::Person => {
                let person = self.person(id, thing);
                if let Some(declared) = self.article.people.get_mut(id.as_str()) {
                    add_person(declared, person);
                }
            }
            _ => {
                let organization = self.organization(id, thing);
                if let Some(declared) = self.article.organizations.get_mut(id.as_str()) {
                    add_organization(declared, organization);
                }
            }
        }
    }

    /// <https://schema.org/Person>
    fn person(&mut self, id: &Id, thing: Thing<'d>) -> Person {
        let map = Path::ROOT.key("people");
        let at = map.key(id.as_str());
        let mut identified = self.identified(thing);
        let common = self.common(thing, &mut identified, &at);
        let Common { alternate_names, description, url, same_as, wikidata, isni, image } = common;
        let (suffix, degrees) = self.suffixes(thing, &at);
        Person {
            name: String::new(),
            given_name: self.string(thing, "givenName", &at.key("givenName")),
            family_name: self.string(thing, "familyName", &at.key("familyName")),
            name_style: None,
            prefix: self.string(thing, "honorificPrefix", &at.key("prefix")),
            suffix,
            degrees,
            orcid: self
                .identifier_of(&mut identified, "ORCID", &at.key("orcid"))
                .map(|id| id.as_str().into()),
            email: self
                .string(thing, "email", &at.key("email"))
                .map(|email| without_scheme(&email).to_owned()),
            roles: self.roles(id, thing, &at.key("roles")),
            alternate_names,
            description,
            url,
            same_as,
            wikidata,
            isni,
            identifiers: self.other_identifiers(&mut identified, &at.key("identifiers")),
            image,
        }
    }

    /// What stands behind the name: "Jr", and then the degrees.
    fn suffixes(&mut self, thing: Thing<'d>, at: &Path<'_>) -> (Option<String>, Option<String>) {
        let values = self.take(thing, "honorificSuffix");
        let (mut suffix, mut degrees) = (None, None);
        for value in values {
            let Some(text) = self.text(value) else {
                self.lose(thing, "honorificSuffix", value);
                continue;
            };
            let (field, list) =
                if is_generation(text) { ("suffix", &mut suffix) } else { ("degrees", &mut degrees) };
            match list {
                None => *list = Some(text.to_owned()),
                Some(list) => {
                    list.push_str(", ");
                    list.push_str(text);
                }
            }
            self.note(&at.key(field), value);
        }
        (suffix, degrees)
    }

    /// Positions, and what ties somebody to organizations.
    fn roles(&mut self, id: &Id, thing: Thing<'d>, at: &Path<'_>) -> Vec<Role> {
        const TIES: [(&str, RoleKind); 4] = [
            ("worksFor", RoleKind::Employment),
            ("affiliation", RoleKind::Affiliation),
            ("memberOf", RoleKind::Membership),
            ("alumniOf", RoleKind::Alumnus),
        ];
        let mut roles: Vec<Role> = Vec::new();
        for (term, kind) in TIES {
            for value in self.take(thing, term) {
                let at = at.item(roles.len());
                let Some(role) = self.tie(thing, term, kind, value, &at) else { continue };
                let is_bare = role.title.is_none() && role.start.is_none() && role.end.is_none();
                match role.organization.clone().filter(|_| is_bare && kind == RoleKind::Affiliation) {
                    // Of those who made the article it is where they worked for it.
                    Some(organization) => {
                        self.affiliated.entry(id.clone()).or_default().push((organization, value));
                    }
                    None => {
                        self.note(&at, value);
                        roles.push(role);
                    }
                }
            }
        }
        self.add_occupations(thing, at, &mut roles);
        self.add_job_titles(thing, at, &mut roles);
        roles
    }

    /// A tie to an organization: a role around it, or the organization itself.
    fn tie(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        kind: RoleKind,
        value: Node<'d>,
        at: &Path<'_>,
    ) -> Option<Role> {
        let mut role = Role { title: None, organization: None, kind, start: None, end: None };
        let (inner, wrapper) = self.unwrapped(value, term);
        if let Some(wrapper) = wrapper {
            role.title = self.string(wrapper, "roleName", &at.key("title"));
            role.start = self.date_or_own(wrapper, "startDate", "byline:startDate", &at.key("start"));
            role.end = self.date_or_own(wrapper, "endDate", "byline:endDate", &at.key("end"));
        }
        let id = self.agent(thing, term, inner?, Sort::Organization)?;
        self.article.organizations.contains_key(id.as_str()).then(|| {
            role.organization = Some(OrganizationRef(id.0));
            role
        })
    }

    /// The value in a [role](https://schema.org/Role), which repeats the property; or the value itself.
    pub(super) fn unwrapped(&mut self, value: Node<'d>, term: &str) -> (Option<Node<'d>>, Option<Thing<'d>>) {
        if value.kind() != Kind::Object {
            return (Some(value), None);
        }
        let thing = self.graph.thing(value);
        if self.sort(thing) != Some(Sort::Role) {
            return (Some(value), None);
        }
        (self.take(thing, term).first().copied(), Some(thing))
    }

    fn add_occupations(&mut self, thing: Thing<'d>, at: &Path<'_>, roles: &mut Vec<Role>) {
        for value in self.take(thing, "hasOccupation") {
            let at = at.item(roles.len());
            let (inner, wrapper) = self.unwrapped(value, "hasOccupation");
            let title = inner.and_then(|inner| {
                let occupation = self.graph.thing(inner);
                self.text(inner)
                    .map(str::to_owned)
                    .or_else(|| self.string(occupation, "name", &at.key("title")))
            });
            let Some(title) = title else {
                self.lose(thing, "hasOccupation", value);
                continue;
            };
            let mut role = Role {
                title: Some(title),
                organization: None,
                kind: RoleKind::default(),
                start: None,
                end: None,
            };
            if let Some(wrapper) = wrapper {
                role.start = self.date_or_own(wrapper, "startDate", "byline:startDate", &at.key("start"));
                role.end = self.date_or_own(wrapper, "endDate", "byline:endDate", &at.key("end"));
            }
            self.note(&at, value);
            roles.push(role);
        }
    }

    /// Positions that no role has named.
    fn add_job_titles(&mut self, thing: Thing<'d>, at: &Path<'_>, roles: &mut Vec<Role>) {
        for value in self.take(thing, "jobTitle") {
            let title = match self.text(value) {
                Some(text) => Some(text.to_owned()),
                None => {
                    let term = self.graph.thing(value);
                    self.string(term, "name", at)
                }
            };
            let Some(title) = title else {
                self.lose(thing, "jobTitle", value);
                continue;
            };
            if roles.iter().any(|role| role.title.as_ref() == Some(&title)) {
                continue;
            }
            self.note(&at.item(roles.len()), value);
            self.note(&at.item(roles.len()).key("title"), value);
            let kind = RoleKind::default();
            roles.push(Role { title: Some(title), organization: None, kind, start: None, end: None });
        }
    }

    /// <https://schema.org/Organization>
    fn organization(&mut self, id: &Id, thing: Thing<'d>) -> Organization {
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
                .map(|id| Doi(id)),
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

    /// The members of <https://schema.org/Thing>.
    pub(super) fn common(
        &mut self,
        thing: Thing<'d>,
        identified: &mut Identified<'d>,
        at: &Path<'_>,
    ) -> Common {
        Common {
            alternate_names: self.alternate_names(thing, &at.key("alternateNames")),
            description: self.string(thing, "description", &at.key("description")),
            url: self.address(thing, "url", &at.key("url")),
            wikidata: self
                .identifier_of(identified, "Wikidata", &at.key("wikidata"))
                .map(|id| id.as_str().into()),
            isni: self.identifier_of(identified, "ISNI", &at.key("isni")).map(|id| id.as_str().into()),
            same_as: self.same_as(identified, &at.key("sameAs")),
            image: self.picture(thing, "image", &at.key("image")),
        }
    }

    /// `alternateName`, and what ours says more about some of them.
    fn alternate_names(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Vec<AlternateName> {
        let mut names: Vec<AlternateName> = Vec::new();
        for value in self.take(thing, "alternateName") {
            let Some(name) = self.text(value) else {
                self.lose(thing, "alternateName", value);
                continue;
            };
            self.note(&at.item(names.len()), value);
            self.note(&at.item(names.len()).key("name"), value);
            names.push(AlternateName {
                name: name.to_owned(),
                language: self.language_of(value),
                kind: None,
            });
        }
        for value in self.take(thing, "byline:alternateName") {
            let more = self.graph.thing(value);
            let kind: Option<NameKind> = self.string(more, "byline:kind", at).and_then(|kind| named(&kind));
            let Some(name) = self.take(more, "byline:name").first().copied() else { continue };
            let language = self.language_of(name);
            let Some(text) = self.text(name) else { continue };
            let is_it = |known: &&mut AlternateName| {
                known.name == text && known.language.is_none() && known.kind.is_none()
            };
            if let Some(known) = names.iter_mut().find(is_it) {
                (known.language, known.kind) = (language, kind);
            }
        }
        names
    }

    /// The language that a value says it is in.
    pub(super) fn language_of(&self, value: Node<'d>) -> Option<Language> {
        self.graph.keyword(value, "@language").and_then(Node::text).map(Language::from)
    }
}

/// An address of mail is no address of the web.
fn without_scheme(email: &str) -> &str {
    email.strip_prefix("mailto:").unwrap_or(email)
}

/// Whether it is a part of the name, and no degree.
fn is_generation(suffix: &str) -> bool {
    let bare = suffix.trim().trim_end_matches('.').to_ascii_lowercase();
    matches!(
        bare.as_str(),
        "jr" | "sr" | "junior" | "senior" | "ii" | "iii" | "iv" | "v" | "vi" | "2nd" | "3rd"
    )
}

fn person_called(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        given_name: None,
        family_name: None,
        name_style: None,
        prefix: None,
        suffix: None,
        degrees: None,
        orcid: None,
        email: None,
        roles: Vec::new(),
        alternate_names: Vec::new(),
        description: None,
        url: None,
        same_as: Vec::new(),
        wikidata: None,
        isni: None,
        identifiers: Vec::new(),
        image: None,
    }
}

fn organization_called(name: &str) -> Organization {
    Organization {
        name: name.to_owned(),
        kind: OrganizationKind::default(),
        part_of: None,
        place: None,
        ror: None,
        lei: None,
        funder_doi: None,
        founded: None,
        dissolved: None,
        logo: None,
        alternate_names: Vec::new(),
        description: None,
        url: None,
        same_as: Vec::new(),
        wikidata: None,
        isni: None,
        identifiers: Vec::new(),
        image: None,
    }
}

/// Adds what one node says of somebody to what others said before.
macro_rules! add {
    ($to:ident, $from:ident: $($single:ident)+; $($list:ident)+) => {
        $($to.$single = $to.$single.take().or($from.$single);)+
        $(for one in $from.$list {
            if !$to.$list.contains(&one) {
                $to.$list.push(one);
            }
        })+
    };
}

fn add_person(to: &mut Person, from: Person) {
    add!(to, from: given_name family_name name_style prefix suffix degrees orcid email description url wikidata isni image;
        roles alternate_names same_as identifiers);
}

fn add_organization(to: &mut Organization, from: Organization) {
    if to.kind == OrganizationKind::default() {
        to.kind = from.kind;
    }
    add!(to, from: part_of place ror lei funder_doi founded dissolved logo description url wikidata isni image;
        alternate_names same_as identifiers);
}
