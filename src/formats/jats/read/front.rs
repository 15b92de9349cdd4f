//! Reading `<front>`: one file for each part of it.

mod about;
mod abstracts;
mod affiliation_parts;
mod affiliations;
mod agent;
mod agents;
mod article_meta;
mod author_notes;
mod byline;
mod categories;
mod collab;
mod contributors;
mod custom_meta;
mod dates;
mod entity_places;
mod funding;
mod history;
mod identifiers;
mod institution_ids;
mod journal_meta;
mod keywords;
mod names;
mod permissions;
mod related;
mod titles;
mod unmapped;

pub(super) use agents::Agents;
pub(super) use dates::{DateParts, calendar_words};
pub(super) use related::add_address;
pub(super) use unmapped::Unmapped;

use crate::formats::jats::read::reader::Reader;
use crate::model::Metadata;
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<front>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/front.html)
    pub(super) fn front(&mut self, front: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        for child in front.elements() {
            match child.name() {
                "journal-meta" => self.journal_meta(child, metadata, at),
                "article-meta" => self.article_meta(child, metadata, at),
                "notes" | "ack" | "bio" | "fn-group" | "glossary" | "list" | "def-list" => {
                    self.front_notes(child, metadata, at);
                }
                _ => self.ignore(child),
            }
        }
    }

    /// The value of an attribute, unless it is empty.
    pub(in crate::formats::jats::read) fn attribute(&self, node: Node<'d>, name: &str) -> Option<String> {
        let attribute = node.attribute(name)?;
        let (raw, value) = (attribute.raw_value(), attribute.value());
        // White space that is written as a character reference is intended.
        let value = if raw.trim_ascii().len() == raw.len() { &*value } else { value.trim() };
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// All text of an element as plain text, unless it is empty.
    pub(super) fn words_opt(&self, node: Node<'d>) -> Option<String> {
        Some(self.words(node)).filter(|words| !words.is_empty())
    }
}
