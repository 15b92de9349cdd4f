//! The writer: the XML in the making, and what has to be known of the whole article on the way.

use std::cell::LazyCell;
use std::fmt;

use serde::Serialize;

use crate::formats::Residue;
use crate::formats::jats::custom_meta::insert_residue;
use crate::formats::jats::entity::Target;
use crate::formats::jats::read::article_in;
use crate::formats::jats::tag_set::Resolved;
use crate::formats::jats::targets::Targets;
use crate::formats::residue::{Ledger, Settled};
use crate::model::Article;
use crate::source::Path;
use crate::source::hash::{HashMap, HashSet, IndexSet};
use crate::source::xml::{Doctype, WriteXml, Xml, parse};

/// A JATS document in the making.
pub(super) struct Jats<'a> {
    xml: Xml,
    tag_set: Resolved,
    pub(super) article: &'a Article,
    /// What each id of the article stands for.
    targets: HashMap<&'a str, Target<'a>>,
    /// The works to list, in order: those of `references`, then those cited besides, as they are met.
    pub(super) reference_list: IndexSet<&'a str>,
    /// Whether some citation shows the numbers of works in the reference list.
    pub(super) numbers_are_shown: bool,
    /// The organizations that contributors belong to; the ids of their `aff` elements count them.
    pub(super) affiliations: IndexSet<&'a str>,
    /// The works that some reference list has already.
    pub(super) listed_elsewhere: HashSet<&'a str>,
    /// Which article is being written, in the keys of what is kept: nothing for the whole, `subArticles/0/`.
    pub(super) within: String,
    ledger: Ledger,
    /// The ids in foreign markup, and whether an element with that id has been written.
    foreign_ids: HashMap<String, bool>,
    /// Where in the text the residue is to stand.
    room_for_residue: usize,
}

impl<'a> Jats<'a> {
    pub(super) fn new(
        article: &'a Article,
        tag_set: Resolved,
        doctype: Doctype,
        residue: Residue,
        targets: Targets<'a>,
    ) -> Self {
        let Targets { by_id: targets, foreign_ids, holds_jats: _ } = targets;
        let xml = Xml::document(doctype);
        let references = &article.metadata.references;
        let known = |id: &&str| matches!(targets.get(id), Some(Target::Work(_)));
        let reference_list = references.iter().map(|work| work.as_str()).filter(known).collect();
        Self {
            // To be read again.
            xml: if residue == Residue::Ignore { xml } else { xml.recorded() },
            tag_set,
            article,
            targets,
            reference_list,
            numbers_are_shown: false,
            affiliations: IndexSet::default(),
            listed_elsewhere: HashSet::default(),
            within: String::new(),
            ledger: Ledger::new("JATS", residue),
            foreign_ids,
            room_for_residue: 0,
        }
    }

    pub(super) fn finish(self) -> String {
        let (mut text, record) = self.xml.finish_recorded();
        let document =
            LazyCell::new(|| record.and_then(|record| record.document(&text)).or_else(|| parse(&text).ok()));
        let Settled { residue, losses: _ } =
            self.ledger.settle(self.article, || article_in(document.as_ref()));
        if let Some(residue) = residue {
            insert_residue(&mut text, self.room_for_residue, &residue);
        }
        text
    }

    pub(super) fn tag_set(&self) -> Resolved {
        self.tag_set
    }

    /// What the id stands for.
    pub(super) fn target(&self, id: &str) -> Option<Target<'a>> {
        self.targets.get(id).copied()
    }

    /// The ids that stand for something, as the value of an attribute `rid`.
    pub(super) fn rid<'s>(&self, ids: impl IntoIterator<Item = &'s str>) -> Option<String> {
        let mut rid = String::new();
        for id in ids.into_iter().filter(|id| self.targets.contains_key(id)) {
            if !rid.is_empty() {
                rid.push(' ');
            }
            rid.push_str(id);
        }
        (!rid.is_empty()).then_some(rid)
    }

    /// The XML id of an affiliation, which no id of the article is the same as.
    pub(super) fn affiliation_id(&mut self, organization: &'a str) -> String {
        let number = self.affiliations.insert_full(organization).0 + 1;
        let mut id = format!("aff-{number}");
        while self.has_id(&id) {
            id.insert(0, '_');
        }
        id
    }

    /// Takes note why what stands at `at`, or some of it, may not be read from what is written.
    pub(super) fn note(&mut self, at: &Path<'_>, why: impl fmt::Display) {
        self.ledger.note(at, why);
    }

    /// Whether something that is written has this id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.targets.contains_key(id) || self.foreign_ids.contains_key(id)
    }

    /// Whether foreign markup has this id.
    pub(super) fn is_foreign_id(&self, id: &str) -> bool {
        self.foreign_ids.contains_key(id) && !self.targets.contains_key(id)
    }

    /// Whether an element of foreign markup may have this id: nothing else has it so far. From now on it has.
    pub(super) fn take_foreign_id(&mut self, id: &str) -> bool {
        let is_foreign = !self.targets.contains_key(id);
        is_foreign && self.foreign_ids.get_mut(id).is_some_and(|is_taken| !std::mem::replace(is_taken, true))
    }

    /// The residue will stand here, if there is one.
    pub(super) fn leave_room_for_residue(&mut self) {
        self.room_for_residue = self.xml.len();
    }
}

impl WriteXml for Jats<'_> {
    fn xml(&mut self) -> &mut Xml {
        &mut self.xml
    }
}

/// The name of an enum's value in the file: `research-institute`.
pub(super) fn token<T: Serialize>(value: &T) -> String {
    struct Token<'v, T>(&'v T);
    impl<T: Serialize> fmt::Display for Token<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    Token(value).to_string()
}
