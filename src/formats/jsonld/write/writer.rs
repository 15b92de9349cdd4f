//! The state of writing: what is written in full, what is referred to, what is lost.

use std::fmt::Display;

use serde::Serialize;

use crate::formats::Losses;
use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::entity::{Entity, What, entities};
use crate::formats::jsonld::write::json::{Json, Medium, new_line};
use crate::formats::jsonld::write::person::founds;
use crate::formats::jsonld::write::work::says_anything;
use crate::formats::jsonld::{ARTICLE, Events, JsonldWriter, Shape};
use crate::model::{Article, Id, is_web_address};
use crate::source::Path;
use crate::source::hash::{HashMap, HashSet};

/// The maximum nesting of nodes; deeper ones are referred to.
const DEEPEST: usize = 32;

/// Writes the article, value by value in the order of the output.
pub(super) struct Writer<'a, 'o> {
    pub(super) article: &'a Article,
    pub(super) options: &'o JsonldWriter,
    pub(super) json: Json,
    pub(super) losses: &'o mut Losses,
    /// The URL that ids begin with; `None` if the article has none.
    pub(super) base: Option<&'a str>,
    /// The state of each entity, by its number.
    states: Vec<State>,
    /// In a flat document, the nodes still to be written.
    queue: Vec<Entity<'a>>,
    /// The founders of each organization, each with the index of the role.
    pub(super) founders: HashMap<&'a str, Vec<(&'a Id, usize)>>,
    /// The contents of `mentions`.
    pub(super) mentioned: Mentioned,
}

/// The entities that are only mentioned, by number.
pub(super) enum Mentioned {
    /// Those that no other node contains so far.
    Found(Vec<usize>),
    /// Those of the other shape: in a flat document it is not known in advance which nodes contain what.
    As(HashSet<usize>),
}

/// The state of an entity during writing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct State {
    is_placed: bool,
    /// Whether it is only written as a text, which nothing can refer to.
    is_text: bool,
    /// Whether a later property of the article will contain it in full.
    is_reserved: bool,
    /// Whether its node needs an id.
    needs_id: bool,
    /// Whether something else has the same id.
    is_repeated: bool,
    /// The offset in the text for its id, and the indentation there.
    id_at: (usize, usize),
    /// Its first entry among the authors or contributors.
    pub(super) entry: Option<Entry>,
}

impl State {
    /// Whether it is written.
    pub(super) fn is_placed(self) -> bool {
        self.is_placed
    }
}

/// The position of a contributor.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry {
    Author(usize),
    Contributor(usize),
}

impl<'a, 'o> Writer<'a, 'o> {
    pub(super) fn new(
        article: &'a Article,
        options: &'o JsonldWriter,
        medium: Medium,
        losses: &'o mut Losses,
    ) -> Self {
        let address = article.metadata.identifiers.url.as_ref().map(|url| url.as_str());
        let base = address.filter(|address| is_web_address(address));
        let mut writer = Self {
            article,
            options,
            json: Json::new(medium),
            losses,
            base: base.map(|base| base.split('#').next().unwrap_or_default()),
            states: Vec::new(),
            queue: Vec::new(),
            founders: HashMap::default(),
            mentioned: Mentioned::Found(Vec::new()),
        };
        writer.look_ahead();
        writer
    }

    /// What must be known before the first node is written.
    fn look_ahead(&mut self) {
        let article = self.article;
        let has_all_ids = self.options.shape == Shape::Graph || self.options.lossless;
        let count = article.people.len() + article.organizations.len() + article.places.len();
        let mut names: HashMap<(bool, &str), usize> =
            HashMap::with_capacity_and_hasher(count, Default::default());
        let mut ids: HashSet<&str> = HashSet::with_capacity_and_hasher(2 * count, Default::default());
        ids.insert(ARTICLE);
        for Entity { number, id, what } in entities(article) {
            let is_repeated = !ids.insert(id.as_str());
            self.states.push(State { needs_id: has_all_ids, is_repeated, ..State::default() });
            // Ids distinguish entities with the same name.
            let is_place = matches!(what, What::Place(_));
            if is_place || matches!(what, What::Person(_) | What::Organization(_)) {
                let name = (is_place, what.name().unwrap_or_default().trim());
                if let Some(other) = names.insert(name, number) {
                    self.states[number].needs_id = true;
                    self.states[other].needs_id = true;
                }
            }
            if let What::Person(person) = what {
                for (index, role) in person.roles.iter().enumerate() {
                    if let (true, Some(organization)) = (founds(role), &role.organization) {
                        self.founders.entry(organization.as_str()).or_default().push((id, index));
                    }
                }
            }
        }
        let metadata = &article.metadata;
        for (index, author) in metadata.authors.iter().enumerate() {
            if let Some(agent) = entity::agent(article, author.agent.as_str()) {
                let state = &mut self.states[agent.number];
                state.is_reserved = true;
                state.entry = state.entry.or(Some(Entry::Author(index)));
            }
        }
        for (index, contributor) in metadata.contributors.iter().enumerate() {
            if let Some(agent) = entity::agent(article, contributor.agent.as_str()) {
                let state = &mut self.states[agent.number];
                state.entry = state.entry.or(Some(Entry::Contributor(index)));
            }
        }
        if let Some(publisher) = &metadata.publisher
            && let Some(publisher) = entity::organization(article, publisher.as_str())
        {
            self.states[publisher.number].is_reserved = true;
        }
        // Entities that an earlier property of the article contains are in full there.
        let dateline = metadata.dateline.as_ref().and_then(|dateline| dateline.place.as_ref());
        for id in &metadata.about {
            if let Some(subject) = entity::anything(article, id.as_str())
                && self.states[subject.number].entry.is_none()
                && dateline.is_none_or(|place| place.as_str() != id.as_str())
            {
                self.states[subject.number].is_reserved = true;
            }
        }
    }

