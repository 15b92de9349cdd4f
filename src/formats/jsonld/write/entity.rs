//! Entities: declared people, organizations, places, events, works and quotes.

use crate::model::{Article, Event, Id, Organization, Person, Place, Quote, Work};

/// A declared entity, with its id, and its number among all of them.
#[derive(Clone, Copy)]
pub(super) struct Entity<'a> {
    pub(super) number: usize,
    pub(super) id: &'a Id,
    pub(super) what: What<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    Person(&'a Person),
    Organization(&'a Organization),
    Place(&'a Place),
    Event(&'a Event),
    Work(&'a Work),
    Quote(&'a Quote),
}

impl<'a> What<'a> {
    /// The name of the map it is declared in.
    pub(super) fn map(self) -> &'static str {
        match self {
            Self::Person(_) => "people",
            Self::Organization(_) => "organizations",
            Self::Place(_) => "places",
            Self::Event(_) => "events",
            Self::Work(_) => "works",
            Self::Quote(_) => "quotes",
        }
    }

    /// Its name; works and quotes need none.
    pub(super) fn name(self) -> Option<&'a str> {
        match self {
            Self::Person(one) => Some(&one.name),
            Self::Organization(one) => Some(&one.name),
            Self::Place(one) => Some(&one.name),
            Self::Event(one) => Some(&one.name),
            Self::Work(_) | Self::Quote(_) => None,
        }
    }
}

/// All declared entities, in document order.
pub(super) fn entities(article: &Article) -> impl Iterator<Item = Entity<'_>> {
    let people = article.people.iter().map(|(id, one)| (id, What::Person(one)));
    let organizations = article.organizations.iter().map(|(id, one)| (id, What::Organization(one)));
    let places = article.places.iter().map(|(id, one)| (id, What::Place(one)));
    let events = article.events.iter().map(|(id, one)| (id, What::Event(one)));
    let works = article.works.iter().map(|(id, one)| (id, What::Work(one)));
    let quotes = article.quotes.iter().map(|(id, one)| (id, What::Quote(one)));
    let all = people.chain(organizations).chain(places).chain(events).chain(works).chain(quotes);
    all.enumerate().map(|(number, (id, what))| Entity { number, id, what })
}

macro_rules! find {
    ($($name:ident: $map:ident $kind:ident after $($before:ident)*;)+) => {
        $(
            /// The entity with this `id` in the collection.
            pub(super) fn $name<'a>(article: &'a Article, id: &str) -> Option<Entity<'a>> {
                let (index, id, one) = article.$map.get_full(id)?;
                Some(Entity { number: index $(+ article.$before.len())*, id, what: What::$kind(one) })
            }
        )+
    };
}
find! {
    person: people Person after;
    organization: organizations Organization after people;
    place: places Place after people organizations;
    event: events Event after people organizations places;
    work: works Work after people organizations places events;
}

/// The person or organization with this `id`.
pub(super) fn agent<'a>(article: &'a Article, id: &str) -> Option<Entity<'a>> {
    person(article, id).or_else(|| organization(article, id))
}

/// The entity with this `id`, apart from quotes.
pub(super) fn anything<'a>(article: &'a Article, id: &str) -> Option<Entity<'a>> {
    agent(article, id)
        .or_else(|| place(article, id))
        .or_else(|| event(article, id))
        .or_else(|| work(article, id))
}
