//! Works that the article cites or is related to.

use crate::formats::jsonld::read::describe::Described;
use crate::formats::jsonld::read::publication::Whole;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::csl_type;
use crate::model::{AgentRef, Article, BibliographicName, Id, Inlines, Language, Work, WorkIdentifiers};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// The work in a value of `thing`'s property `term`; declares it on first use.
    pub(super) fn work(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) -> Option<Id> {
        let found = self.work_value(value);
        if found.is_none() {
            self.lose(thing, term, value);
        }
        found
    }

    fn work_value(&mut self, value: Node<'d>) -> Option<Id> {
        if let Some(text) = self.text(value) {
            return match self.graph.with_id(text) {
                Some(node) => self.work_value(node),
                None => Some(self.work_in_words(text.trim(), value)),
            };
        }
        if value.kind() != Kind::Object {
            return None;
        }
        let thing = self.graph.thing(value);
        if let Some((kind, id)) = self.declared.get(&thing.node.id()).cloned() {
            self.see(value);
            return (kind == EntityType::Work).then_some(id);
        }
        let kind = self.entity_type(thing);
        let is_work = matches!(
            kind,
            Some(
                EntityType::Work
                    | EntityType::Article
                    | EntityType::Page
                    | EntityType::Publication
                    | EntityType::Media
            )
        );
        if !is_work || Some(thing.node.id()) == self.root || thing.node.len() == 1 {
            return None;
        }
        self.see(value);
        let names = [self.take(thing, "name"), self.take(thing, "headline")].concat();
        let name = names.first().and_then(|name| self.text(*name));
        let id = self.id_of(Some(thing), name.unwrap_or_default(), "work");
        self.declared.insert(thing.node.id(), (EntityType::Work, id.clone()));
        self.article.works.insert(id.clone(), Work::default());
        self.describe(Described::Work(id.clone(), thing, value));
        Some(id)
    }

    /// A work with only a text or a URL.
    fn work_in_words(&mut self, words: &str, value: Node<'d>) -> Id {
        let mut work = Work::default();
        let id = if words.contains("://") && !words.contains(' ') {
            work.r#type = "webpage".into();
            work.identifiers.url = Some(words.into());
            self.ids.named(words.split_once("://").map_or(words, |(_, rest)| rest), "work")
        } else {
            work.unstructured = Some(Inlines::from(words));
            self.ids.named(words, "work")
        };
        let map = Path::ROOT.key(Article::WORKS);
        self.note(&map.key(id.as_str()), value);
        self.article.works.insert(id.clone(), work);
        id
    }

    /// <https://schema.org/CreativeWork>
    pub(super) fn a_work(&mut self, id: &Id, thing: Thing<'d>, value: Node<'d>) -> Work {
        let map = Path::ROOT.key(Article::WORKS);
        let at = map.key(id.as_str());
        self.note(&at, value);
        let mut identified = self.identified(thing);
        let csl = csl_type(self.type_name(thing)).to_owned();
        let title = self.string(thing, "name", &at.key(Work::TITLE));
        let title = title.or_else(|| self.string(thing, "headline", &at.key(Work::TITLE)));
        let mut whole = Whole::default();
        for value in self.take(thing, "isPartOf") {
            if !self.whole(value, &at, &mut whole) {
                self.lose(thing, "isPartOf", value);
            }
        }
        let number = self.identifier_of(&mut identified, "number", &at.key(Work::NUMBER));
        let number = number.or_else(|| self.string(thing, "reportNumber", &at.key(Work::NUMBER)));
        let number = number.or_else(|| self.string(thing, "legislationIdentifier", &at.key(Work::NUMBER)));
        let isbn = self.string(thing, "isbn", &at.key(Work::IDENTIFIERS).key(WorkIdentifiers::ISBN));
        let mut identifiers = self.work_identifiers(&mut identified, &at.key(Work::IDENTIFIERS));
        identifiers.isbn = identifiers.isbn.or(isbn.map(|isbn| isbn.as_str().into()));
        identifiers.url = self.address(thing, "url", &at.key(Work::IDENTIFIERS).key(WorkIdentifiers::URL));
        identifiers.other =
            self.other_identifiers(&mut identified, &at.key(Work::IDENTIFIERS).key(WorkIdentifiers::OTHER));
        for (node, address) in std::mem::take(&mut identified.same_as) {
            if identifiers.uri.as_ref().is_none_or(|uri| uri.as_str() != address) {
                self.lose(thing, "sameAs", node);
            }
        }
        let (publisher, publisher_place) = self.work_publisher(thing, &at);
        let issn = self.string(thing, "issn", &at.key(Work::ISSN)).or(whole.issn);
        let unstructured = self.string(thing, "description", &at.key(Work::UNSTRUCTURED));
        Work {
            r#type: csl.into(),
            label: None,
            title: title.map(|title| title.as_str().into()),
            authors: self.creators(thing, "author", Some("creditText"), &at.key(Work::AUTHORS)),
            et_al: false,
            editors: self.creators(thing, "editor", None, &at.key(Work::EDITORS)),
            issued: self.date(thing, "datePublished", &at.key(Work::ISSUED)),
            printed_date: None,
            accessed: None,
            container_title: whole.title,
            publisher,
            publisher_place,
            volume: whole.volume,
            issue: whole.issue,
            page: self.pages(thing, &at.key(Work::PAGE)),
            edition: self.string(thing, "bookEdition", &at.key(Work::EDITION)),
            number,
            issn: issn.map(|issn| issn.as_str().into()),
            language: self.string(thing, "inLanguage", &at.key(Work::LANGUAGE)).map(Language),
            identifiers,
            note: None,
            unstructured: unstructured.map(|words| Inlines::from(words.as_str())),
        }
    }

    fn pages(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<String> {
        let pages = self.string(thing, "pagination", at);
        pages.or_else(|| {
            let first = self.string(thing, "pageStart", at)?;
            Some(match self.string(thing, "pageEnd", at) {
                Some(last) => format!("{first}–{last}"),
                None => first,
            })
        })
    }

    /// The publisher's name and place: the article has only these of a work.
    fn work_publisher(&mut self, thing: Thing<'d>, at: &Path<'_>) -> (Option<String>, Option<String>) {
        let Some(value) = self.one(thing, "publisher") else { return (None, None) };
        self.note(&at.key(Work::PUBLISHER), value);
        if let Some(name) = self.text(value) {
            return (Some(name.to_owned()), None);
        }
        let publisher = self.graph.thing(value);
        self.see(value);
        let name = self.string(publisher, "name", &at.key(Work::PUBLISHER));
        let is_declared = self.declared.contains_key(&publisher.node.id());
        let place = if is_declared {
            None
        } else {
            self.string(publisher, "location", &at.key(Work::PUBLISHER_PLACE))
        };
        (name, place)
    }

    /// The creators of a work: those declared, names in parts, and names of unknown type.
    fn creators(
        &mut self,
        thing: Thing<'d>,
        term: &str,
        literal: Option<&str>,
        at: &Path<'_>,
    ) -> Vec<BibliographicName> {
        let mut names: Vec<BibliographicName> = Vec::new();
        for value in self.take(thing, term) {
            let at = at.item(names.len());
            match self.creator(value, &at) {
                Some(name) => {
                    self.note(&at, value);
                    names.push(name);
                }
                None => self.lose(thing, term, value),
            }
        }
        for value in literal.map(|literal| self.take(thing, literal)).unwrap_or_default() {
            if let Some(text) = self.text(value) {
                self.note(&at.item(names.len()), value);
                names.push(printed(text));
            }
        }
        names
    }

    fn creator(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<BibliographicName> {
        if let Some(text) = self.text(value) {
            return Some(printed(text));
        }
        let thing = self.graph.thing(value);
        self.see(value);
        let is_shared = self.has_id(thing) || self.declared.contains_key(&thing.node.id());
        if is_shared {
            let agent = self.agent(thing, "author", value, EntityType::Person)?;
            return Some(BibliographicName {
                agent: Some(AgentRef(agent.0)),
                ..BibliographicName::default()
            });
        }
        let name = BibliographicName {
            agent: None,
            literal: None,
            family: self.string(thing, "familyName", &at.key(BibliographicName::FAMILY)),
            given: self.string(thing, "givenName", &at.key(BibliographicName::GIVEN)),
            suffix: self.string(thing, "honorificSuffix", &at.key(BibliographicName::SUFFIX)),
        };
        let literal = self.string(thing, "name", &at.key(BibliographicName::LITERAL));
        if name.family.is_some() || name.given.is_some() {
            return Some(name);
        }
        literal.map(|literal| BibliographicName { literal: Some(literal), ..name })
    }
}

/// A name that is not in parts.
fn printed(name: &str) -> BibliographicName {
    BibliographicName { literal: Some(name.to_owned()), ..BibliographicName::default() }
}