    /// Records that what the article has at `at` is not written.
    pub(super) fn lose(&mut self, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        self.losses.note(at, value, why);
    }

    pub(super) fn state(&self, entity: Entity<'_>) -> State {
        self.states[entity.number]
    }

    /// Writes the node, if it is not yet written or reserved; otherwise a reference to it.
    pub(super) fn hold(&mut self, entity: Entity<'a>) {
        let State { is_placed, is_reserved, .. } = self.state(entity);
        if is_placed || is_reserved || self.json.depth() > DEEPEST {
            self.refer(entity);
        } else {
            self.place(entity);
        }
    }

    /// Writes the node, even if it is reserved; a reference to it, if it is already written.
    pub(super) fn hold_here(&mut self, entity: Entity<'a>) {
        if self.state(entity).is_placed { self.refer(entity) } else { self.place(entity) }
    }

    /// Writes a reference to a node.
    pub(super) fn refer(&mut self, entity: Entity<'a>) {
        self.states[entity.number].needs_id = true;
        let iri = self.iri(entity);
        self.json.open('{');
        self.json.text("@id", &iri);
        self.json.end();
    }

    fn place(&mut self, entity: Entity<'a>) {
        let state = &mut self.states[entity.number];
        (state.is_placed, state.is_reserved) = (true, false);
        match self.options.shape {
            Shape::Nested => self.full(entity),
            Shape::Graph => {
                self.queue.push(entity);
                self.refer(entity);
            }
        }
    }

    fn full(&mut self, entity: Entity<'a>) {
        let map = Path::ROOT.key(entity.what.map());
        let at = map.key(entity.id.as_str());
        match entity.what {
            What::Person(person) => self.person(&at, entity, person),
            What::Organization(organization) => self.organization(&at, entity, organization),
            What::Place(place) => self.place_node(&at, entity, place),
            What::Event(event) => self.event(&at, entity, event),
            What::Work(work) => self.work(&at, entity, work),
            What::Quote(quote) => self.quotation(&at, entity, quote),
        }
    }

    /// Records that an entity is written as a text.
    pub(super) fn placed_as_text(&mut self, entity: Entity<'_>) {
        let state = &mut self.states[entity.number];
        (state.is_placed, state.is_text) = (true, true);
    }

    /// Writes the remaining nodes of a flat document.
    pub(super) fn queued(&mut self) {
        let mut next = 0;
        while let Some(entity) = self.queue.get(next).copied() {
            next += 1;
            self.json.item();
            self.full(entity);
        }
    }

    /// Begins a node: its type, and the position of its id.
    pub(super) fn node(&mut self, entity: Entity<'a>, kind: &str) {
        self.json.node(kind);
        self.states[entity.number].id_at = (self.json.len(), self.json.depth());
    }

    /// The id of a node.
    fn iri(&self, Entity { number, id, what }: Entity<'_>) -> String {
        let mut iri = match self.base {
            Some(base) => format!("{base}#"),
            None => "_:".to_owned(),
        };
        if self.states[number].is_repeated {
            iri.push_str(what.map());
            iri.push('.');
        }
        // A rule reports an invalid id; here it must only not break the URL.
        for character in id.as_str().chars() {
            let is_plain = character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.');
            if is_plain {
                iri.push(character);
            } else {
                iri.push_str(&format!(".{:x}.", u32::from(character)));
            }
        }
        iri
    }

    /// The id of the article, if it has one.
    pub(super) fn own_iri(&self) -> Option<String> {
        match self.base {
            Some(base) => Some(format!("{base}#{ARTICLE}")),
            None => (self.options.shape == Shape::Graph).then(|| format!("_:{ARTICLE}")),
        }
    }

    /// Whether a node can be written that states what it is.
    pub(super) fn can_write(&self, entity: Entity<'_>) -> bool {
        match entity.what {
            What::Work(work) => says_anything(work) && !self.states[entity.number].is_text,
            what => what.name().is_none_or(|name| !name.trim().is_empty()),
        }
    }

    /// Whether an event is written as an `Event`.
    pub(super) fn is_event(&self, entity: Entity<'_>) -> bool {
        match entity.what {
            What::Event(event) => self.options.events == Events::All || self.is_complete(event),
            _ => false,
        }
    }

    /// The text, with the ids that are needed.
    pub(super) fn finish(self) -> String {
        let mut insertions: Vec<(usize, String)> = Vec::new();
        for entity in entities(self.article) {
            let State { needs_id: true, id_at: (at @ 1.., depth), .. } = self.state(entity) else { continue };
            let mut member = ",".to_owned();
            new_line(&mut member, depth);
            member.push_str("\"@id\": \"");
            member.push_str(&self.iri(entity));
            member.push('"');
            insertions.push((at, member));
        }
        insertions.sort_unstable_by_key(|(at, _)| *at);
        self.json.finish(&insertions)
    }
}
