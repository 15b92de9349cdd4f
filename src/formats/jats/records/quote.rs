//! Records of quotes.

use super::{compound_part, date_part, part, part_opt, reference_part};
use crate::formats::jats::writer::{Jats, token};
use crate::model::{Anchor, Language, OrganizationRef, Quote, Speaker, TranslatedText, Unnamed};
use crate::source::Path;
use crate::source::xml::WriteXml;

pub(super) fn record<'a>(jats: &mut Jats<'a>, quote: &'a Quote, _at: &Path<'_>) {
    let Quote {
        text,
        speaker,
        kind,
        cue,
        event,
        date,
        addressees,
        source,
        language,
        original,
        translator,
        anchors,
        confidence,
    } = quote;
    part(jats, "text", text);
    match speaker {
        Speaker::Agent(agent) => reference_part(jats, "speaker", agent.as_str()),
        Speaker::Unnamed(Unnamed { unnamed, organization }) => compound_part(jats, "speaker", |parts| {
            parts.text("unnamed", Some(unnamed));
            parts.reference(organization.as_ref().map(OrganizationRef::as_str));
        }),
    }
    part(jats, "kind", &token(kind));
    part_opt(jats, "cue", cue.as_deref());
    if let Some(event) = event {
        reference_part(jats, "event", event.as_str());
    }
    date_part(jats, "date", date.as_ref());
    for agent in addressees {
        reference_part(jats, "addressee", agent.as_str());
    }
    if let Some(work) = source {
        reference_part(jats, "source", work.as_str());
    }
    part_opt(jats, "language", language.as_ref().map(Language::as_str));
    if let Some(TranslatedText { text, language }) = original {
        compound_part(jats, "original", |parts| {
            parts
                .next()
                .element("named-content")
                .attr("content-type", "language")
                .attr("xml:lang", language.as_str())
                .text(text);
        });
    }
    if let Some(agent) = translator {
        reference_part(jats, "translator", agent.as_str());
    }
    for anchor in anchors {
        self::anchor(jats, anchor);
    }
    part_opt(jats, "confidence", confidence.map(|confidence| confidence.to_string()).as_deref());
}

/// Where the quote stands, as a text quote selector: a cross-reference to the block, and the words.
fn anchor(jats: &mut Jats<'_>, anchor: &Anchor) {
    let Anchor { block, exact, prefix, suffix } = anchor;
    compound_part(jats, "anchor", |parts| {
        if let Some(block) = block {
            parts.reference(Some(block.as_str()));
        }
        parts.text("prefix", prefix.as_deref());
        parts.text("exact", Some(exact));
        parts.text("suffix", suffix.as_deref());
    });
}
