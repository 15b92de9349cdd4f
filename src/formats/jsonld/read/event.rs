//! Events.

use crate::formats::jsonld::read::describe::Described;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::{self, EntityType};
use crate::formats::jsonld::vocabulary::{event_kind, role_of};
use crate::model::{
    AgentRef, Article, Date, Event, EventKind, EventRef, EventStatus, Id, Participant, WorkRef,
};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// The event in a value of `thing`'s property `term`; declares it on first use.
    pub(super) fn event(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) -> Option<EventRef> {
        let found = self.event_value(value);
        if found.is_none() {
            self.lose(thing, term, value);
        }
        found.map(|id| EventRef(id.0))
    }

    fn event_of(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<EventRef> {
        let value = self.one(thing, term)?;
        let event = self.event(thing, term, value)?;
        self.note(at, value);
        Some(event)
    }

    fn event_value(&mut self, value: Node<'d>) -> Option<Id> {
        if value.kind() != Kind::Object {
            let node = self.text(value).and_then(|id| self.graph.with_id(id))?;
            return self.event_value(node);
        }
        let thing = self.graph.thing(value);
        if let Some((kind, id)) = self.declared.get(&thing.node.id()).cloned() {
            self.see(value);
            return (kind == EntityType::Event).then_some(id);
        }
        if self.entity_type(thing) != Some(EntityType::Event) {
            return None;
        }
        let name = self.first_text(thing, "name")?;
        self.see(value);
        let id = self.id_of(Some(thing), name, "event");
        self.declared.insert(thing.node.id(), (EntityType::Event, id.clone()));
        self.article.events.insert(id.clone(), Event::named(name));
        self.describe(Described::Event(id.clone(), name, thing, value));
        Some(id)
    }

    /// <https://schema.org/Event>
    pub(super) fn an_event(&mut self, id: &Id, name: &str, thing: Thing<'d>, value: Node<'d>) -> Event {
        let map = Path::ROOT.key(Article::EVENTS);
        let at = map.key(id.as_str());
        self.note(&at, value);
        self.string(thing, "name", &at.key(Event::NAME));
        let identified = self.identified(thing);
        let name_of_type = self.type_name(thing);
        let kind = event_kind(name_of_type);
        if kind == EventKind::default() && name_of_type.is_some_and(|name| name != "Event") {
            // The article has no such kind of event.
            self.losses.lose(format!("{}/@type", self.label(thing.node)), thing.node.brief_span());
        }
        let mut event = Event {
            kind,
            date: self.event_date(thing, &at.key(Event::DATE)),
            participants: self.participants(thing, kind, &at.key(Event::PARTICIPANTS)),
            part_of: self.event_of(thing, "superEvent", &at.key(Event::PART_OF)),
            status: self.event_status(thing, &at.key(Event::STATUS)),
            identity: self.identity(thing, identified, &at),
            ..Event::named(name)
        };
        for value in self.take(thing, "location") {
            if let Some(place) = self.place(thing, "location", value) {
                self.note(&at.key(Event::PLACES).item(event.places.len()), value);
                event.places.push(place);
            }
        }
        for value in self.take(thing, "subjectOf") {
            if let Some(work) = self.work(thing, "subjectOf", value) {
                self.note(&at.key(Event::SOURCES).item(event.sources.len()), value);
                event.sources.push(WorkRef(work.0));
            }
        }
        event
    }

    fn event_date(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<Date> {
        let start = self.date(thing, "startDate", at);
        let end = self.date(thing, "endDate", at);
        match (start, end) {
            (Some(start), Some(end)) if start != end => Some(Date(format!("{start}/{end}"))),
            (Some(start), _) => Some(start),
            (None, Some(end)) => Some(Date(format!("../{end}"))),
            (None, None) => None,
        }
    }

    fn event_status(&mut self, thing: Thing<'d>, at: &Path<'_>) -> EventStatus {
        let Some(value) = self.one(thing, "eventStatus") else { return EventStatus::default() };
        let name = self.address_value(value).map(types::bare);
        let status = match name {
            Some("EventScheduled") => EventStatus::Scheduled,
            Some("EventPostponed" | "EventRescheduled") => EventStatus::Postponed,
            Some("EventCancelled") => EventStatus::Cancelled,
            _ => {
                self.lose(thing, "eventStatus", value);
                return EventStatus::default();
            }
        };
        self.note(at, value);
        status
    }

    /// The participants, by property or in a role.
    fn participants(&mut self, thing: Thing<'d>, kind: EventKind, at: &Path<'_>) -> Vec<Participant> {
        let mut participants = Vec::new();
        // Roles that are implied by the kind of event.
        let usual = match kind {
            EventKind::Meeting => "attendee",
            _ => "contributor",
        };
        const TEAMS: [&str; 3] = ["homeTeam", "awayTeam", "competitor"];
        for term in ["organizer", "performer", "attendee", "contributor"].into_iter().chain(TEAMS) {
            let usual_agent =
                if TEAMS.contains(&term) { EntityType::Organization } else { EntityType::Person };
            for value in self.take(thing, term) {
                let (inner, wrapper) = self.unwrapped(value, term);
                let at = at.item(participants.len());
                let role = match wrapper {
                    Some(role) => self.string(role, "roleName", &at.key(Participant::ROLE)),
                    None => role_of(term).filter(|role| *role != usual).map(str::to_owned),
                };
                let Some(agent) = inner.and_then(|inner| self.agent(thing, term, inner, usual_agent)) else {
                    continue;
                };
                self.note(&at, value);
                participants.push(Participant { agent: AgentRef(agent.0), role, score: None });
            }
        }
        participants
    }
}
