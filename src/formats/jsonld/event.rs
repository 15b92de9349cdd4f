//! Events.

use crate::formats::jsonld::date::{date_parts, ends};
use crate::formats::jsonld::identifier::Identifiers;
use crate::formats::jsonld::known::{Common, Known};
use crate::formats::jsonld::view::{Iri, Reference, view};
use crate::formats::jsonld::writer::{AGENTS, EVENTS, PLACES, WORKS, Writer};
use crate::model::{self, Cause, EventKind, EventStatus, Id, Participant};
use crate::source::Path;

view! {
    /// <https://schema.org/Event>
    Event {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        name: &'a str,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        start_date: Option<String>,
        end_date: Option<String>,
        #[serde(rename = "byline:date")]
        edtf: Option<&'a str>,
        event_status: Option<&'static str>,
        #[serde(rename = "byline:status")]
        own_status: Option<&'static str>,
        #[serde(flatten)]
        known: Known<'a>,
        location: Vec<Reference<'a>>,
        organizer: Vec<Part<'a>>,
        performer: Vec<Part<'a>>,
        attendee: Vec<Part<'a>>,
        contributor: Vec<Part<'a>>,
        super_event: Option<Reference<'a>>,
        subject_of: Vec<Reference<'a>>,
        #[serde(rename = "byline:causedBy")]
        caused_by: Vec<CausedBy<'a>>,
    }
}

/// Somebody's part in an event: a mere reference, or a role.
#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
pub(super) enum Part<'a> {
    Bare(Reference<'a>),
    Role(Box<EventRole<'a>>),
}

view! {
    /// <https://schema.org/Role>: it repeats the property that holds it.
    EventRole {
        #[serde(rename = "@type")]
        kind: &'static str,
        organizer: Option<Reference<'a>>,
        performer: Option<Reference<'a>>,
        attendee: Option<Reference<'a>>,
        contributor: Option<Reference<'a>>,
        role_name: Option<&'a str>,
    }
}

view! {
    /// What brought an event about, and who says so.
    CausedBy {
        #[serde(rename = "byline:event")]
        event: Option<Reference<'a>>,
        #[serde(rename = "byline:assertedBy")]
        asserted_by: Option<Reference<'a>>,
        #[serde(rename = "byline:note")]
        note: Option<&'a str>,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn event(&mut self, at: &Path<'_>, id: &'a Id, event: &'a model::Event) -> Event<'a> {
        let model::Event {
            name,
            kind,
            date,
            places,
            participants,
            part_of,
            caused_by,
            status,
            sources,
            alternate_names,
            description,
            url,
            same_as,
            wikidata,
            isni,
            identifiers,
            image,
        } = event;
        let common =
            Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image };
        let (start_date, end_date) = date.as_ref().map(ends).unwrap_or_default();
        let (event_status, own_status) = statuses(*status);
        let (event_type, own_kind) = types(*kind);
        let mut view = Event {
            kind: event_type,
            id: self.iri(id),
            name,
            own_kind,
            start_date,
            end_date,
            edtf: date_parts(date.as_ref()).edtf,
            event_status,
            own_status,
            known: self.known(at, common, Identifiers::default()),
            location: self.refer_all(&at.key("places"), places.iter().map(|id| id.as_str()), PLACES),
            super_event: part_of
                .as_ref()
                .and_then(|larger| self.refer(&at.key("partOf"), larger.as_str(), EVENTS)),
            subject_of: self.refer_all(&at.key("sources"), sources.iter().map(|id| id.as_str()), WORKS),
            caused_by: caused_by
                .iter()
                .enumerate()
                .filter_map(|(index, cause)| self.caused_by(&at.key("causedBy").item(index), cause))
                .collect(),
            ..Event::default()
        };
        for (index, participant) in participants.iter().enumerate() {
            self.add_participant(&at.key("participants").item(index), participant, *kind, &mut view);
        }
        view
    }

    fn add_participant(
        &mut self,
        at: &Path<'_>,
        participant: &'a Participant,
        kind: EventKind,
        event: &mut Event<'a>,
    ) {
        let Participant { agent, role } = participant;
        let Some(agent) = self.refer(at, agent.as_str(), AGENTS) else { return };
        let property = Property::of(role.as_deref(), kind);
        let part = match role.as_deref() {
            None => Part::Bare(agent),
            Some(role) if role == property.name() => Part::Bare(agent),
            Some(role) => {
                let mut view = EventRole { kind: "Role", role_name: Some(role), ..EventRole::default() };
                *match property {
                    Property::Organizer => &mut view.organizer,
                    Property::Performer => &mut view.performer,
                    Property::Attendee => &mut view.attendee,
                    Property::Contributor => &mut view.contributor,
                } = Some(agent);
                Part::Role(Box::new(view))
            }
        };
        match property {
            Property::Organizer => &mut event.organizer,
            Property::Performer => &mut event.performer,
            Property::Attendee => &mut event.attendee,
            Property::Contributor => &mut event.contributor,
        }
        .push(part);
    }

    fn caused_by(&mut self, at: &Path<'_>, cause: &'a Cause) -> Option<CausedBy<'a>> {
        let Cause { event, asserted_by, note } = cause;
        Some(CausedBy {
            event: Some(self.refer(at, event.as_str(), EVENTS)?),
            asserted_by: asserted_by
                .as_ref()
                .and_then(|agent| self.refer(&at.key("assertedBy"), agent.as_str(), AGENTS)),
            note: note.as_deref(),
        })
    }
}

