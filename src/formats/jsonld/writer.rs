//! The state of writing: what has been written in full, what may be lost.

use std::collections::hash_map::Entry;
use std::fmt::Display;

use crate::formats::Residue;
use crate::formats::jsonld::plain_text::Marks;
use crate::formats::jsonld::view::{Held, Iri, Node, Reference};
use crate::formats::jsonld::{ARTICLE_IDS, Shape};
use crate::formats::residue::Ledger;
use crate::model::{
    Article, Collection, Event, Id, Organization, OrganizationRef, Person, Place, Quote, Role, RoleKind,
    Work, is_web_address,
};
use crate::source::Path;
use crate::source::hash::HashMap;

/// Where a person or an organization is declared.
pub(super) const AGENTS: &[Collection] = &[Collection::People, Collection::Organizations];
/// Where an organization is declared.
pub(super) const ORGANIZATIONS: &[Collection] = &[Collection::Organizations];
/// Where a place is declared.
pub(super) const PLACES: &[Collection] = &[Collection::Places];
/// Where an event is declared.
pub(super) const EVENTS: &[Collection] = &[Collection::Events];
/// Where a work is declared.
pub(super) const WORKS: &[Collection] = &[Collection::Works];
/// Where anything but a quote is declared.
pub(super) const ENTITIES: &[Collection] = &[
    Collection::People,
    Collection::Organizations,
    Collection::Places,
    Collection::Events,
    Collection::Works,
];

/// Where anything with a map of its own is declared.
const MAPS: &[Collection] = &[
    Collection::People,
    Collection::Organizations,
    Collection::Places,
    Collection::Events,
    Collection::Works,
    Collection::Quotes,
];

/// Turns the article into views, one after the other in the order of the output.
pub(super) struct Writer<'a> {
    pub(super) article: &'a Article,
    /// Nodes in full, when they stand side by side.
    pub(super) nodes: Vec<Node<'a>>,
    /// What does not come back, and why.
    pub(super) ledger: Ledger,
    /// What the marks of the text say.
    pub(super) marks: Marks<'a>,
    /// The people who founded each organization, with the role that says so.
    pub(super) founders: HashMap<&'a str, Vec<(&'a Id, &'a Role)>>,
    /// The organizations that somebody worked for when making this article.
    pub(super) affiliations: HashMap<&'a str, Vec<&'a OrganizationRef>>,
    shape: Shape,
    base: &'a str,
    /// The id of the article itself.
    own_id: &'static str,
    placed: HashMap<&'a str, Collection>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(article: &'a Article, shape: Shape, residue: Residue) -> Self {
        let address = article.metadata.identifiers.url.as_ref().map(|url| url.as_str());
        let base = address.filter(|address| is_web_address(address)).unwrap_or_default();
        let declared = article.people.len()
            + article.organizations.len()
            + article.places.len()
            + article.events.len()
            + article.works.len()
            + article.quotes.len();
        Self {
            article,
            nodes: Vec::new(),
            ledger: Ledger::new("schema.org", residue),
            marks: Marks::default(),
            founders: founders(article),
            affiliations: affiliations(article),
            shape,
            base: base.split('#').next().unwrap_or_default(),
            own_id: own_id(article),
            placed: HashMap::with_capacity_and_hasher(declared, Default::default()),
        }
    }

    /// Takes note why what stands at `at`, or some of it, may not be read from what is written.
    pub(super) fn note(&mut self, at: &Path<'_>, why: impl Display) {
        self.ledger.note(at, why);
    }

    /// The id of a node.
    pub(super) fn iri(&self, id: &'a Id) -> Iri<'a> {
        Iri { base: self.base, fragment: id.as_str() }
    }

    /// The id of the article itself.
    pub(super) fn article_iri(&self) -> Iri<'a> {
        Iri { base: self.base, fragment: self.own_id }
    }

    /// A reference to what is declared under `id`.
    pub(super) fn refer(
        &mut self,
        at: &Path<'_>,
        id: &'a str,
        among: &[Collection],
    ) -> Option<Reference<'a>> {
        self.declared(at, id, among).map(|entity| Reference { id: self.iri(entity.id()) })
    }

    /// References to all that is declared under `ids`.
    pub(super) fn refer_all(
        &mut self,
        at: &Path<'_>,
        ids: impl Iterator<Item = &'a str>,
        among: &[Collection],
    ) -> Vec<Reference<'a>> {
        ids.enumerate().filter_map(|(index, id)| self.refer(&at.item(index), id, among)).collect()
    }

    /// What is declared under `id`: in full the first time, when the shape is nested.
    pub(super) fn hold(&mut self, at: &Path<'_>, id: &'a str, among: &[Collection]) -> Option<Held<'a>> {
        let entity = self.declared(at, id, among)?;
        Some(self.place(entity).unwrap_or_else(|| Held::Reference(Reference { id: self.iri(entity.id()) })))
    }

    /// Everything declared that no member of the article holds so far.
    pub(super) fn hold_the_rest(&mut self) -> Vec<Held<'a>> {
        let article = self.article;
        let all = article
            .people
            .iter()
            .map(|(id, person)| Entity::Person(id, person))
            .chain(article.organizations.iter().map(|(id, one)| Entity::Organization(id, one)))
            .chain(article.places.iter().map(|(id, place)| Entity::Place(id, place)))
            .chain(article.events.iter().map(|(id, event)| Entity::Event(id, event)))
            .chain(article.works.iter().map(|(id, work)| Entity::Work(id, work)));
        all.filter_map(|entity| self.place_once(entity)).collect()
    }

    /// The quotes, each in full.
    pub(super) fn hold_quotes(&mut self) -> Vec<Held<'a>> {
        let quotes = &self.article.quotes;
        quotes.iter().filter_map(|(id, quote)| self.place_once(Entity::Quote(id, quote))).collect()
    }

    /// The node if it is not written yet; a loss, if another one bears its id.
    fn place_once(&mut self, entity: Entity<'a>) -> Option<Held<'a>> {
        let id = entity.id();
        let placed = self.place(entity);
        if placed.is_none() && self.placed.get(id.as_str()) != Some(&entity.collection()) {
            let map = Path::ROOT.key(entity.map());
            self.note(&map.key(id.as_str()), format_args!("`{id}` is left out: the id is used twice"));
        }
        placed
    }

    /// The node, if none with its id is written yet.
    fn place(&mut self, entity: Entity<'a>) -> Option<Held<'a>> {
        let id = entity.id();
        match self.placed.entry(id.as_str()) {
            Entry::Occupied(_) => return None,
            Entry::Vacant(vacant) => vacant.insert(entity.collection()),
        };
        let map = Path::ROOT.key(entity.map());
        let at = map.key(id.as_str());
        let node = match entity {
            Entity::Person(id, person) => Node::Person(Box::new(self.person(&at, id, person))),
            Entity::Organization(id, one) => Node::Organization(Box::new(self.organization(&at, id, one))),
            Entity::Place(id, place) => Node::Place(Box::new(self.a_place(&at, id, place))),
            Entity::Event(id, event) => Node::Event(Box::new(self.event(&at, id, event))),
            Entity::Work(id, work) => Node::Work(Box::new(self.work(&at, id, work))),
            Entity::Quote(id, quote) => Node::Quotation(Box::new(self.quotation(&at, id, quote))),
        };
        Some(match self.shape {
            Shape::Nested => Held::Full(node),
            Shape::Graph => {
                self.nodes.push(node);
                Held::Reference(Reference { id: self.iri(id) })
            }
        })
    }

    /// What is declared under `id`; a loss, if nothing is.
    fn declared(&mut self, at: &Path<'_>, id: &str, among: &[Collection]) -> Option<Entity<'a>> {
        let found = find(self.article, id, among);
        if found.is_none() {
            let why = format_args!("`{}` is left out: nothing is declared under that id", id.escape_debug());
            self.note(at, why);
        }
        found
    }
}

/// What is declared under `id`.
fn find<'a>(article: &'a Article, id: &str, among: &[Collection]) -> Option<Entity<'a>> {
    among.iter().find_map(|collection| match collection {
        Collection::People => article.people.get_key_value(id).map(|(id, one)| Entity::Person(id, one)),
        Collection::Organizations => {
            article.organizations.get_key_value(id).map(|(id, one)| Entity::Organization(id, one))
        }
        Collection::Places => article.places.get_key_value(id).map(|(id, one)| Entity::Place(id, one)),
        Collection::Events => article.events.get_key_value(id).map(|(id, one)| Entity::Event(id, one)),
        Collection::Works => article.works.get_key_value(id).map(|(id, one)| Entity::Work(id, one)),
        Collection::Quotes => article.quotes.get_key_value(id).map(|(id, one)| Entity::Quote(id, one)),
        Collection::Blocks => None,
    })
}

