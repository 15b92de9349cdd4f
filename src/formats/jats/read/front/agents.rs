//! People, organizations and places, each declared once however often it occurs.

use crate::formats::jats::read::body::Known;
use crate::formats::jats::read::front::affiliation_parts::Email;
use crate::formats::jats::read::reader::Reader;
use crate::model::{
    AgentRef, AlternateName, CountryCode, Id, Language, Merge, Organization, OrganizationKind,
    OrganizationRef, Person, Place, PlaceKind, PlaceRef, WorkIdentifiers,
};
use crate::source::hash::{HashMap, HashSet};
use crate::source::xml::{Node, NodeId};

/// More people of one name are all treated as different: comparing each with all others would take too long.
const MOST_NAMESAKES: usize = 100;

/// The declarations so far, for lookup.
#[derive(Debug, Default)]
pub(in crate::formats::jats::read) struct Agents {
    people_by_name: HashMap<String, Vec<Id>>,
    people_by_orcid: HashMap<String, Id>,
    organizations_by_name: HashMap<String, Vec<Id>>,
    /// By name and containing place.
    places: HashMap<(String, Option<PlaceRef>), Id>,
    countries: HashMap<String, Id>,
    /// The first works with each set of identifiers, of those that are indexed.
    pub(super) works_by_identifiers: HashMap<WorkIdentifiers, Id>,
    pub(super) indexed_works: usize,
    /// The marks by which contributors refer to affiliations and notes, each with its cross-reference.
    pub(super) marks: HashMap<NodeId, (String, NodeId)>,
    /// The affiliations that have been read, and the e-mail addresses in them.
    pub(super) affiliations: HashMap<NodeId, Vec<OrganizationRef>>,
    pub(super) emails: Vec<(OrganizationRef, Email)>,
    pub(in crate::formats::jats::read) known_people: Known,
    pub(in crate::formats::jats::read) known_organizations: Known,
    pub(in crate::formats::jats::read) known_places: Known,
    pub(in crate::formats::jats::read) known_events: Known,
}

impl<'d> Reader<'d> {
    /// Declares a person, unless already known; people `among` those of one list are different.
    ///
    /// The id of a contributor is that of the person.
    pub(super) fn person(&mut self, person: Person, among: &HashSet<AgentRef>, node: Node<'d>) -> AgentRef {
        let id = self.known_person(&person, among).or_else(|| self.id_of_agent(node));
        let id = id.unwrap_or_else(|| self.ids.named(&person.name, "person"));
        if let Some(orcid) = &person.orcid {
            self.agents.people_by_orcid.entry(orcid.canonical()).or_insert_with(|| id.clone());
        }
        let namesakes = self.agents.people_by_name.entry(person.name.clone()).or_default();
        if namesakes.len() <= MOST_NAMESAKES && !namesakes.contains(&id) {
            namesakes.push(id.clone());
        }
        self.note_entity("people", id.as_str(), node);
        self.lose_other_details(&id, &person, node);
        let agent = AgentRef(id.0.clone());
        match self.article.people.get_mut(&id) {
            Some(known) => complete(known, person),
            None => drop(self.article.people.insert(id, person)),
        }
        agent
    }

    /// Records the details of a person who is known with others.
    fn lose_other_details(&mut self, id: &Id, person: &Person, node: Node<'d>) {
        let Some(known) = self.article.people.get(id) else { return };
        let differ = |one: &Option<String>, two: &Option<String>| {
            one.as_ref().zip(two.as_ref()).is_some_and(|(one, two)| one != two)
        };
        let differing = [
            ("bio", differ(&known.identity.description, &person.identity.description)),
            ("degrees", differ(&known.degrees, &person.degrees)),
            ("email", differ(&known.email, &person.email)),
        ];
        for (name, _) in differing.into_iter().filter(|(_, is_other)| *is_other) {
            let parts = node.descendants().filter(|part| part.is(name));
            parts.for_each(|part| self.ignore(part));
        }
    }

    fn known_person(&self, person: &Person, among: &HashSet<AgentRef>) -> Option<Id> {
        let is_listed = |id: &Id| among.contains(&AgentRef(id.0.clone()));
        if let Some(orcid) = &person.orcid
            && let Some(id) = self.agents.people_by_orcid.get(&orcid.canonical())
            && let Some(known) = self.article.people.get(id)
        {
            // Two contributors of one list with one iD are the same only if they have the same name, too.
            let is_same = known.name == person.name || !is_listed(id) && known.shares_name_with(person);
            return is_same.then(|| id.clone());
        }
        let namesakes =
            self.agents.people_by_name.get(&person.name).filter(|ids| ids.len() <= MOST_NAMESAKES)?;
        let is_other = |id: &Id| {
            let known = self.article.people.get(id).and_then(|known| known.orcid.as_ref());
            let differ =
                known.zip(person.orcid.as_ref()).is_some_and(|(one, two)| one.canonical() != two.canonical());
            differ || is_listed(id)
        };
        namesakes.iter().find(|id| !is_other(id)).cloned()
    }

