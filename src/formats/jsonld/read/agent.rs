//! People and organizations.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::describe::Described;
use crate::formats::jsonld::read::identified::Identified;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{
    AlternateName, Id, Identity, Isni, Language, Organization, OrganizationKind, OrganizationRef, Person,
    WikidataId,
};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// The person or organization in a value of `thing`'s property `term`; declares it on first use.
    ///
    /// Without a type, it is `otherwise`.
    pub(super) fn agent(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        value: Node<'d>,
        otherwise: EntityType,
    ) -> Option<Id> {
        let found = self.agent_of(value, otherwise);
        if found.is_none() {
            self.lose(thing, term, value);
        }
        found
    }

    /// The single organization in a property.
    pub(super) fn organization_of(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        at: &Path<'_>,
    ) -> Option<OrganizationRef> {
        let values = self.take(thing, term);
        let (value, others) = values.split_first()?;
        let (value, id) = (*value, self.agent(thing, term, *value, EntityType::Organization)?);
        for other in others {
            if self.agent(thing, term, *other, EntityType::Organization).is_some_and(|other| other != id) {
                self.lose(thing, term, *other);
            }
        }
        if !self.article.organizations.contains_key(id.as_str()) {
            self.lose(thing, term, value);
            return None;
        }
        self.note(at, value);
        Some(OrganizationRef(id.0))
    }

    fn agent_of(&mut self, value: Node<'d>, otherwise: EntityType) -> Option<Id> {
        if let Some(text) = self.text(value) {
            let text = text.trim();
            if let Some(node) = self.graph.with_id(text) {
                return self.agent_of(node, otherwise);
            }
            // A URL is not a name.
            if text.contains("://") {
                return None;
            }
            return Some(self.agent_by_name(text.into(), otherwise, value, None));
        }
        if value.kind() != Kind::Object {
            return None;
        }
        self.see(value);
        let thing = self.graph.thing(value);
        if let Some((kind, id)) = self.declared.get(&thing.node.id()) {
            return matches!(kind, EntityType::Person | EntityType::Organization).then(|| id.clone());
        }
        let kind = match self.entity_type(thing) {
            Some(kind @ (EntityType::Person | EntityType::Organization)) => kind,
            Some(EntityType::Term) | None => otherwise,
            Some(_) => return None,
        };
        let name = self.name_of(thing)?;
        Some(self.agent_by_name(name, kind, value, Some(thing)))
    }

    /// The name of a person or organization; made from its parts if there is nothing else.
    fn name_of(&mut self, thing: Thing<'d>) -> Option<Cow<'d, str>> {
        let names = self.take(thing, "name");
        for name in &names {
            if let Some(text) = self.text(*name) {
                return Some(text.trim().into());
            }
        }
        if let Some(name) = self.first_text(thing, "legalName") {
            return Some(name.trim().into());
        }
        let parts = ["givenName", "familyName"].map(|term| self.first_text(thing, term).map(str::trim));
        match parts {
            [Some(given), Some(family)] => Some(format!("{given} {family}").into()),
            [given, family] => given.or(family).map(Cow::Borrowed),
        }
    }

    fn agent_by_name(
        &mut self,
        name: Cow<'d, str>,
        kind: EntityType,
        value: Node<'d>,
        thing: Option<Thing<'d>>,
    ) -> Id {
        let kind = self.type_by_name(&name, kind, value, thing);
        let has_id = thing.is_some_and(|thing| self.has_id(thing));
        if !has_id && let Some(id) = self.named.get(&(kind, name.clone())).cloned() {
            if let Some(thing) = thing {
                self.declared.insert(thing.node.id(), (kind, id.clone()));
                self.describe(Described::Agent(kind, id.clone(), thing));
            }
            return id;
        }
        let otherwise = if kind == EntityType::Person { "person" } else { "organization" };
        let id = self.id_of(thing, &name, otherwise);
        if let Entry::Vacant(entry) = self.named.entry((kind, name.clone())) {
            entry.insert(id.clone());
        }
        if let Some(thing) = thing {
            self.declared.insert(thing.node.id(), (kind, id.clone()));
        }
        match kind {
            EntityType::Person => {
                self.article.people.insert(id.clone(), Person::named(&*name));
            }
            _ => {
                self.article
                    .organizations
                    .insert(id.clone(), Organization::named(&*name, OrganizationKind::default()));
            }
        }
        let map = Path::ROOT.key(if kind == EntityType::Person { "people" } else { "organizations" });
        let at = map.key(id.as_str());
        self.note(&at, value);
        match thing {
            None => self.note(&at.key(Person::NAME), value),
            Some(thing) => {
                self.string(thing, "name", &at.key(Person::NAME));
                self.describe(Described::Agent(kind, id.clone(), thing));
            }
        }
        id
    }

    /// A person with the publisher's name is the publisher.
    fn type_by_name(
        &mut self,
        name: &str,
        kind: EntityType,
        value: Node<'d>,
        thing: Option<Thing<'d>>,
    ) -> EntityType {
        let is_publisher = kind == EntityType::Person
            && thing.is_none_or(|thing| !self.has_id(thing))
            && self.named.contains_key(&(EntityType::Organization, Cow::Owned(name.to_owned())));
        if !is_publisher {
            return kind;
        }
        let says_person = thing.is_some_and(|thing| self.entity_type(thing) == Some(EntityType::Person));
        if says_person {
            let what = format!("the person `{name}` is read as the organization with that name");
            self.losses.change(what, value.span(), "the name of an organization", Severity::Warning);
        }
        EntityType::Organization
    }

    /// The id for a declaration: its own, if that is a fragment of the document's URL or a blank node label, otherwise
    /// one generated from its name.
    pub(super) fn id_of(&mut self, thing: Option<Thing<'d>>, name: &str, otherwise: &str) -> Id {
        let own = thing.and_then(|thing| self.graph.id(thing.node));
        let own = own.and_then(|id| {
            let fragment = id.strip_prefix(self.base).and_then(|rest| rest.strip_prefix('#'));
            fragment.or_else(|| id.strip_prefix("_:").filter(|label| !is_numbered(label)))
        });
        let own = own.and_then(|fragment| self.ids.own(fragment));
        own.unwrap_or_else(|| self.ids.named(name, otherwise))
    }

    /// Whether a thing has an id, not only a label that a program made.
    pub(super) fn has_id(&self, thing: Thing<'d>) -> bool {
        let id = self.graph.id(thing.node);
        id.is_some_and(|id| !id.strip_prefix("_:").is_some_and(is_numbered))
    }

    /// The properties of <https://schema.org/Thing>, with the identifiers that have no field of their own.
    pub(super) fn identity(
        &mut self,
        thing: Thing<'d>,
        mut identified: Identified<'d>,
        at: &Path<'_>,
    ) -> Identity {
        let wikidata = self.identifier_of(&mut identified, "Wikidata", &at.key(Identity::WIKIDATA));
        let isni = self.identifier_of(&mut identified, "ISNI", &at.key(Identity::ISNI));
        Identity {
            alternate_names: self.alternate_names(thing, &at.key(Identity::ALTERNATE_NAMES)),
            description: self.string(thing, "description", &at.key(Identity::DESCRIPTION)),
            url: self.address(thing, "url", &at.key(Identity::URL)),
            same_as: self.same_as(&mut identified, &at.key(Identity::SAME_AS)),
            wikidata: wikidata.map(WikidataId),
            isni: isni.map(Isni),
            identifiers: self.other_identifiers(&mut identified, &at.key(Identity::IDENTIFIERS)),
            image: self.picture(thing, "image", &at.key(Identity::IMAGE)).map(Box::new),
        }
    }

    /// `alternateName`
    fn alternate_names(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Vec<AlternateName> {
        let mut names: Vec<AlternateName> = Vec::new();
        for value in self.take(thing, "alternateName") {
            let Some(name) = self.text(value) else {
                self.lose(thing, "alternateName", value);
                continue;
            };
            self.note(&at.item(names.len()), value);
            self.note(&at.item(names.len()).key(AlternateName::NAME), value);
            names.push(AlternateName {
                name: name.to_owned(),
                language: self.other_language_of(value),
                kind: None,
            });
        }
        names
    }

    /// The language of a value, if it is not that of the article.
    pub(super) fn other_language_of(&self, value: Node<'d>) -> Option<Language> {
        self.language_of(value).filter(|language| *language != self.article.metadata.language)
    }

    /// The language of a value.
    pub(super) fn language_of(&self, value: Node<'d>) -> Option<Language> {
        self.graph.language(value).map(Language::from)
    }
}

/// Whether a label looks generated, as for blank nodes: `b0`, `c14n3`.
fn is_numbered(label: &str) -> bool {
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < label.len() && matches!(bare, "" | "b" | "n" | "t" | "c14n" | "genid" | "node" | "anon")
}
