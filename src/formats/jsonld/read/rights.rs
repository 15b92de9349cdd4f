//! Licenses, copyright and funding.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::formats::jsonld::vocabulary::SPDX_PAGES;
use crate::model::{AgentRef, Copyright, Funding, License, Metadata};
use crate::source::hash::HashSet;
use crate::source::jsonld::Thing;
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    pub(super) fn rights(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let licenses = at.key(Metadata::LICENSES);
        for value in self.take(thing, "license") {
            let at = licenses.item(self.article.metadata.licenses.len());
            match self.license(value, &at) {
                Some(license) => {
                    self.note(&at, value);
                    self.article.metadata.licenses.push(license);
                }
                None => self.lose(thing, "license", value),
            }
        }
        let at = at.key(Metadata::COPYRIGHT);
        let year = self
            .number(thing, "copyrightYear", &at.key(Copyright::YEAR))
            .and_then(|year| u16::try_from(year).ok());
        let holder = self.one(thing, "copyrightHolder");
        let holder = holder.and_then(|value| {
            let agent = self.agent(thing, "copyrightHolder", value, EntityType::Organization)?;
            self.note(&at.key(Copyright::HOLDER), value);
            Some(AgentRef(agent.0))
        });
        let statement = self.string(thing, "copyrightNotice", &at.key(Copyright::STATEMENT));
        if year.is_some() || holder.is_some() || statement.is_some() {
            self.article.metadata.copyright = Some(Copyright { year, holder, statement });
        }
    }

    fn license(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<License> {
        if let Some(text) = self.text(value) {
            let is_address = text.contains("://");
            self.note(&at.key(if is_address { "url" } else { "statement" }), value);
            let id = text.trim().strip_prefix(SPDX_PAGES).map(|id| id.trim_end_matches(".html"));
            if let Some(id) = id.filter(|id| License::has_spdx(id)) {
                return Some(License { spdx: Some(id.to_owned()), ..License::default() });
            }
            return Some(match is_address {
                true => License { url: Some(text.trim().into()), ..License::default() },
                false => License { statement: Some(text.to_owned()), ..License::default() },
            });
        }
        let thing = self.graph.thing(value);
        let mut identified = self.identified(thing);
        let spdx = self.identifier_of(&mut identified, "SPDX", &at.key(License::SPDX));
        let name = self.string(thing, "name", &at.key(Copyright::STATEMENT));
        let statement = self.string(thing, "description", &at.key(Copyright::STATEMENT));
        let (spdx, name) = match (spdx, name) {
            (None, Some(name)) if License::has_spdx(&name) => (Some(name), None),
            (spdx, name) => (spdx.clone(), name.filter(|name| Some(name) != spdx.as_ref())),
        };
        let license = License {
            url: self.address(thing, "url", &at.key(License::URL)).or_else(|| {
                let id = self.graph.id(value);
                id.filter(|id| id.contains("://")).map(Into::into)
            }),
            statement: statement.or(name),
            spdx,
            ..License::default()
        };
        (license != License::default()).then_some(license)
    }

    pub(super) fn funding(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "funding") {
            let index = self.article.metadata.funding.len();
            match self.grant(value, &at.item(index)) {
                Some(grant) => {
                    self.note(&at.item(index), value);
                    self.article.metadata.funding.push(grant);
                }
                None => self.lose(thing, "funding", value),
            }
        }
        let funding = &self.article.metadata.funding;
        let mut funders: HashSet<String> = funding.iter().map(|grant| grant.funder.0.clone()).collect();
        for value in self.take(thing, "funder") {
            let Some(funder) = self.agent(thing, "funder", value, EntityType::Organization) else { continue };
            if funders.insert(funder.0.clone()) {
                let funding = &mut self.article.metadata.funding;
                let index = funding.len();
                let (awards, recipients) = (Vec::new(), Vec::new());
                let funder = AgentRef(funder.0);
                funding.push(Funding { funder, awards, title: None, recipients, statement: None });
                self.note(&at.item(index), value);
            }
        }
    }

    /// <https://schema.org/Grant>
    fn grant(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Funding> {
        let thing = self.graph.thing(value);
        let funders = [self.take(thing, "funder"), self.take(thing, "sponsor")].concat();
        let funder = self.agent(thing, "funder", *funders.first()?, EntityType::Organization)?;
        let mut awards = Vec::new();
        for value in self.take(thing, "identifier") {
            let number = self.text(value).or_else(|| {
                let identifier = self.graph.thing(value);
                self.first_text(identifier, "value")
            });
            if let Some(number) = number {
                self.note(&at.key(Funding::AWARDS).item(awards.len()), value);
                awards.push(number.to_owned());
            }
        }
        let mut recipients = Vec::new();
        for value in self.take(thing, "fundedItem") {
            if let Some(agent) = self.agent(thing, "fundedItem", value, EntityType::Person) {
                recipients.push(AgentRef(agent.0));
            }
        }
        Some(Funding {
            funder: AgentRef(funder.0),
            awards,
            title: self.string(thing, "name", &at.key(Funding::TITLE)),
            recipients,
            statement: self.string(thing, "description", &at.key(Copyright::STATEMENT)),
        })
    }
}
