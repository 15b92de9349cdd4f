//! People.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::is_generation;
use crate::model::{Article, Id, OrganizationRef, Person, Role, RoleKind};
use crate::source::hash::HashSet;
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// <https://schema.org/Person>
    pub(super) fn person(&mut self, id: &Id, thing: Thing<'d>) -> Person {
        let map = Path::ROOT.key(Article::PEOPLE);
        let at = map.key(id.as_str());
        let mut identified = self.identified(thing);
        let (suffix, degrees) = self.suffixes(thing, &at);
        Person {
            name: String::new(),
            given_name: self.string(thing, "givenName", &at.key(Person::GIVEN_NAME)),
            family_name: self.string(thing, "familyName", &at.key(Person::FAMILY_NAME)),
            name_style: None,
            prefix: self.string(thing, "honorificPrefix", &at.key(Person::PREFIX)),
            suffix,
            degrees,
            orcid: self.identifier_of(&mut identified, "ORCID", &at.key(Person::ORCID)),
            email: self
                .string(thing, "email", &at.key(Person::EMAIL))
                .map(|email| without_scheme(&email).to_owned()),
            roles: self.roles(id, thing, &at.key(Person::ROLES)),
            identity: self.identity(thing, identified, &at),
        }
    }

    /// The suffix of the name: "Jr", and then the degrees.
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

    /// Positions, and relations to organizations.
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
                    // For a contributor, it belongs to the contribution.
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
        // A person with one position and one workplace has the position there.
        if let [Role { title: None, organization: Some(_), kind, start: None, end: None }, position] =
            roles.as_mut_slice()
            && *kind != RoleKind::Alumnus
            && position.organization.is_none()
            && position.start.is_none()
            && position.end.is_none()
        {
            let title = position.title.take();
            roles.truncate(1);
            roles[0].title = title;
        }
        roles
    }

    /// A relation to an organization: a role around it, or the organization itself.
    fn tie(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        kind: RoleKind,
        value: Node<'d>,
        at: &Path<'_>,
    ) -> Option<Role> {
        let (inner, wrapper) = self.unwrapped(value, term);
        let role = self.role_in(wrapper, kind, at);
        let id = self.agent(thing, term, inner?, EntityType::Organization)?;
        let is_declared = self.article.organizations.contains_key(id.as_str());
        is_declared.then_some(Role { organization: Some(OrganizationRef(id.0)), ..role })
    }

    /// What a [role](https://schema.org/Role) around an organization or a person says.
    pub(super) fn role_in(&mut self, wrapper: Option<Thing<'d>>, kind: RoleKind, at: &Path<'_>) -> Role {
        let Some(wrapper) = wrapper else { return Role { kind, ..Role::default() } };
        Role {
            title: self.string(wrapper, "roleName", &at.key(Role::TITLE)),
            organization: None,
            kind,
            start: self.date(wrapper, "startDate", &at.key(Role::START)),
            end: self.date(wrapper, "endDate", &at.key(Role::END)),
        }
    }

    /// The value in a [role](https://schema.org/Role), which repeats the property; or the value itself.
    pub(super) fn unwrapped(&mut self, value: Node<'d>, term: &str) -> (Option<Node<'d>>, Option<Thing<'d>>) {
        if value.kind() != Kind::Object {
            return (Some(value), None);
        }
        let thing = self.graph.thing(value);
        if self.entity_type(thing) != Some(EntityType::Role) {
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
                    .or_else(|| self.string(occupation, "name", &at.key(Role::TITLE)))
            });
            let Some(title) = title else {
                self.lose(thing, "hasOccupation", value);
                continue;
            };
            let mut role = Role { title: Some(title), ..Role::default() };
            if let Some(wrapper) = wrapper {
                role.start = self.date(wrapper, "startDate", &at.key(Role::START));
                role.end = self.date(wrapper, "endDate", &at.key(Role::END));
            }
            self.note(&at, value);
            roles.push(role);
        }
    }

    /// Positions without a role.
    fn add_job_titles(&mut self, thing: Thing<'d>, at: &Path<'_>, roles: &mut Vec<Role>) {
        let mut known: HashSet<String> = roles.iter().filter_map(|role| role.title.clone()).collect();
        for value in self.take(thing, "jobTitle") {
            let term = self.graph.thing(value);
            let title = self.text(value).map(str::to_owned).or_else(|| self.string(term, "name", at));
            let Some(title) = title else {
                self.lose(thing, "jobTitle", value);
                continue;
            };
            if !known.insert(title.clone()) {
                continue;
            }
            self.note(&at.item(roles.len()), value);
            self.note(&at.item(roles.len()).key(Role::TITLE), value);
            roles.push(Role { title: Some(title), ..Role::default() });
        }
    }
}

/// An e-mail address has no URL scheme.
fn without_scheme(email: &str) -> &str {
    email.strip_prefix("mailto:").unwrap_or(email)
}
