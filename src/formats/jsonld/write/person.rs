//! People.

use crate::formats::jsonld::vocabulary::is_generation;
use crate::formats::jsonld::write::entity::{self, Entity};
use crate::formats::jsonld::write::identifier::Identifiers;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::{Entry, Writer};
use crate::model::{self, Article, Contributor, Identity, OrganizationRef, Person, Role, RoleKind};
use crate::source::Path;
use crate::source::hash::HashSet;

impl<'a> Writer<'a, '_> {
    /// <https://schema.org/Person>
    ///
    /// ```json
    /// { "@type": "Person", "name": "Ana Silva", "givenName": "Ana", "familyName": "Silva", "jobTitle":
    /// "editor",
    ///   "sameAs": ["https://orcid.org/0000-0002-1825-0097"] }
    /// ```
    pub(super) fn person(&mut self, at: &Path<'_>, entity: Entity<'a>, person: &'a model::Person) {
        let model::Person {
            name,
            given_name,
            family_name,
            name_style,
            prefix,
            suffix,
            degrees,
            orcid,
            email,
            roles,
            identity,
        } = person;
        let Identity { alternate_names, description, url, same_as, wikidata: _, isni: _, identifiers, image } =
            identity;
        let entry = self.state(entity).entry;
        let main = roles.iter().position(|role| role.end.is_none() && role.kind != RoleKind::Alumnus);
        let mut known = Identifiers::default();
        if let Some(orcid) = orcid {
            known.add("ORCID", orcid.as_str(), orcid.checksum_holds().then(|| orcid.url()));
        }
        known.of(identity);

        self.node(entity, "Person");
        self.json.text("name", name);
        self.text("givenName", &at.key(Person::GIVEN_NAME), given_name.as_deref());
        self.text("familyName", &at.key(Person::FAMILY_NAME), family_name.as_deref());
        self.alternate_names(at, alternate_names);
        self.text("honorificPrefix", &at.key(Person::PREFIX), prefix.as_deref());
        self.suffixes(at, suffix.as_deref(), degrees.as_deref());
        let title = main.and_then(|index| roles[index].title.as_deref());
        let title = title.filter(|title| !title.trim().is_empty());
        if let Some(title) = title {
            self.json.text("jobTitle", title);
        }
        self.text("description", &at.key(Identity::DESCRIPTION), description.as_deref());
        if matches!(entry, Some(Entry::Author(_))) {
            self.text("email", &at.key(Person::EMAIL), email.as_deref());
        } else {
            self.lose(&at.key(Person::EMAIL), email, "email addresses are written only for authors");
        }
        self.address("url", &at.key(Identity::URL), url.as_ref().map(|url| url.as_str()));
        self.picture("image", &at.key(Identity::IMAGE), image.as_deref());
        self.same_as(at, &known.addresses, same_as, identifiers);
        self.identifiers(&at.key(Identity::IDENTIFIERS), &known, identifiers);
        self.roles(&at.key(Person::ROLES), roles, main, entry);
        self.json.end();
        self.lose(&at.key(Person::NAME_STYLE), name_style, "schema.org has no order for the parts of a name");
    }

    /// What follows the name: `honorificSuffix` is both "Jr" and degrees.
    fn suffixes(&mut self, at: &Path<'_>, suffix: Option<&str>, degrees: Option<&str>) {
        let mut written: Vec<&str> = Vec::new();
        for (field, text, is_told) in [("suffix", suffix, true), ("degrees", degrees, false)] {
            match text {
                Some(text) if !text.trim().is_empty() && is_generation(text) == is_told => written.push(text),
                Some(text) => self.lose(&at.key(field), &text, "suffixes and degrees are not distinguished"),
                None => {}
            }
        }
        match written.as_slice() {
            [] => {}
            [one] => self.json.text("honorificSuffix", one),
            several => {
                let mut list = List::new("honorificSuffix");
                for one in several {
                    list.string(&mut self.json, one);
                }
                list.end(&mut self.json);
            }
        }
    }

    /// The affiliation at the time of writing, and the organization of the first position that has not ended.
    fn roles(&mut self, at: &Path<'_>, roles: &'a [Role], main: Option<usize>, entry: Option<Entry>) {
        let main_role = main.map(|index| &roles[index]);
        let organization = main_role.and_then(|role| role.organization.as_ref());
        let (affiliated, names_organization) = self.affiliations(main_role, entry);
        for (term, kind) in [("worksFor", RoleKind::Employment), ("memberOf", RoleKind::Membership)] {
            let is_it = main_role.is_some_and(|role| role.kind == kind) && !names_organization;
            if let (true, Some(index), Some(organization)) = (is_it, main, organization) {
                let at = at.item(index);
                let at = at.key(Role::ORGANIZATION);
                let mut list = List::new(term);
                if let Some(entity) = self.found(&at, organization.as_str(), entity::organization) {
                    self.hold_in(&mut list, entity);
                }
                list.end(&mut self.json);
            }
        }
        let mut list = List::new("alumniOf");
        let mut known = HashSet::default();
        for (index, role) in roles.iter().enumerate() {
            if role.kind == RoleKind::Alumnus
                && role.end.is_none()
                && let Some(organization) = &role.organization
                && let Some(entity) = self.writable(entity::organization, organization.as_str())
            {
                let at = at.item(index);
                if !known.insert(organization) {
                    self.lose(&at, role, "the organization is named once");
                    continue;
                }
                self.hold_in(&mut list, entity);
                self.lose(&at.key(Role::TITLE), &role.title, "schema.org has no title for alumni");
                self.lose(&at.key(Role::START), &role.start, "only schema.org roles have dates");
            }
        }
        list.end(&mut self.json);
        for (index, role) in roles.iter().enumerate() {
            let at = at.item(index);
            if Some(index) == main {
                self.lose_of_main(&at, role, entry.is_some(), affiliated, names_organization);
            } else if !self.is_written(role) {
                self.lose(&at, role, "only the first current position is written");
            } else if role.kind == RoleKind::Founder {
                self.lose(&at.key(Role::TITLE), &role.title, "only the first current position is written");
                self.lose(&at.key(Role::START), &role.start, "only schema.org roles have dates");
            }
        }
    }

    /// Whether a role other than the main one is written: founders and alumni.
    fn is_written(&self, role: &Role) -> bool {
        let is_tie = matches!(role.kind, RoleKind::Founder | RoleKind::Alumnus) && role.end.is_none();
        let organization = role.organization.as_ref().filter(|_| is_tie);
        organization.is_some_and(|id| self.writable(entity::organization, id.as_str()).is_some())
    }

    /// `affiliation`: the affiliation at the time of writing, then the organization of the main role, if it has no
    /// other details. Returns their number, and whether that organization is among them.
    fn affiliations(&mut self, main: Option<&'a Role>, entry: Option<Entry>) -> (usize, bool) {
        let metadata = &self.article.metadata;
        let (map, index, made) = match entry {
            Some(Entry::Author(index)) => ("authors", index, Some(&metadata.authors[index])),
            Some(Entry::Contributor(index)) => ("contributors", index, Some(&metadata.contributors[index])),
            None => ("", 0, None),
        };
        let own: &'a [OrganizationRef] = made.map(|made| made.affiliations.as_slice()).unwrap_or_default();
        let root = Path::ROOT.key(Article::METADATA);
        let map = root.key(map);
        let entry_at = map.item(index);
        let entry_at = entry_at.key(Contributor::AFFILIATIONS);
        let mut list = List::new("affiliation");
        let mut count = 0;
        for (index, organization) in own.iter().enumerate() {
            let at = entry_at.item(index);
            if own[..index].contains(organization) {
                self.lose(&at, organization, "it is also written elsewhere");
            } else if let Some(entity) = self.found(&at, organization.as_str(), entity::organization) {
                self.hold_in(&mut list, entity);
                count += 1;
            }
        }
        let organization = main.and_then(|role| role.organization.as_ref());
        let mut is_named = organization.is_some_and(|organization| own.contains(organization));
        if let (false, Some(Role { kind: RoleKind::Affiliation, .. }), Some(organization)) =
            (is_named, main, organization)
            && let Some(entity) = self.writable(entity::organization, organization.as_str())
        {
            self.hold_in(&mut list, entity);
            (count, is_named) = (count + 1, true);
        }
        list.end(&mut self.json);
        (count, is_named)
    }

    /// What of the main role is not written, or cannot be distinguished from an affiliation.
    fn lose_of_main(
        &mut self,
        at: &Path<'_>,
        role: &Role,
        is_contributor: bool,
        affiliated: usize,
        is_named: bool,
    ) {
        let Role { title, organization, kind, start, end: _ } = role;
        let title = title.as_deref();
        let has_title = title.is_some_and(|title| !title.trim().is_empty());
        if !has_title {
            self.lose(&at.key(Role::TITLE), &title, "it is blank");
        }
        let exists = organization
            .as_ref()
            .is_some_and(|id| self.writable(entity::organization, id.as_str()).is_some());
        // A reader puts a job title at the person's only affiliation.
        let is_told = match kind {
            _ if is_named && is_contributor => affiliated == 1 && has_title,
            RoleKind::Affiliation | RoleKind::Founder => exists,
            // `found` has recorded it.
            RoleKind::Employment | RoleKind::Membership | RoleKind::Alumnus => true,
        };
        if !is_told {
            self.lose(
                &at.key(Role::ORGANIZATION),
                organization,
                "schema.org does not link a position to an affiliation",
            );
        }
        let says_kind = match kind {
            RoleKind::Affiliation | RoleKind::Founder => exists,
            RoleKind::Employment | RoleKind::Membership | RoleKind::Alumnus => exists && !is_named,
        };
        if !says_kind && *kind != RoleKind::Affiliation {
            self.lose(&at.key(Role::KIND), kind, "it is written only as an affiliation");
        }
        self.lose(&at.key(Role::START), start, "only schema.org roles have dates");
    }
}

/// Whether a role is that of a founder; not if it has ended.
pub(super) fn founds(role: &Role) -> bool {
    role.kind == RoleKind::Founder && role.end.is_none()
}
