//! The article.

use crate::formats::jsonld::read::places::Spot;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::article_kind;
use crate::model::{
    Article, Contributor, Dateline, Dates, EntityRef, Id, Metadata, OrganizationRef, PlaceRef, Term,
    WorkIdentifiers, WorkRef,
};
use crate::source::hash::{HashMap, HashSet};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// <https://schema.org/Article>
    pub(super) fn article(&mut self, thing: Thing<'d>) {
        let root = Path::ROOT;
        let at = root.key(Article::METADATA);
        self.root = Some(thing.node.id());
        self.see(thing.node);
        self.note(&root, thing.node);
        self.note(&at, thing.node);
        self.take_base(thing);
        let page = self.page(thing);
        self.language(thing, page, &at.key(Metadata::LANGUAGE));
        self.titles(thing, &at);
        self.kind(thing, &at.key(Metadata::KIND));
        self.abstracts(thing, &at.key(Metadata::ABSTRACTS));
        self.identifiers(thing, page, &at.key(Metadata::IDENTIFIERS));
        // An author with the publisher's name is the publisher.
        self.article.metadata.publisher =
            self.organization_of(thing, "publisher", &at.key(Metadata::PUBLISHER));
        self.article.metadata.dates = self.dates(thing, &at.key(Metadata::DATES));
        let (image, images) = self.pictures(thing, &at);
        self.article.metadata.image = image;
        self.article.metadata.images = images;
        self.article.metadata.videos = self.recordings(thing, "video", &at.key(Metadata::VIDEOS));
        self.article.metadata.audio = self.recordings(thing, "audio", &at.key(Metadata::AUDIO));
        self.thumbnail(thing, &at.key(Metadata::IMAGE));
        self.authors(thing, &at.key(Metadata::AUTHORS));
        self.contributors(thing, &at);
        self.article.metadata.is_accessible_for_free =
            self.truth(thing, "isAccessibleForFree", &at.key(Metadata::IS_ACCESSIBLE_FOR_FREE));
        self.article.metadata.is_family_friendly =
            self.truth(thing, "isFamilyFriendly", &at.key(Metadata::IS_FAMILY_FRIENDLY));
        self.article.metadata.digital_source_type =
            self.source_type(thing, &at.key(Metadata::DIGITAL_SOURCE_TYPE));
        self.article.metadata.publishing_principles =
            self.address(thing, "publishingPrinciples", &at.key(Metadata::PUBLISHING_PRINCIPLES));
        self.speakable(thing, &at.key(Metadata::SPEAKABLE));
        self.article.metadata.genres = self.terms(thing, "genre", &at.key(Metadata::GENRES));
        self.article.metadata.keywords = self.keywords(thing, &at.key(Metadata::KEYWORDS));
        self.dateline(thing, &at.key(Metadata::DATELINE));
        self.parts_of(thing, page, &at);
        self.rights(thing, &at);
        self.funding(thing, &at.key(Metadata::FUNDING));
        self.references(thing, &at.key(Metadata::REFERENCES));
        self.related(thing, &at);
        self.about(thing, &at);
        self.mentions(thing);
        self.parts(thing, &at);
        self.body(thing);
        self.live_updates(thing);
        if let Some(page) = page {
            self.facts_of_page(page, &at);
        }
        // It is redundant with the text.
        self.take(thing, "wordCount");
        self.describe_waiting();
        self.settle_affiliations();
    }

    /// The base URL of the document's ids.
    fn take_base(&mut self, thing: Thing<'d>) {
        let id = self.graph.id(thing.node).filter(|id| !id.starts_with("_:"));
        if let Some((base, fragment)) = id.and_then(|id| id.split_once('#')) {
            self.base = base;
            self.ids.own(fragment);
            return;
        }
        let url = self.take(thing, "url").first().and_then(|url| self.address_value(*url));
        self.base =
            url.or(id).map(|address| address.split('#').next().unwrap_or_default()).unwrap_or_default();
    }

    fn kind(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        self.article.metadata.kind = article_kind(self.type_name(thing));
        if let Some(kind) = self.graph.types(thing.node).next() {
            self.note(at, kind.node);
        }
    }

    fn identifiers(&mut self, thing: Thing<'d>, page: Option<Thing<'d>>, at: &Path<'_>) {
        let mut identified = self.identified(thing);
        let mut identifiers = self.work_identifiers(&mut identified, at);
        identifiers.other = self.other_identifiers(&mut identified, &at.key(WorkIdentifiers::OTHER));
        for (node, address) in std::mem::take(&mut identified.same_as) {
            if identifiers.uri.as_ref().is_none_or(|uri| uri.as_str() != address) {
                self.lose(thing, "sameAs", node);
            }
        }
        identifiers.url = self.address(thing, "url", &at.key(WorkIdentifiers::URL));
        for value in self.take(thing, "mainEntityOfPage") {
            if value.kind() == Kind::Bool(true) {
                continue;
            }
            match (self.address_value(value), &identifiers.url) {
                (Some(address), None) => {
                    self.note(&at.key(WorkIdentifiers::URL), value);
                    identifiers.url = Some(address.into());
                }
                (Some(address), Some(url)) if is_same_page(address, url.as_str()) => {}
                (None, _) if page.is_some() => {}
                _ => self.lose(thing, "mainEntityOfPage", value),
            }
        }
        self.article.metadata.identifiers = identifiers;
    }

    pub(super) fn dates(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Dates {
        Dates {
            created: self.date(thing, "dateCreated", &at.key(Dates::CREATED)),
            published: self.date(thing, "datePublished", &at.key(Dates::PUBLISHED)),
            modified: self.date(thing, "dateModified", &at.key(Dates::MODIFIED)),
            coverage: self.coverage(thing, &at.key(Dates::COVERAGE)),
            expires: self.date(thing, "expires", &at.key(Dates::EXPIRES)),
            ..Dates::default()
        }
    }

    fn dateline(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let text = self.string(thing, "dateline", &at.key(Dateline::TEXT));
        let place = self.place_of(thing, "locationCreated", &at.key(Dateline::PLACE));
        if text.is_some() || place.is_some() {
            self.article.metadata.dateline =
                Some(Dateline { text, place: place.map(|id| PlaceRef(id.0)), date: None });
        }
    }

    /// <https://schema.org/SpeakableSpecification>
    fn speakable(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "speakable") {
            let part = self.graph.thing(value);
            let selectors = match value.kind() {
                Kind::Object => [self.take(part, "cssSelector"), self.take(part, "xpath")].concat(),
                _ => Vec::new(),
            };
            if selectors.is_empty() {
                self.lose(thing, "speakable", value);
            }
            for selector in selectors {
                let Some(text) = self.text(selector).map(str::to_owned) else {
                    self.lose(part, "cssSelector", selector);
                    continue;
                };
                self.note(&at.item(self.article.metadata.speakable.len()), selector);
                self.article.metadata.speakable.push(text);
            }
        }
    }

    fn references(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "citation") {
            if self.is_quotation(value) {
                self.quotation(thing, "citation", value);
                continue;
            }
            if let Some(work) = self.work(thing, "citation", value) {
                self.note(&at.item(self.article.metadata.references.len()), value);
                self.article.metadata.references.push(WorkRef(work.0));
            }
        }
    }

    pub(super) fn is_quotation(&mut self, value: Node<'d>) -> bool {
        let thing = self.graph.thing(value);
        value.kind() == Kind::Object && self.entity_type(thing) == Some(EntityType::Quotation)
    }

    fn about(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "about") {
            match self.entity(thing, "about", value) {
                Some(entity) => {
                    self.note(&at.key(Metadata::ABOUT).item(self.article.metadata.about.len()), value);
                    self.article.metadata.about.push(entity);
                }
                None => {
                    let at = at.key(Metadata::SUBJECTS);
                    let index = self.article.metadata.subjects.len();
                    match self.term(value, &at.item(index)) {
                        Some(term) => self.article.metadata.subjects.push(term),
                        None => self.lose(thing, "about", value),
                    }
                }
            }
        }
        for value in self.take(thing, "contentLocation") {
            if let Some(place) = self.place(thing, "contentLocation", value) {
                self.note(&at.key(Metadata::ABOUT).item(self.article.metadata.about.len()), value);
                self.article.metadata.about.push(EntityRef(place.0));
            }
        }
    }

    /// The person, organization, place, event or work in a value.
    fn entity(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) -> Option<EntityRef> {
        let node = match value.kind() {
            Kind::Object => value,
            _ => self.graph.with_id(self.text(value)?)?,
        };
        let about = self.graph.thing(node);
        let id = match self.entity_type(about)? {
            kind @ (EntityType::Person | EntityType::Organization) => self.agent(thing, term, node, kind)?,
            EntityType::Place => Id(self.place(thing, term, node)?.0),
            EntityType::Event => Id(self.event(thing, term, node)?.0),
            EntityType::Work | EntityType::Article | EntityType::Page | EntityType::Publication => {
                self.work(thing, term, node)?
            }
            EntityType::Quotation | EntityType::Media | EntityType::Role | EntityType::Term => return None,
        };
        Some(EntityRef(id.0))
    }

    /// Mentioned entities only need to be declared.
    fn mentions(&mut self, thing: Thing<'d>) {
        let keywords = &self.article.metadata.keywords;
        let numbered = keywords.iter().enumerate().rev();
        let mut keywords = numbered.map(|(number, keyword)| (keyword.term.clone(), number)).collect();
        for value in self.take(thing, "mentions") {
            if self.is_quotation(value) {
                self.quotation(thing, "mentions", value);
            } else if self.entity(thing, "mentions", value).is_none()
                && !self.mentioned_term(value, &mut keywords)
            {
                self.lose(thing, "mentions", value);
            }
        }
    }

    /// A thing with only a name becomes a keyword, or says more of the one with that name; returns whether it does.
    fn mentioned_term(&mut self, value: Node<'d>, known: &mut HashMap<String, usize>) -> bool {
        let thing = self.graph.thing(value);
        if value.kind() != Kind::Object || self.entity_type(thing) != Some(EntityType::Term) {
            return false;
        }
        let root = Path::ROOT;
        let at = root.key(Article::METADATA);
        let at = at.key(Metadata::KEYWORDS);
        let at = at.item(self.article.metadata.keywords.len());
        let Some(term) = self.term(value, &at) else { return false };
        self.see(value);
        let keywords = &mut self.article.metadata.keywords;
        let Some(keyword) = known.get(&term.term).and_then(|number| keywords.get_mut(*number)) else {
            known.insert(term.term.clone(), keywords.len());
            keywords.push(term);
            return true;
        };
        let Term { url, scheme, code, .. } = term;
        add(&mut keyword.url, url) && add(&mut keyword.scheme, scheme) && add(&mut keyword.code, code)
    }

    /// Affiliations of contributors belong to their contribution; those of other people become roles.
    fn settle_affiliations(&mut self) {
        for (agent, organizations) in std::mem::take(&mut self.affiliated) {
            let agent = agent.as_str();
            let mut vacant = self.vacant_positions(agent);
            let Some((name, index)) = self.contribution(agent) else {
                for (organization, value) in organizations {
                    self.add_role(agent, organization, value, &mut vacant);
                }
                continue;
            };
            // A contributor with a single organization has the position there.
            if let [(organization, value)] = organizations.as_slice()
                && !vacant.is_empty()
            {
                self.add_role(agent, organization.clone(), *value, &mut vacant);
            }
            self.add_affiliations(name, index, organizations);
        }
    }

    /// The list of contributors that has this agent, and where in it.
    fn contribution(&self, agent: &str) -> Option<(&'static str, usize)> {
        let author = self.authors.get(agent).map(|index| (Metadata::AUTHORS, *index));
        author.or_else(|| self.contributors.get(agent).map(|index| (Metadata::CONTRIBUTORS, *index)))
    }

    fn add_affiliations(
        &mut self,
        list: &'static str,
        index: usize,
        organizations: Vec<(OrganizationRef, Node<'d>)>,
    ) {
        let root = Path::ROOT;
        let at = root.key(Article::METADATA);
        let at = at.key(list);
        let at = at.item(index);
        let at = at.key(Contributor::AFFILIATIONS);
        let metadata = &mut self.article.metadata;
        let list = if list == Metadata::AUTHORS { &mut metadata.authors } else { &mut metadata.contributors };
        let affiliations = &mut list[index].affiliations;
        let mut known = HashSet::default();
        for (organization, value) in organizations {
            if known.insert(organization.clone()) {
                self.places.set_first(&at.item(affiliations.len()), Spot::of(value));
                affiliations.push(organization);
            }
        }
    }
}

/// Whether two URLs are of one page, ignoring fragments and a trailing slash.
fn is_same_page(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split('#').next().unwrap_or_default().trim_end_matches('/');
        address.trim_start_matches("https:").trim_start_matches("http:").to_owned()
    };
    bare(one) == bare(other)
}

/// Sets a value that is missing; returns whether no other value is known.
fn add<T: PartialEq>(known: &mut Option<T>, value: Option<T>) -> bool {
    if known.is_none() {
        *known = value;
        return true;
    }
    value.is_none_or(|value| known.as_ref() == Some(&value))
}
