//! Something that happened or is planned.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::{self, Shorthand, is_default, shorthand};
use crate::model::{
    AgentRef, AlternateName, Date, EventRef, Identifier, Isni, Media, PlaceRef, Uri, Url, WikidataId, WorkRef,
};

/// Something that happened or is planned, and that the article reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Event {
    /// What to call it.
    #[schemars(example = &"South Korea–Japan business meeting")]
    pub name: String,
    /// What sort of event it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: EventKind,
    /// When: a day, a month, a year, or an interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceRef>,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// The larger event it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<EventRef>,
    /// What brought it about, according to the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caused_by: Vec<Cause>,
    /// Whether it took place.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: EventStatus,
    /// Works that report it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<WorkRef>,
    /// Other names: in another script, former, short.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternate_names: Vec<AlternateName>,
    /// A line that says who or what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The address of its own web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Addresses of pages about the same thing elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<Uri>,
    /// Its Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<WikidataId>,
    /// Its ISNI: sixteen digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isni: Option<Isni>,
    /// Identifiers of other schemes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// A picture of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Media>,
}

impl Event {
    /// Something that happened, of which nothing is known but its name.
    pub fn named(name: String) -> Self {
        Self {
            name,
            kind: EventKind::default(),
            date: None,
            places: Vec::new(),
            participants: Vec::new(),
            part_of: None,
            caused_by: Vec::new(),
            status: EventStatus::default(),
            sources: Vec::new(),
            alternate_names: Vec::new(),
            description: None,
            url: None,
            same_as: Vec::new(),
            wikidata: None,
            isni: None,
            identifiers: Vec::new(),
            image: None,
        }
    }
}

/// What sort of event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Of no particular kind.
    #[default]
    Event,
    /// A meeting, visit or conference.
    Meeting,
    /// Something was made public.
    Announcement,
    /// Parties agreed.
    Agreement,
    /// An authority took, changed or lifted a measure.
    PolicyMeasure,
    /// A complaint, lawsuit or charge.
    LegalAction,
    /// A court or tribunal decided.
    Ruling,
    /// An election or vote.
    Election,
    /// A war, strike or dispute.
    Conflict,
    /// An accident or disaster.
    Disaster,
    /// A stretch of time: an occupation, a term of office.
    Period,
    /// Something was published.
    Publication,
}

/// Whether the event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventStatus {
    /// It took place.
    #[default]
    Happened,
    /// It is going on.
    Ongoing,
    /// It is planned.
    Scheduled,
    /// It was put off.
    Postponed,
    /// It was called off.
    Cancelled,
    /// Somebody says that it took place.
    Alleged,
}

/// Somebody who took part in an event: the id of a person or an organization, or an object that names the part played.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct Participant {
    /// The person or organization.
    pub agent: AgentRef,
    /// The part played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"chair")]
    pub role: Option<String>,
}

shorthand!(Participant);

impl Shorthand for Participant {
    fn from_short(short: String) -> Self {
        Self { agent: AgentRef(short), role: None }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { agent, role } = self;
        role.is_none().then_some(Cow::Borrowed(agent.0.as_str()))
    }
}

/// What brought an event about: the id of an event, or an object that says who claims so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct Cause {
    /// The event that caused this one.
    pub event: EventRef,
    /// Whose claim it is. Left out: the article's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asserted_by: Option<AgentRef>,
    /// How firmly the claim is made, or in which words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

shorthand!(Cause);

impl Shorthand for Cause {
    fn from_short(short: String) -> Self {
        Self { event: EventRef(short), asserted_by: None, note: None }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { event, asserted_by, note } = self;
        (asserted_by.is_none() && note.is_none()).then_some(Cow::Borrowed(event.0.as_str()))
    }
}
