//! The article: everything a file holds.

use crate::model::{
    Blocks, Event, Extensions, Id, Inlines, Language, Metadata, Organization, Person, Place, Quote, Section,
    SubArticle, Work,
};
use crate::source::hash::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An article, described once: what it says, who speaks in it, and how it was published.
///
/// People, organizations, places, events, works and quotes are declared once, each under an id of its own;
/// everything else refers to them by that id. No two things in one article share an id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Article {
    /// The address of the JSON Schema this file follows, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Title, language, authors, dates: what a catalogue would say about the article.
    pub metadata: Metadata,
    /// Everybody who wrote the article, speaks in it or is named in it, by id.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub people: Entries<Person>,
    /// Every organization that the article names, by id: companies, universities, ministries, states that act.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub organizations: Entries<Organization>,
    /// Every place that the article names, by id.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub places: Entries<Place>,
    /// What happened or is planned, by id.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub events: Entries<Event>,
    /// Works that the article cites or is related to, by id.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub works: Entries<Work>,
    /// What people are reported to have said, by id.
    #[serde(default, skip_serializing_if = "Entries::is_empty")]
    pub quotes: Entries<Quote>,
    /// The text of the article: one string (blank lines part paragraphs), or a list of blocks.
    pub body: Blocks,
    /// What follows the body: acknowledgments, declarations, appendices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<Section>,
    /// Articles within this one: translations, reviews, replies that were published with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_articles: Vec<SubArticle>,
    /// Data outside this model, kept as it is. Name each entry after its owner: `org.example.desk`.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

impl Article {
    /// An article of which nothing is known but its title and language.
    pub fn new(title: Inlines, language: Language) -> Self {
        Self {
            schema: None,
            metadata: Metadata::new(title, language),
            people: Entries::default(),
            organizations: Entries::default(),
            places: Entries::default(),
            events: Entries::default(),
            works: Entries::default(),
            quotes: Entries::default(),
            body: Blocks::default(),
            back: Vec::new(),
            sub_articles: Vec::new(),
            extensions: Extensions::default(),
        }
    }
}

/// Things declared under ids of their own, in the order of the file.
pub type Entries<T> = IndexMap<Id, T>;
