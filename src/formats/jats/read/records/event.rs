//! Records of events.

use super::common::common;
use super::{field, from_token, is_reference, subparts};
use crate::formats::jats::read::reader::Reader;
use crate::model::{AgentRef, Cause, Event, EventRef, Participant, PlaceRef, WorkRef};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    pub(super) fn event_record(&mut self, record: Node<'d>, at: &Path<'_>) -> Event {
        self.note(at, record);
        let mut event = Event::named(String::new());
        for part in record.elements() {
            match &*field(part) {
                "name" => event.name = self.part_text(part, &at.key("name")),
                "kind" => {
                    event.kind = from_token(&self.part_text(part, &at.key("kind"))).unwrap_or_default();
                }
                "date" => event.date = self.part_date(part, &at.key("date")),
                "place" => {
                    let list = at.key("places");
                    let place = self.part_reference(part, &list.item(event.places.len()));
                    event.places.push(PlaceRef(place));
                }
                "participant" => {
                    let list = at.key("participants");
                    let at = list.item(event.participants.len());
                    let agent = AgentRef(self.part_reference(part, &at.key("agent")));
                    let role = self.subpart_text(part, "role", &at.key("role"));
                    event.participants.push(Participant { agent, role });
                }
                "part-of" => event.part_of = Some(EventRef(self.part_reference(part, &at.key("partOf")))),
                "caused-by" => {
                    let list = at.key("causedBy");
                    let at = list.item(event.caused_by.len());
                    let cause = EventRef(self.part_reference(part, &at.key("event")));
                    let who = subparts(part).filter(|subpart| is_reference(*subpart)).nth(1);
                    let asserted_by = who.map(|who| AgentRef(self.referent(who)));
                    let note = self.subpart_text(part, "note", &at.key("note"));
                    event.caused_by.push(Cause { event: cause, asserted_by, note });
                }
                "status" => {
                    event.status = from_token(&self.part_text(part, &at.key("status"))).unwrap_or_default();
                }
                "source" => {
                    let list = at.key("sources");
                    let work = self.part_reference(part, &list.item(event.sources.len()));
                    event.sources.push(WorkRef(work));
                }
                _ => self.common_part(part, common!(event), at),
            }
        }
        event
    }
}
