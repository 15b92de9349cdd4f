//! Quotes.

use crate::formats::jsonld::date::date_parts;
use crate::formats::jsonld::view::{Iri, Reference, view};
use crate::formats::jsonld::writer::{AGENTS, EVENTS, ORGANIZATIONS, WORKS, Writer};
use crate::model::{Id, Quote, QuoteKind, Speaker, TranslatedText, Unnamed};
use crate::source::Path;

view! {
    /// <https://schema.org/Quotation>
    Quotation {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        text: &'a str,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        #[serde(rename = "byline:cue")]
        cue: Option<&'a str>,
        creator: Option<Reference<'a>>,
        spoken_by_character: Option<Reference<'a>>,
        credit_text: Option<&'a str>,
        source_organization: Option<Reference<'a>>,
        #[serde(rename = "byline:addressee")]
        addressees: Vec<Reference<'a>>,
        in_language: &'a str,
        date_created: Option<&'a str>,
        #[serde(rename = "byline:dateCreated")]
        date_edtf: Option<&'a str>,
        recorded_at: Option<Reference<'a>>,
        is_part_of: Option<Reference<'a>>,
        is_based_on: Option<Reference<'a>>,
        translation_of_work: Option<Original<'a>>,
        translator: Option<Reference<'a>>,
    }
}

view! {
    /// <https://schema.org/Quotation>: the words as they were spoken.
    Original {
        #[serde(rename = "@type")]
        kind: &'static str,
        text: &'a str,
        in_language: &'a str,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn quotation(&mut self, at: &Path<'_>, id: &'a Id, quote: &'a Quote) -> Quotation<'a> {
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
            anchors: _,
            confidence: _,
        } = quote;
        let date = date_parts(date.as_ref());
        let mut view = Quotation {
            kind: "Quotation",
            id: self.iri(id),
            text,
            own_kind: own_kind(*kind),
            cue: cue.as_deref(),
            addressees: self.refer_all(
                &at.key("addressees"),
                addressees.iter().map(|agent| agent.as_str()),
                AGENTS,
            ),
            in_language: language.as_ref().unwrap_or(&self.article.metadata.language).as_str(),
            date_created: date.iso,
            date_edtf: date.edtf,
            recorded_at: event
                .as_ref()
                .and_then(|event| self.refer(&at.key("event"), event.as_str(), EVENTS)),
            is_part_of: Some(Reference { id: self.article_iri() }),
            is_based_on: source.as_ref().and_then(|work| self.refer(&at.key("source"), work.as_str(), WORKS)),
            translation_of_work: original.as_ref().map(original_quotation),
            translator: translator
                .as_ref()
                .and_then(|agent| self.refer(&at.key("translator"), agent.as_str(), AGENTS)),
            ..Quotation::default()
        };
        match speaker {
            Speaker::Agent(agent) => {
                let agent = self.refer(&at.key("speaker"), agent.as_str(), AGENTS);
                (view.creator, view.spoken_by_character) = (agent, agent);
            }
            // A node for somebody unnamed would need a name; `creditText` says what the article says.
            Speaker::Unnamed(Unnamed { unnamed, organization }) => {
                view.credit_text = Some(unnamed);
                let at = at.key("speaker");
                view.source_organization = organization
                    .as_ref()
                    .and_then(|one| self.refer(&at.key("organization"), one.as_str(), ORGANIZATIONS));
            }
        }
        view
    }
}

fn original_quotation(original: &TranslatedText) -> Original<'_> {
    let TranslatedText { text, language } = original;
    Original { kind: "Quotation", text, in_language: language.as_str() }
}

/// What a quotation is when nothing else is said is direct.
fn own_kind(kind: QuoteKind) -> Option<&'static str> {
    match kind {
        QuoteKind::Direct => None,
        QuoteKind::Indirect => Some("indirect"),
        QuoteKind::Mixed => Some("mixed"),
    }
}
