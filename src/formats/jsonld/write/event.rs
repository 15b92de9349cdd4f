//! Events.

use crate::formats::jsonld::vocabulary::{event_kind, event_type, role_of};
use crate::formats::jsonld::write::date::ends;
use crate::formats::jsonld::write::entity::{self, Entity, What};
use crate::formats::jsonld::write::identifier::Identifiers;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::place::can_be_found;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Date, Event, EventKind, EventStatus, Identity, OrganizationKind, Participant};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// Whether an event has everything that search engines require: a certain date, and a location with an address.
    pub(super) fn is_complete(&self, event: &Event) -> bool {
        let starts = event.date.as_ref().is_some_and(|date| ends(date).0.is_some());
        starts
            && event.kind != EventKind::Period
            && event.status != EventStatus::Alleged
            && event.places.iter().any(|id| {
                entity::place(self.article, id.as_str()).is_some_and(|place| match place.what {
                    What::Place(one) => self.can_write(place) && can_be_found(self.article, one),
                    _ => false,
                })
            })
    }

    /// <https://schema.org/Event>, or a [Thing](https://schema.org/Thing) where too little is certain
    ///
    /// ```json
    /// { "@type": "Event", "name": "Briefing on the flood", "startDate": "2026-03-13T23:10:00+01:00",
    ///   "location": [{ "@type": "Place", "name": "Town Hall" }], "performer": [{ "@id": "#adeyemi" }] }
    /// ```
    pub(super) fn event(&mut self, at: &Path<'_>, entity: Entity<'a>, event: &'a Event) {
        let is_event = self.is_event(entity);
        let Event {
            name,
            kind,
            date,
            places,
            participants,
            part_of,
            caused_by,
            status,
            result,
            sources,
            identity,
        } = event;
        let Identity { alternate_names, description, url, same_as, wikidata: _, isni: _, identifiers, image } =
            identity;
        let mut known = Identifiers::default();
        known.of(identity);

        if !is_event {
            self.lose(
                at,
                event,
                "an `Event` needs a certain date and a place with an address: it is a `Thing`",
            );
            return self.as_thing(entity, event, &known);
        }
        self.node(entity, event_type(*kind));
        self.json.text("name", name);
        self.alternate_names(at, alternate_names);
        self.text("description", &at.key(Identity::DESCRIPTION), description.as_deref());
        self.address("url", &at.key(Identity::URL), url.as_ref().map(|url| url.as_str()));
        self.event_dates(&at.key(Event::DATE), date.as_ref());
        if let Some(status) = status_name(*status) {
            self.json.text("eventStatus", status);
        } else if *status != EventStatus::Happened {
            self.lose(&at.key(Event::STATUS), status, "schema.org has no such status");
        }
        self.all_held("location", &at.key(Event::PLACES), places.iter().map(|id| id.as_str()), entity::place);
        self.participants(&at.key(Event::PARTICIPANTS), participants, *kind);
        self.super_event(&at.key(Event::PART_OF), part_of.as_ref().map(|whole| whole.as_str()));
        self.all_held(
            "subjectOf",
            &at.key(Event::SOURCES),
            sources.iter().map(|id| id.as_str()),
            entity::work,
        );
        self.same_as(at, &known.addresses, same_as, identifiers);
        self.identifiers(&at.key(Identity::IDENTIFIERS), &known, identifiers);
        self.json.end();
        if event_kind(Some(event_type(*kind))) != *kind {
            self.lose(&at.key(Event::KIND), kind, "schema.org has no type for it");
        }
        self.lose(&at.key(Event::RESULT), result, "schema.org has no results");
        self.lose(&at.key(Event::CAUSED_BY), caused_by, "schema.org has no causes");
        self.lose(&at.key(Identity::IMAGE), image, "no consumer uses the image of an event");
    }

    /// The facts about an event that cannot be written as an `Event`.
    fn as_thing(&mut self, entity: Entity<'a>, event: &'a Event, known: &Identifiers<'_>) {
        self.node(entity, "Thing");
        self.json.text("name", &event.name);
        let mut list = List::new("alternateName");
        for name in event.identity.alternate_names.iter().filter(|name| !name.name.trim().is_empty()) {
            list.string(&mut self.json, &name.name);
        }
        list.end(&mut self.json);
        if let Some(description) =
            event.identity.description.as_deref().filter(|text| !text.trim().is_empty())
        {
            self.json.text("description", description);
        }
        if let Some(url) = event.identity.url.as_ref().filter(|url| is_absolute(url.as_str())) {
            self.json.text("url", url.as_str());
        }
        let pages = event.identity.same_as.iter().map(|uri| uri.as_str()).filter(|uri| is_absolute(uri));
        let mut list = List::new("sameAs");
        for address in known.addresses.iter().map(String::as_str).chain(pages) {
            list.string(&mut self.json, address);
        }
        list.end(&mut self.json);
        self.json.end();
    }

    /// `startDate` and `endDate`, if they are certain
    fn event_dates(&mut self, at: &Path<'_>, date: Option<&Date>) {
        let Some(date) = date else { return };
        let (start, end) = ends(date);
        for (key, end) in [("startDate", start), ("endDate", end)] {
            if let Some(end) = end {
                self.json.text(key, end);
            }
        }
        let is_whole = match (start, end) {
            (Some(start), None) => start == date.as_str(),
            (Some(start), Some(end)) => start != end,
            (None, Some(_)) => date.as_str().starts_with("../"),
            (None, None) => false,
        };
        if !is_whole {
            self.lose(at, date, "only certain dates are written");
        }
    }

    /// `superEvent`, which only exists between events
    fn super_event(&mut self, at: &Path<'_>, whole: Option<&str>) {
        let Some(id) = whole else { return };
        let Some(entity) = self.found(at, id, entity::event) else { return };
        if self.is_event(entity) {
            self.json.key("superEvent");
            self.hold(entity);
        } else {
            self.lose(at, &id, "it is not written as an `Event`");
        }
    }

    /// The participants, if schema.org has a property for their role.
    fn participants(&mut self, at: &Path<'_>, participants: &'a [Participant], kind: EventKind) {
        let found = participants.iter().map(|one| self.property_of(one, kind)).collect::<Vec<_>>();
        for property in PROPERTIES {
            let mut list = List::new(property);
            for (index, participant) in
                participants.iter().enumerate().filter(|(n, _)| found[*n] == Some(property))
            {
                self.participant(&mut list, &at.item(index), participant, property);
            }
            list.end(&mut self.json);
        }
        for (index, participant) in participants.iter().enumerate().filter(|(n, _)| found[*n].is_none()) {
            self.lose(&at.item(index), participant, "schema.org has no property for this role in an event");
        }
    }

    fn participant(&mut self, list: &mut List, at: &Path<'_>, participant: &'a Participant, property: &str) {
        let Participant { agent, role, score } = participant;
        let Some(entity) = self.writable(entity::agent, agent.as_str()) else {
            return self.lose(at, participant, "no node can be written for it");
        };
        self.hold_in(list, entity);
        if role.as_deref() != role_of(property) {
            let why = "only the nearest schema.org property is written";
            self.lose(&at.key(Participant::ROLE), role, why);
        }
        self.lose(&at.key(Participant::SCORE), score, "schema.org has no scores");
    }

    /// The event property for a participant. The parties of a dispute did not attend it: only participants in a meeting
    /// did. In a match, schema.org has people and teams.
    fn property_of(&self, participant: &Participant, kind: EventKind) -> Option<&'static str> {
        let Participant { agent, role, score: _ } = participant;
        let role = role.as_deref().map(str::to_lowercase);
        let is_competitor = || {
            kind == EventKind::Match
                && entity::agent(self.article, agent.as_str()).is_some_and(|agent| match agent.what {
                    What::Person(_) => true,
                    What::Organization(one) => one.kind == OrganizationKind::SportsTeam,
                    _ => false,
                })
        };
        match role.as_deref() {
            Some("organizer" | "organiser" | "host") => Some("organizer"),
            Some("performer" | "presenter" | "speaker" | "panelist" | "panellist") => Some("performer"),
            Some("attendee" | "guest") => Some("attendee"),
            Some("home") if is_competitor() => Some("homeTeam"),
            Some("away") if is_competitor() => Some("awayTeam"),
            None | Some("competitor") if is_competitor() => Some("competitor"),
            _ if kind == EventKind::Meeting => Some("attendee"),
            _ => None,
        }
    }
}

/// The properties of an event for its participants.
const PROPERTIES: [&str; 6] = ["organizer", "performer", "attendee", "homeTeam", "awayTeam", "competitor"];

/// A member of <https://schema.org/EventStatusType>. Taking place is the default.
fn status_name(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Scheduled => Some("https://schema.org/EventScheduled"),
        EventStatus::Postponed => Some("https://schema.org/EventPostponed"),
        EventStatus::Cancelled => Some("https://schema.org/EventCancelled"),
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::Alleged => None,
    }
}
