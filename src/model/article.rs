//! The article: everything a file holds.

use crate::model::record::record;
use crate::model::{
    Blocks, Event, Extensions, Id, Inlines, Language, Metadata, Organization, Person, Place, Quote, Section,
    SubArticle, Work,
};
use crate::source::hash::IndexMap;

record! {
    /// An article, described once: what it says, who speaks in it, and how it was published.
    ///
    /// People, organizations, places, events, works and quotes are declared once, each under an id of its own;
    /// everything else refers to them by that id. No two things in one article share an id.
    #[derive(Default)]
    pub struct Article {
        /// The URL of the JSON Schema this file follows, for editors.
        pub schema as "$schema": Option<String> = default,
        /// Title, language, authors, dates: what a catalogue would say about the article.
        pub metadata: Metadata,
        /// The people who wrote the article, speak in it or are named in it, by id.
        pub people: Entries<Person> = default,
        /// Every organization that the article names, by id: companies, universities, ministries, states that act.
        pub organizations: Entries<Organization> = default,
        /// Every place that the article names, by id.
        pub places: Entries<Place> = default,
        /// What happened or is planned, by id.
        pub events: Entries<Event> = default,
        /// Works that the article cites or is related to, by id.
        pub works: Entries<Work> = default,
        /// What people are reported to have said, by id.
        pub quotes: Entries<Quote> = default,
        /// The text of the article: one string (blank lines part paragraphs), or a list of blocks.
        pub body: Blocks,
        /// What follows the body: acknowledgments, declarations, appendices.
        pub back: Vec<Section> = default,
        /// Articles within this one: translations, reviews, replies that were published with it.
        pub sub_articles: Vec<SubArticle> = default,
        /// Data outside this model, kept as it is. Name each entry after its owner: `org.example.desk`.
        pub extensions: Extensions = default,
    }
}

impl Article {
    /// An article of which nothing is known but its title and language.
    pub fn new(title: impl Into<Inlines>, language: impl Into<Language>) -> Self {
        Self { metadata: Metadata::new(title, language), ..Self::default() }
    }
}

/// Things declared under ids of their own, in the order of the file.
pub type Entries<T> = IndexMap<Id, T>;