/// Something declared, with its id.
#[derive(Clone, Copy)]
enum Entity<'a> {
    Person(&'a Id, &'a Person),
    Organization(&'a Id, &'a Organization),
    Place(&'a Id, &'a Place),
    Event(&'a Id, &'a Event),
    Work(&'a Id, &'a Work),
    Quote(&'a Id, &'a Quote),
}

impl<'a> Entity<'a> {
    fn id(self) -> &'a Id {
        match self {
            Self::Person(id, _)
            | Self::Organization(id, _)
            | Self::Place(id, _)
            | Self::Event(id, _)
            | Self::Work(id, _)
            | Self::Quote(id, _) => id,
        }
    }

    /// The name of the map it is declared in.
    fn map(self) -> &'static str {
        match self {
            Self::Person(..) => "people",
            Self::Organization(..) => "organizations",
            Self::Place(..) => "places",
            Self::Event(..) => "events",
            Self::Work(..) => "works",
            Self::Quote(..) => "quotes",
        }
    }

    fn collection(self) -> Collection {
        match self {
            Self::Person(..) => Collection::People,
            Self::Organization(..) => Collection::Organizations,
            Self::Place(..) => Collection::Places,
            Self::Event(..) => Collection::Events,
            Self::Work(..) => Collection::Works,
            Self::Quote(..) => Collection::Quotes,
        }
    }
}

/// The id of the article itself: `article`, unless something in it is called that.
fn own_id(article: &Article) -> &'static str {
    let is_free = |id: &&str| find(article, id, MAPS).is_none();
    ARTICLE_IDS.into_iter().find(is_free).unwrap_or("_article.")
}

fn founders(article: &Article) -> HashMap<&str, Vec<(&Id, &Role)>> {
    let mut founders: HashMap<&str, Vec<(&Id, &Role)>> = HashMap::default();
    for (id, person) in &article.people {
        for role in &person.roles {
            if let (RoleKind::Founder, Some(organization)) = (role.kind, &role.organization) {
                founders.entry(organization.as_str()).or_default().push((id, role));
            }
        }
    }
    founders
}

fn affiliations(article: &Article) -> HashMap<&str, Vec<&OrganizationRef>> {
    let mut affiliations: HashMap<&str, Vec<&OrganizationRef>> = HashMap::default();
    for contributor in article.metadata.authors.iter().chain(&article.metadata.contributors) {
        affiliations.entry(contributor.agent.as_str()).or_default().extend(&contributor.affiliations);
    }
    affiliations
}
