//! Reading records: what an article of ours declares, from the keyword groups that hold it.
//!
//! One file per collection, the mirror of what writes them.

mod common;
mod event;
mod organization;
mod person;
mod place;
mod quote;

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};

use crate::formats::jats::read::reader::Reader;
use crate::model::{Date, Id};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// A [`<kwd-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd-group.html) of records
    pub(super) fn records(&mut self, group: Node<'d>, group_type: &str) {
        for record in group.elements() {
            let Some(id) = record.attribute("id").map(|id| Id(id.value().into_owned())) else {
                self.ignore(record);
                continue;
            };
            match group_type {
                "person" => {
                    let person = self.person_record(record, &Path::ROOT.key("people").key(id.as_str()));
                    self.article.people.insert(id, person);
                }
                "organization" => {
                    let at = Path::ROOT.key("organizations");
                    let organization = self.organization_record(record, &at.key(id.as_str()));
                    self.article.organizations.insert(id, organization);
                }
                "place" => {
                    let place = self.place_record(record, &Path::ROOT.key("places").key(id.as_str()));
                    self.article.places.insert(id, place);
                }
                "event" => {
                    let event = self.event_record(record, &Path::ROOT.key("events").key(id.as_str()));
                    self.article.events.insert(id, event);
                }
                _ => {
                    let quote = self.quote_record(record, &Path::ROOT.key("quotes").key(id.as_str()));
                    self.article.quotes.insert(id, quote);
                }
            }
        }
    }

    /// The text of a part, which stands at `at` in the article.
    fn part_text(&mut self, part: Node<'d>, at: &Path<'_>) -> String {
        self.note(at, part);
        self.words(part)
    }

    /// The date of a part.
    fn part_date(&mut self, part: Node<'d>, at: &Path<'_>) -> Option<Date> {
        Some(Date(self.part_text(part, at)))
    }

    /// The id of what a part refers to.
    fn part_reference(&mut self, part: Node<'d>, at: &Path<'_>) -> String {
        self.note(at, part);
        match subparts(part).find(|subpart| is_reference(*subpart)) {
            Some(reference) => self.referent(reference),
            None => self.words(part),
        }
    }

    /// The id that a `<named-content>` refers to. What is not declared is called by its id.
    fn referent(&mut self, reference: Node<'d>) -> String {
        match reference.attribute("rid") {
            Some(rid) => rid.value().into_owned(),
            None => self.words(reference),
        }
    }

    /// The text of the subpart called `field`.
    fn subpart_text(&mut self, part: Node<'d>, field: &str, at: &Path<'_>) -> Option<String> {
        let subpart = subparts(part).find(|subpart| self::field(*subpart) == field)?;
        self.note(at, subpart);
        Some(self.words(subpart))
    }
}

/// What a part or subpart is: the name of a field in kebab case.
fn field(part: Node<'_>) -> Cow<'_, str> {
    part.attribute("content-type").map(|field| field.value()).unwrap_or_default()
}

/// The parts of a part.
fn subparts(part: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    part.elements().filter(|subpart| subpart.is("named-content"))
}

/// Whether a subpart refers to something declared, or to what should be.
fn is_reference(subpart: Node<'_>) -> bool {
    matches!(
        &*field(subpart),
        "person" | "organization" | "place" | "event" | "work" | "quote" | "block" | "entity"
    )
}

/// The value of an enum that is called `token` in a file: `research-institute`.
fn from_token<T: DeserializeOwned>(token: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(token)).ok()
}

/// What stands behind the beginning of an address, or all of a text that does not begin so.
fn behind(prefix: &str, mut text: String) -> String {
    if text.starts_with(prefix) {
        text.drain(..prefix.len());
    }
    text
}
