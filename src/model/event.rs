//! Something that happened or is planned.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::identity::{entity, entity_of};
use crate::model::record::record;
use crate::model::shorthand::{self, Shorthand, shorthand};
use crate::model::{AgentRef, Date, EventRef, PlaceRef, WorkRef};

entity! {
    /// Something that happened or is planned, and that the article reports.
    pub struct Event {
        /// What to call it.
        #[schemars(example = &"South Korea–Japan business meeting")]
        pub name: String,
        /// The type of event.
        pub kind: EventKind = default,
        /// When: a day, a month, a year, or an interval. Times of day belong at both ends: `2026-06-14T18:00:00+02:00/2026-06-14T20:30:00+02:00`.
        pub date: Option<Date> = default,
        /// Where.
        pub places: Vec<PlaceRef> = default,
        /// Who took part.
        pub participants: Vec<Participant> = default,
        /// The larger event it belongs to.
        pub part_of: Option<EventRef> = default,
        /// What caused it, according to the article.
        pub caused_by: Vec<Cause> = default,
        /// Whether it took place.
        pub status: EventStatus = default,
        /// How it ended, in a line: the score of a match, the verdict of a trial. What each side scored belongs to the participants.
        #[schemars(example = &"3–1 after extra time")]
        pub result: Option<String> = default,
        /// Works that report it.
        pub sources: Vec<WorkRef> = default,
    }
}

impl Event {
    /// Something that happened, of which nothing is known but its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// The type of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
    /// A match, race or other contest in a sport.
    Match,
    /// A concert, play, dance or other performance.
    Performance,
    /// An exhibition.
    Exhibition,
    /// A festival, fair or carnival.
    Festival,
    /// A ceremony: an award, an inauguration, a wedding, a funeral.
    Ceremony,
    /// A demonstration, march or rally.
    Protest,
    /// A trial or hearing before a court.
    Trial,
}

/// Whether the event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
    /// It is claimed to have taken place.
    Alleged,
}

record! {
    /// A participant in an event: the id of a person or an organization, or an object with their role or score.
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    #[derive(Eq, Hash)]
    pub struct Participant {
        /// The person or organization.
        pub agent: AgentRef,
        /// The part played. In a match, `home` and `away` are the two sides.
        #[schemars(example = &"chair")]
        pub role: Option<String> = default,
        /// What they scored: goals, points, a time, a rank; in an election, votes.
        #[schemars(example = &"3")]
        pub score: Option<String> = default,
    }
}

shorthand!(Participant);

impl Shorthand for Participant {
    fn from_short(short: String) -> Self {
        Self { agent: AgentRef(short), role: None, score: None }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { agent, role, score } = self;
        (role.is_none() && score.is_none()).then_some(Cow::Borrowed(agent.0.as_str()))
    }
}

record! {
    /// A cause of an event: the id of an event, or an object that says who claims it.
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    #[derive(Eq, Hash)]
    pub struct Cause {
        /// The event that caused this one.
        pub event: EventRef,
        /// Whose claim it is. Left out: the article's own.
        pub asserted_by: Option<AgentRef> = default,
        /// How firmly the claim is made, or in which words.
        pub note: Option<String> = default,
    }
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