    fn id_of_agent(&mut self, node: Node<'d>) -> Option<Id> {
        let id = self.attribute(node, "id").filter(|_| matches!(node.name(), "contrib" | "aff"))?;
        self.ids.claim(&id)
    }

    /// Declares an organization, unless already known.
    ///
    /// The id of an affiliation is that of its innermost organization, of which it is the `node`.
    pub(super) fn organization(&mut self, organization: Organization, node: Node<'d>) -> OrganizationRef {
        let namesakes = self.agents.organizations_by_name.entry(organization.name.clone()).or_default();
        let all = &self.article.organizations;
        let is_same = |id: &&Id| all.get(*id).is_some_and(|known| is_same(known, &organization));
        if let Some(id) = namesakes.iter().find(is_same)
            && let Some(known) = self.article.organizations.get_mut(id)
        {
            known.merge(organization);
            return OrganizationRef(id.0.clone());
        }
        let id = self.id_of_agent(node).unwrap_or_else(|| self.ids.named(&organization.name, "organization"));
        let namesakes = self.agents.organizations_by_name.entry(organization.name.clone()).or_default();
        if namesakes.len() < MOST_NAMESAKES {
            namesakes.push(id.clone());
        }
        self.note_entity("organizations", id.as_str(), node);
        self.article.organizations.insert(id.clone(), organization);
        OrganizationRef(id.0)
    }

    /// Declares a place, unless already known.
    pub(super) fn place(
        &mut self,
        name: String,
        kind: PlaceKind,
        code: Option<String>,
        part_of: Option<PlaceRef>,
        node: Node<'d>,
    ) -> PlaceRef {
        let by_code = code.as_ref().and_then(|code| self.agents.countries.get(code)).cloned();
        let key = (name.clone(), part_of.clone());
        if let Some(id) = by_code.or_else(|| self.agents.places.get(&key).cloned())
            && let Some(known) = self.article.places.get_mut(&id)
        {
            // Some affiliations end with a full stop.
            let is_same = |other: &str| other.trim_end_matches('.') == name.trim_end_matches('.');
            let is_new = !is_same(&known.name)
                && !known.identity.alternate_names.iter().any(|other| is_same(&other.name));
            if is_new {
                known.identity.alternate_names.push(AlternateName { name, language: None, kind: None });
            }
            if known.kind == PlaceKind::default() {
                known.kind = kind;
            }
            if known.iso3166.is_none()
                && let Some(code) = code
            {
                known.iso3166 = Some(CountryCode(code.clone()));
                self.agents.countries.insert(code, id.clone());
            }
            return PlaceRef(id.0.clone());
        }
        let id = self.ids.named(&name, "place");
        if let Some(code) = &code {
            self.agents.countries.insert(code.clone(), id.clone());
        }
        self.note_entity("places", id.as_str(), node);
        self.agents.places.insert(key, id.clone());
        let place = Place { part_of, iso3166: code.map(CountryCode), ..Place::named(name, kind) };
        self.article.places.insert(id.clone(), place);
        PlaceRef(id.0)
    }

    /// The language of an element, unless it is that of the article.
    pub(super) fn language(&self, node: Node<'d>, article: &Language) -> Option<Language> {
        self.attribute(node, "xml:lang").map(Language).filter(|language| language != article)
    }
}

/// Whether two organizations with one name are the same: they have the same parent and location, or one of them states
/// neither. Many universities have departments of the same name.
fn is_same(known: &Organization, other: &Organization) -> bool {
    let is_department = [known, other].iter().any(|it| it.kind == OrganizationKind::Department);
    let agrees = if is_department {
        known.part_of == other.part_of && known.place == other.place
    } else {
        agree(&known.part_of, &other.part_of) && agree(&known.place, &other.place)
    };
    agrees && !is_another(known, other)
}

/// Whether two values are equal, or one is unknown.
fn agree<T: PartialEq>(one: &Option<T>, two: &Option<T>) -> bool {
    one.is_none() || two.is_none() || one == two
}

/// Whether the two have different identifiers in one registry.
fn is_another(known: &Organization, other: &Organization) -> bool {
    let differ = |one: Option<String>, two: Option<String>| one.zip(two).is_some_and(|(one, two)| one != two);
    differ(known.ror.as_ref().map(|id| id.url()), other.ror.as_ref().map(|id| id.url()))
        || differ(
            known.identity.isni.as_ref().map(|id| id.url()),
            other.identity.isni.as_ref().map(|id| id.url()),
        )
}

/// Adds unknown details of a person; the parts of another name are not used.
fn complete(known: &mut Person, mut person: Person) {
    if known.name != person.name {
        let names = &mut known.identity.alternate_names;
        if names.iter().all(|other| other.name != person.name) {
            names.push(AlternateName { name: person.name.clone(), ..AlternateName::default() });
        }
        person = Person { given_name: None, family_name: None, name_style: None, ..person };
    }
    known.merge(person);
}
