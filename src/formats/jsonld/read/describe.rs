//! Entities and works that refer to others, which refer to others: read in turn, not one within the other.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{Id, Merge};
use crate::source::Node;
use crate::source::jsonld::Thing;

/// How many descriptions are read one within the other; deeper ones wait.
const MOST_NESTED: usize = 32;

/// Something that is declared, with the thing that describes it.
pub(super) enum Described<'d> {
    Agent(EntityType, Id, Thing<'d>),
    Event(Id, &'d str, Thing<'d>, Node<'d>),
    Place(Id, &'d str, Thing<'d>),
    Work(Id, Thing<'d>, Node<'d>),
}

impl<'d> Reader<'d> {
    /// Reads what describes a declaration: now, or after everything that refers to it.
    pub(super) fn describe(&mut self, described: Described<'d>) {
        if self.depth >= MOST_NESTED {
            return self.waiting.push_back(described);
        }
        self.depth += 1;
        match described {
            Described::Agent(EntityType::Person, id, thing) => {
                let person = self.person(&id, thing);
                if let Some(declared) = self.article.people.get_mut(id.as_str()) {
                    declared.merge(person);
                }
            }
            Described::Agent(_, id, thing) => {
                let organization = self.organization(&id, thing);
                if let Some(declared) = self.article.organizations.get_mut(id.as_str()) {
                    declared.merge(organization);
                }
            }
            Described::Event(id, name, thing, value) => {
                let event = self.an_event(&id, name, thing, value);
                self.article.events.insert(id, event);
            }
            Described::Place(id, name, thing) => {
                let place = self.a_place(&id, name, thing);
                self.article.places.insert(id, place);
            }
            Described::Work(id, thing, value) => {
                let work = self.a_work(&id, thing, value);
                self.article.works.insert(id, work);
            }
        }
        self.depth -= 1;
    }

    /// Reads the descriptions that wait, and those that they refer to.
    pub(super) fn describe_waiting(&mut self) {
        while let Some(described) = self.waiting.pop_front() {
            self.describe(described);
        }
    }
}