/// The properties of an event that hold those who took part.
#[derive(Clone, Copy)]
enum Property {
    Organizer,
    Performer,
    Attendee,
    Contributor,
}

impl Property {
    /// The closest property. The parties of a dispute did not attend it: only who took part in a meeting did.
    fn of(role: Option<&str>, kind: EventKind) -> Self {
        match role.map(str::to_lowercase).as_deref() {
            Some("organizer" | "organiser" | "host") => Self::Organizer,
            Some("performer" | "presenter" | "speaker" | "panelist" | "panellist") => Self::Performer,
            Some("attendee" | "guest") => Self::Attendee,
            None | Some("participant") if kind == EventKind::Meeting => Self::Attendee,
            _ => Self::Contributor,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Organizer => "organizer",
            Self::Performer => "performer",
            Self::Attendee => "attendee",
            Self::Contributor => "contributor",
        }
    }
}

/// The type, and the kind where the type says less.
fn types(kind: EventKind) -> (&'static str, Option<&'static str>) {
    match kind {
        EventKind::Event => ("Event", None),
        EventKind::Meeting => ("Event", Some("meeting")),
        EventKind::Announcement => ("Event", Some("announcement")),
        EventKind::Agreement => ("Event", Some("agreement")),
        EventKind::PolicyMeasure => ("Event", Some("policy-measure")),
        EventKind::LegalAction => ("Event", Some("legal-action")),
        EventKind::Ruling => ("Event", Some("ruling")),
        EventKind::Election => ("Event", Some("election")),
        EventKind::Conflict => ("Event", Some("conflict")),
        EventKind::Disaster => ("Event", Some("disaster")),
        EventKind::Period => ("Event", Some("period")),
        EventKind::Publication => ("PublicationEvent", None),
    }
}

/// schema.org's status, and our own where it has none. That an event took place as planned is what it assumes.
fn statuses(status: EventStatus) -> (Option<&'static str>, Option<&'static str>) {
    match status {
        EventStatus::Happened => (None, None),
        EventStatus::Ongoing => (None, Some("ongoing")),
        EventStatus::Scheduled => (Some("https://schema.org/EventScheduled"), None),
        EventStatus::Postponed => (Some("https://schema.org/EventPostponed"), None),
        EventStatus::Cancelled => (Some("https://schema.org/EventCancelled"), None),
        EventStatus::Alleged => (None, Some("alleged")),
    }
}
