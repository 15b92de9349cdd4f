//! `google-event-location-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-event-location-missing", include_str!("google_event_location_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for event in file.events() {
        let places = file.values(event, "location");
        if places.is_empty() {
            report
                .at(event.node.brief_span(), "this event has no location")
                .label("no `location`")
                .help("add `location`: a `Place` with its `address`, or a `VirtualLocation` with its `url`");
        }
        for place in places.into_iter().filter_map(|place| file.object_at(place)) {
            let wanted = if place.is_a("VirtualLocation") { "url" } else { "address" };
            if file.values(place, wanted).is_empty() {
                report
                    .at(place.node.brief_span(), format!("the location of this event has no `{wanted}`"))
                    .label(format!("no `{wanted}`"))
                    .help(format!("add `{wanted}`"));
            }
        }
    }
}
