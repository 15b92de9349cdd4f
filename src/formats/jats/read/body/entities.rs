//! People, organizations, places and events named with an identifier, or in an index.

use crate::formats::jats::read::reader::Reader;
use crate::model::{
    EntityRef, Event, Id, Identity, Isni, Orcid, Organization, OrganizationKind, Person, Place, PlaceKind,
    Ror, Scheme, WikidataId,
};
use crate::source::hash::HashMap;
use crate::source::xml::Node;

/// The declarations of one kind so far, for lookup.
#[derive(Debug, Default)]
pub(in crate::formats::jats::read) struct Known {
    by_identifier: HashMap<(Scheme, String), Id>,
    by_name: HashMap<String, Id>,
    /// How many of the declarations have been indexed.
    seen: usize,
}

impl Known {
    fn add(&mut self, id: &Id, name: &str, identifiers: &[Option<(Scheme, String)>]) {
        self.seen += 1;
        self.by_name.entry(name.to_owned()).or_insert_with(|| id.clone());
        for identifier in identifiers.iter().flatten() {
            self.by_identifier.entry(identifier.clone()).or_insert_with(|| id.clone());
        }
    }
}

impl<'d> Reader<'d> {
    /// Whether an element identifies an entity, and has nothing else that would be lost.
    pub(super) fn is_identified(&self, node: Node<'d>) -> bool {
        const VOCABULARY: [&str; 5] =
            ["content-type", "vocab", "vocab-identifier", "vocab-term", "vocab-term-identifier"];
        let mut attributes = node.attributes();
        identifier(node).is_some()
            && attributes.all(|attribute| VOCABULARY.contains(&attribute.qualified_name()))
    }

    /// Whether a keyword is the name of an entity, with an identifier or without.
    pub(in crate::formats::jats::read) fn names_entity(&self, term: Node<'d>) -> bool {
        !self.words(term).is_empty()
            && term.elements().next().is_none()
            && (term.attributes().next().is_none() || self.is_identified(term))
    }

    /// The entity of this kind: by its identifier, or else by its name.
    pub(in crate::formats::jats::read) fn entity(&mut self, node: Node<'d>, kind: &str) -> Option<EntityRef> {
        let identifier = identifier(node);
        let name = match &identifier {
            Some(_) => self.attribute(node, "vocab-term").unwrap_or_else(|| self.words(node)),
            None => self.words(node),
        };
        if name.is_empty() {
            return None;
        }
        let known = self.known(kind)?;
        let found = match &identifier {
            Some(identifier) => known.by_identifier.get(identifier),
            None => known.by_name.get(&name),
        };
        if let Some(found) = found {
            return Some(EntityRef(found.0.clone()));
        }
        let id = self.ids.named(&name, "entity");
        let map = self.declare(kind, id.clone(), name, identifier)?;
        self.note_entity(map, id.as_str(), node);
        Some(EntityRef(id.0))
    }

    /// The declarations of a kind.
    fn known(&mut self, kind: &str) -> Option<&Known> {
        let wikidata = |identity: &Identity| {
            identity.wikidata.as_ref().map(|item| (Scheme::Wikidata, item.canonical().to_owned()))
        };
        let isni = |identity: &Identity| identity.isni.as_ref().map(|isni| (Scheme::Isni, isni.canonical()));
        let article = &self.article;
        let agents = &mut self.agents;
        Some(match kind {
            "person" => {
                let known = &mut agents.known_people;
                for (id, person) in article.people.iter().skip(known.seen) {
                    let Person { name, orcid, identity, .. } = person;
                    let orcid = orcid.as_ref().map(|orcid| (Scheme::Orcid, orcid.canonical()));
                    known.add(id, name, &[orcid, wikidata(identity), isni(identity)]);
                }
                known
            }
            "organization" => {
                let known = &mut agents.known_organizations;
                for (id, organization) in article.organizations.iter().skip(known.seen) {
                    let Organization { name, ror, identity, .. } = organization;
                    let ror = ror.as_ref().map(|ror| (Scheme::Ror, ror.canonical().to_owned()));
                    known.add(id, name, &[ror, wikidata(identity), isni(identity)]);
                }
                known
            }
            "place" => {
                let known = &mut agents.known_places;
                for (id, place) in article.places.iter().skip(known.seen) {
                    let geonames = place.geonames.clone().map(|number| (Scheme::Geonames, number));
                    known.add(id, &place.name, &[geonames, wikidata(&place.identity)]);
                }
                known
            }
            "event" => {
                let known = &mut agents.known_events;
                for (id, event) in article.events.iter().skip(known.seen) {
                    known.add(id, &event.name, &[wikidata(&event.identity)]);
                }
                known
            }
            _ => return None,
        })
    }

    /// Declares an entity seen for the first time. Returns the field of the article that has it.
    fn declare(
        &mut self,
        kind: &str,
        id: Id,
        name: String,
        identifier: Option<(Scheme, String)>,
    ) -> Option<&'static str> {
        let (scheme, value) =
            identifier.map_or((None, String::new()), |(scheme, value)| (Some(scheme), value));
        let of = |wanted: Scheme| (scheme == Some(wanted)).then(|| value.clone());
        let identity = Identity {
            wikidata: of(Scheme::Wikidata).map(WikidataId),
            isni: of(Scheme::Isni).map(Isni),
            ..Identity::default()
        };
        Some(match kind {
            "person" => {
                let orcid = of(Scheme::Orcid).map(Orcid);
                self.article.people.insert(id, Person { orcid, identity, ..Person::named(name) });
                "people"
            }
            "organization" => {
                let ror = of(Scheme::Ror).map(Ror);
                let named = Organization::named(name, OrganizationKind::default());
                self.article.organizations.insert(id, Organization { ror, identity, ..named });
                "organizations"
            }
            "place" => {
                let geonames = of(Scheme::Geonames);
                let named = Place::named(name, PlaceKind::default());
                self.article.places.insert(id, Place { geonames, identity, ..named });
                "places"
            }
            "event" => {
                self.article.events.insert(id, Event { identity, ..Event::named(name) });
                "events"
            }
            _ => return None,
        })
    }
}

/// The identifier in the attributes of a term, if it is in a registry of people, organizations, places or events.
fn identifier(node: Node<'_>) -> Option<(Scheme, String)> {
    let address = node.attribute("vocab-term-identifier")?.value();
    Scheme::of_address(&address).filter(|(scheme, _)| {
        matches!(scheme, Scheme::Orcid | Scheme::Ror | Scheme::Isni | Scheme::Wikidata | Scheme::Geonames)
    })
}
