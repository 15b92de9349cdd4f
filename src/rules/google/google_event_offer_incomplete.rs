//! `google-event-offer-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-event-offer-incomplete", include_str!("google_event_offer_incomplete.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for event in file.events() {
        for offer in file.values(event, "offers").into_iter().filter_map(|offer| file.object_at(offer)) {
            let is_missing = |name: &&str| file.values(offer, name).is_empty();
            let wanted = if offer.is_a("AggregateOffer") { "lowPrice" } else { "price" };
            let wanted = ["url", wanted, "priceCurrency", "availability"];
            let missing: Vec<&str> = wanted.into_iter().filter(is_missing).collect();
            if !missing.is_empty() {
                let missing = missing.join("`, `");
                report
                    .at(offer.node.brief_span(), format!("this ticket offer has no `{missing}`"))
                    .label("incomplete")
                    .help(format!("add `{missing}`; a price of `0` means free"));
            }
        }
    }
}
