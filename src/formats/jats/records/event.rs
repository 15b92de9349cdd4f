//! Records of events.

use super::common::{self, Common};
use super::{compound_part, date_part, part, reference_part};
use crate::formats::jats::writer::{Jats, token};
use crate::model::{Cause, Event, EventKind, Participant};
use crate::source::Path;

pub(super) fn record<'a>(jats: &mut Jats<'a>, event: &'a Event, at: &Path<'_>) {
    let Event {
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
    part(jats, "name", name);
    if *kind != EventKind::default() {
        part(jats, "kind", &token(kind));
    }
    date_part(jats, "date", date.as_ref());
    for place in places {
        reference_part(jats, "place", place.as_str());
    }
    for Participant { agent, role } in participants {
        compound_part(jats, "participant", |parts| {
            parts.reference(Some(agent.as_str()));
            parts.text("role", role.as_deref());
        });
    }
    if let Some(whole) = part_of {
        reference_part(jats, "part-of", whole.as_str());
    }
    for Cause { event, asserted_by, note } in caused_by {
        compound_part(jats, "caused-by", |parts| {
            parts.reference(Some(event.as_str()));
            parts.reference(asserted_by.as_ref().map(|agent| agent.as_str()));
            parts.text("note", note.as_deref());
        });
    }
    part(jats, "status", &token(status));
    for work in sources {
        reference_part(jats, "source", work.as_str());
    }
    common::parts(
        jats,
        Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image },
        at,
    );
}
