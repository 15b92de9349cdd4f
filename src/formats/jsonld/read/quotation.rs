//! Quotes.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{
    AgentRef, Article, EventRef, Language, OrganizationRef, Quote, Speaker, TranslatedText, Unnamed, WorkRef,
};
use crate::source::jsonld::Thing;
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    /// <https://schema.org/Quotation>; one without a speaker is lost.
    pub(super) fn quotation(&mut self, owner: Thing<'d>, term: &str, value: Node<'d>) {
        let thing = self.graph.thing(value);
        if self.declared.contains_key(&thing.node.id()) {
            self.see(value);
            return;
        }
        let words = [self.take(thing, "text"), self.take(thing, "name")].concat();
        let text = words.first().and_then(|text| self.text(*text));
        let (Some(text), Some(speaker)) = (text, self.speaker(thing)) else {
            return self.lose(owner, term, value);
        };
        self.see(value);
        let beginning: Vec<&str> = text.split_whitespace().take(5).collect();
        let id = self.id_of(Some(thing), &format!("q {}", beginning.join(" ")), "quote");
        self.declared.insert(thing.node.id(), (EntityType::Quotation, id.clone()));
        let map = Path::ROOT.key(Article::QUOTES);
        let at = map.key(id.as_str());
        self.note(&at, value);
        self.string(thing, "text", &at.key(Quote::TEXT));
        let event = self.one(thing, "recordedAt");
        let source = self.one(thing, "isBasedOn");
        let translator = self.one(thing, "translator");
        let language = self.string(thing, "inLanguage", &at.key(Quote::LANGUAGE)).map(Language);
        let original = self.original(thing, &at.key(Quote::ORIGINAL));
        // Being part of the article is implied.
        self.take(thing, "isPartOf").into_iter().for_each(|article| self.see(article));
        let quote = Quote {
            event: event.and_then(|value| self.event(thing, "recordedAt", value)).map(|id| EventRef(id.0)),
            date: self.date(thing, "dateCreated", &at.key(Quote::DATE)),
            source: source.and_then(|value| self.work(thing, "isBasedOn", value)).map(|id| WorkRef(id.0)),
            language: language.filter(|language| *language != self.article.metadata.language),
            original,
            translator: translator
                .and_then(|value| self.agent(thing, "translator", value, EntityType::Person))
                .map(|id| AgentRef(id.0)),
            ..Quote::of(text.to_owned(), speaker)
        };
        self.article.quotes.insert(id, quote);
    }

    /// The speaker: declared, or unnamed.
    fn speaker(&mut self, thing: Thing<'d>) -> Option<Speaker> {
        for term in ["spokenByCharacter", "creator", "author"] {
            for value in self.take(thing, term) {
                if let Some(agent) = self.agent(thing, term, value, EntityType::Person) {
                    self.take(thing, "creator");
                    return Some(Speaker::Agent(AgentRef(agent.0)));
                }
            }
        }
        let unnamed = self.first_text(thing, "creditText")?;
        let organization = self.one(thing, "sourceOrganization");
        let organization = organization
            .and_then(|value| self.agent(thing, "sourceOrganization", value, EntityType::Organization));
        let organization = organization.filter(|id| self.article.organizations.contains_key(id.as_str()));
        Some(Speaker::Unnamed(Unnamed {
            unnamed: unnamed.to_owned(),
            organization: organization.map(|id| OrganizationRef(id.0)),
        }))
    }

    fn original(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<TranslatedText> {
        let value = self.one(thing, "translationOfWork")?;
        let original = self.graph.thing(value);
        let text = self.string(original, "text", &at.key(Quote::TEXT));
        let language = self.string(original, "inLanguage", &at.key(Quote::LANGUAGE));
        match (text, language) {
            (Some(text), Some(language)) => Some(TranslatedText { text, language: Language(language) }),
            _ => {
                self.lose(thing, "translationOfWork", value);
                None
            }
        }
    }
}
