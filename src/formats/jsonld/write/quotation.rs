//! Quotes.

use crate::formats::jsonld::write::entity::{self, Entity, What};
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Article, Quote, QuoteKind, Speaker, TranslatedText, Unnamed};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// Direct quotes with a speaker; none behind a paywall, because they are part of the text.
    pub(super) fn quotes(&mut self, list: &mut List, is_free: bool) {
        let at = Path::ROOT.key(Article::QUOTES);
        for entity in entity::entities(self.article) {
            let What::Quote(quote) = entity.what else { continue };
            let at = at.key(entity.id.as_str());
            let Quote { text, speaker, kind, .. } = quote;
            let speaks = match speaker {
                Speaker::Agent(agent) => self.writable(entity::agent, agent.as_str()).is_some(),
                Speaker::Unnamed(unnamed) => !unnamed.unnamed.trim().is_empty(),
            };
            if !is_free {
                self.lose(&at, quote, "quotes are part of the paywalled text");
            } else if *kind != QuoteKind::Direct {
                self.lose(&at, quote, "only a direct quote is in the speaker's words");
            } else if !speaks || text.trim().is_empty() {
                self.lose(&at, quote, "a quotation needs words and a speaker");
            } else {
                self.hold_in(list, entity);
            }
        }
    }

    /// <https://schema.org/Quotation>
    ///
    /// ```json
    /// { "@type": "Quotation", "text": "No.", "creator": { "@id": "https://example.org/a#kim" } }
    /// ```
    pub(super) fn quotation(&mut self, at: &Path<'_>, entity: Entity<'a>, quote: &'a Quote) {
        let Quote {
            text,
            speaker,
            kind: _,
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
        self.node(entity, "Quotation");
        self.json.text("text", text);
        match speaker {
            Speaker::Agent(agent) => {
                self.held("creator", &at.key(Quote::SPEAKER), Some(agent.as_str()), entity::agent);
            }
            // A node for an unnamed speaker would need a name; `creditText` has the description.
            Speaker::Unnamed(Unnamed { unnamed, organization }) => {
                self.json.text("creditText", unnamed);
                let at = at.key(Quote::SPEAKER);
                self.lose(&at.key(Unnamed::ORGANIZATION), organization, "`creditText` is a text");
            }
        }
        let own = &self.article.metadata.language;
        let is_foreign = language.as_ref().is_some_and(|language| language != own);
        if is_foreign {
            self.language("inLanguage", &at.key(Quote::LANGUAGE), language.as_ref());
        } else {
            if original.is_some() && own.is_well_formed() {
                self.json.text("inLanguage", own.as_str());
            }
            self.lose(&at.key(Quote::LANGUAGE), language, "it is the same as the article's");
        }
        self.date("dateCreated", &at.key(Quote::DATE), date.as_ref());
        self.held(
            "isBasedOn",
            &at.key(Quote::SOURCE),
            source.as_ref().map(|work| work.as_str()),
            entity::work,
        );
        let translator = translator.as_ref().map(|agent| agent.as_str());
        self.held("translator", &at.key(Quote::TRANSLATOR), translator, entity::agent);
        self.original(&at.key(Quote::ORIGINAL), original.as_ref());
        if let Some(id) = event
            && let Some(event) = self.found(&at.key(Quote::EVENT), id.as_str(), entity::event)
        {
            if self.is_event(event) {
                self.json.key("recordedAt");
                self.hold(event);
            } else {
                self.lose(&at.key(Quote::EVENT), id, "it is not written as an `Event`");
            }
        }
        self.json.end();
        self.lose(&at.key(Quote::CUE), cue, "schema.org has no reporting verb");
        self.lose(&at.key(Quote::ADDRESSEES), addressees, "schema.org has no addressees");
        self.lose(&at.key(Quote::ANCHORS), anchors, "the text is not in the JSON-LD");
        self.lose(&at.key(Quote::CONFIDENCE), confidence, "schema.org has no confidence values");
    }

    /// <https://schema.org/Quotation>: the original words
    fn original(&mut self, at: &Path<'_>, original: Option<&TranslatedText>) {
        let Some(original) = original else { return };
        let TranslatedText { text, language } = original;
        if text.trim().is_empty() || !language.is_well_formed() {
            return self.lose(at, original, "an original needs words and their language");
        }
        self.json.key("translationOfWork");
        self.json.node("Quotation");
        self.json.text("text", text);
        self.json.text("inLanguage", language.as_str());
        self.json.end();
    }
}
