//! The writer: the XML under construction, and facts about the whole article.

use std::fmt;

use serde::Serialize;

use crate::formats::Losses;
use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::tag_set::Resolved;
use crate::formats::jats::write::targets::Targets;
use crate::formats::jats::write::unmapped::{Part, Unmapped, unmapped};
use crate::formats::jats::write::validity::{Invalid, Markup};
use crate::model::{Article, Block, Id, Section};
use crate::source::Path;
use crate::source::hash::{HashMap, HashSet, IndexSet};
use crate::source::xml::{Doctype, WriteXml, Xml};

/// A JATS document under construction.
pub(super) struct Jats<'a> {
    xml: Xml,
    tag_set: Resolved,
    pub(super) article: &'a Article,
    pub(super) losses: Losses,
    /// The target of each id of the article, and the listed works.
    pub(super) targets: Targets<'a>,
    /// The author notes, by id.
    author_notes: HashMap<&'a str, &'a Section>,
    /// The organizations that contributors belong to; the ids of their `aff` elements are their indices.
    pub(super) affiliations: IndexSet<&'a str>,
    /// The people who have been listed as contributors, with their ids.
    listed_people: HashSet<&'a str>,
    /// What has been written of people, organizations, places and events.
    pub(super) facts: HashMap<&'a str, Facts>,
    /// The article being written, in the keys of kept parts: empty for the main one, `subArticles/0/`.
    pub(super) within: String,
    /// The e-mail addresses for the correspondence notes, with the ids of these notes.
    pub(super) correspondents: Vec<(String, &'a str)>,
    /// Boxes, figures and tables after a section, with their index in the body.
    pub(super) floats: Vec<(usize, &'a Block)>,
    /// Whether to include a copy of the article.
    pub(super) copy: bool,
    /// The related works that are written, each with the field of its URL.
    pub(super) related: HashMap<&'a str, Option<&'static str>>,
    /// Markup that is written as it is.
    markup: Markup,
    /// Markup that is left out, because the JATS would be invalid with it.
    invalid: &'a Invalid,
    /// Kept parts of a `<front>`.
    pub(super) unmapped: Unmapped<'a>,
    /// For elements without kept parts.
    nothing: Vec<Part<'a>>,
    /// How many reference lists have been written.
    pub(super) lists_written: usize,
    /// The number of generated ids, by prefix.
    numbered: HashMap<&'static str, usize>,
}

/// The first author note with each id.
fn author_notes(article: &Article) -> HashMap<&str, &Section> {
    let notes = article.metadata.notes.iter().rev();
    notes.filter_map(|note| Some((note.id.as_ref()?.as_str(), note))).collect()
}

impl<'a> Jats<'a> {
    pub(super) fn new(
        article: &'a Article,
        tag_set: Resolved,
        doctype: Doctype,
        targets: Targets<'a>,
        invalid: &'a Invalid,
    ) -> Self {
        Self {
            xml: Xml::document(doctype),
            tag_set,
            article,
            losses: Losses::default(),
            targets,
            author_notes: author_notes(article),
            markup: Markup::new(),
            invalid,
            affiliations: IndexSet::default(),
            listed_people: HashSet::default(),
            facts: HashMap::default(),
            within: String::new(),
            correspondents: Vec::new(),
            floats: Vec::new(),
            copy: false,
            unmapped: unmapped(article),
            nothing: Vec::new(),
            lists_written: 0,
            related: HashMap::default(),
            numbered: HashMap::default(),
        }
    }

    pub(super) fn finish(self) -> (String, Losses, Markup) {
        (self.xml.finish(), self.losses, self.markup)
    }

    /// Why the markup at this place is left out.
    pub(super) fn why_left_out(&self, at: &Path<'_>) -> Option<&'a str> {
        if self.invalid.is_empty() {
            return None;
        }
        self.invalid.get(&at.pointer()).map(String::as_str)
    }

    /// Writes markup that is from this place of the article.
    pub(super) fn markup(&mut self, source: &str, at: &Path<'_>) {
        let start = self.xml.len();
        self.raw(source);
        self.markup.push((start..self.xml.len(), at.pointer()));
    }

    pub(super) fn tag_set(&self) -> Resolved {
        self.tag_set
    }

    /// The target of the id.
    pub(super) fn target(&self, id: &str) -> Option<Target<'a>> {
        self.targets.by_id.get(id).copied()
    }

    /// The author note with this id.
    pub(super) fn author_note(&self, id: &str) -> Option<&'a Section> {
        self.author_notes.get(id).copied()
    }

    /// The XML id of an affiliation: that of the organization, unless something else has it, too.
    pub(super) fn affiliation_id(&mut self, organization: &'a str) -> String {
        let number = self.affiliations.insert_full(organization).0 + 1;
        match self.target(organization) {
            Some(Target::Organization(_)) if self.is_free(organization) => organization.to_owned(),
            _ => self.free_id("aff", number),
        }
    }

    /// The XML id of a contributor: that of the person, where they are first listed.
    pub(super) fn contributor_id(&mut self, person: &'a str) -> Option<&'a str> {
        let is_person = matches!(self.target(person), Some(Target::Person(_)));
        (is_person && self.is_free(person) && self.listed_people.insert(person)).then_some(person)
    }

    /// Whether markup that is kept unchanged does not have this id.
    fn is_free(&self, id: &str) -> bool {
        Id::could_be(id) && !self.targets.foreign_ids.contains_key(id)
    }

    /// An id for an element without one in the article: `tex-1`.
    pub(super) fn next_id(&mut self, prefix: &'static str) -> String {
        let number = self.numbered.entry(prefix).or_insert(0);
        *number += 1;
        let number = *number;
        self.free_id(prefix, number)
    }

    fn free_id(&self, prefix: &str, number: usize) -> String {
        let mut id = format!("{prefix}-{number}");
        while self.targets.by_id.contains_key(id.as_str()) || self.targets.foreign_ids.contains_key(&id) {
            id.insert(0, '_');
        }
        id
    }

    /// Records that `value`, at `at`, is not written.
    pub(super) fn lose(&mut self, at: &Path<'_>, value: &impl Serialize, why: impl fmt::Display) {
        self.losses.note(at, value, why);
    }

    /// Writes an element with a text, unless the text is empty.
    pub(super) fn line_of_text(&mut self, name: &'static str, text: Option<&str>, at: &Path<'_>) {
        match text {
            None => {}
            Some("") => self.lose(at, &"", format_args!("JATS does not allow an empty `{name}`")),
            Some(text) => self.element(name).text(text),
        }
    }

    /// The kept children of this element of the article being written.
    pub(super) fn unmapped_in(&mut self, parent: &str) -> &mut Vec<Part<'a>> {
        let Self { unmapped, within, nothing, .. } = self;
        let found = match within.as_str() {
            _ if unmapped.is_empty() => None,
            "" => unmapped.get_mut(parent),
            within => unmapped.get_mut(format!("{within}{parent}").as_str()),
        };
        found.unwrap_or(nothing)
    }

    /// Records what is written of a person, organization, place or event.
    pub(super) fn record(&mut self, id: &'a str, facts: Facts) {
        *self.facts.entry(id).or_default() |= facts;
    }

    /// Whether anything that is written has this id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.targets.foreign_ids.contains_key(id) || self.is_own_id(id)
    }

    fn is_own_id(&self, id: &str) -> bool {
        match self.target(id) {
            Some(Target::Work(_)) => self.targets.listed.contains(id),
            Some(target) => target.is_part(),
            None => false,
        }
    }

    /// Whether an element of foreign markup can have this id, because it is unused so far; reserves it.
    pub(super) fn take_foreign_id(&mut self, id: &str) -> bool {
        let is_foreign = !self.targets.by_id.contains_key(id);
        let is_taken = self.targets.foreign_ids.get_mut(id);
        is_foreign && is_taken.is_some_and(|is_taken| !std::mem::replace(is_taken, true))
    }
}

impl WriteXml for Jats<'_> {
    fn xml(&mut self) -> &mut Xml {
        &mut self.xml
    }
}

/// The name of an enum value in the file: `research-institute`.
pub(super) fn token<T: Serialize>(value: &T) -> String {
    struct Token<'v, T>(&'v T);
    impl<T: Serialize> fmt::Display for Token<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    Token(value).to_string()
}
