//! What a format has no place for: it travels in a residue, or it is lost.
//!
//! Nobody has to know beforehand what that is. A format writes the article, reads what it has written, and the difference
//! is what has no place in it: the [`Ledger`] finds it, keeps exactly that, and reports it. So nothing can be forgotten,
//! and nothing is kept that can be read. While it writes, a format only takes notes of *why* something may not come back;
//! they are the words of the report, no more.
//!
//! The residue is one JSON object. Each member is named after a place of the article, as a JSON Pointer into its long
//! form, and says what stands there:
//!
//! | member | says |
//! | --- | --- |
//! | `"/metadata/unstated": ["authors"]` | this stands there, and nothing else |
//! | `"+/body/3": "It adjourned."` | this stands there, before what a reader finds in its place |
//! | `"-/metadata/dateline": null` | nothing stands there, though a reader finds something |
//!
//! Whoever has read the rest of a file makes these changes ([`Article::change`]), those with `+` first, in their order,
//! and has the article that was written: as values of JSON both are the same, without exception.

mod changes;
mod difference;
mod reasons;

use std::fmt::Display;

use serde_json::{Map, Value};

use crate::diagnostic::{Finding, Severity};
use crate::formats::LOST_ON_EXPORT;
use crate::formats::residue::changes::changes;
use crate::formats::residue::difference::Difference;
use crate::formats::residue::reasons::Reasons;
use crate::model::{Article, Change};
use crate::source::hash::{IndexMap, IndexSet};
use crate::source::{Path, Pointer};

/// What becomes of that which a format has no place for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Residue {
    /// It stands in the file as JSON, for byline to read: nothing is lost.
    #[default]
    Keep,
    /// It is left out, and reported as lost.
    LeaveOut,
    /// It is left out, and nobody wants to know: nothing is looked for, which takes most of the time otherwise.
    Ignore,
}

/// Takes notes while an article is written, and finds out afterwards what the format has no place for.
#[derive(Debug)]
pub(crate) struct Ledger {
    residue: Residue,
    reasons: Reasons,
}

/// Why a file says nothing of which schema another one follows, and of rules that it may break.
const OF_THE_FILE: &str = "this is between the file and byline, and no data of the article";

/// What did not come back.
#[derive(Debug)]
pub(crate) struct Settled {
    /// What the file has to keep besides, if anything.
    pub(crate) residue: Option<Value>,
    /// What is to be said about it.
    pub(crate) losses: Vec<Finding>,
}

impl Ledger {
    /// A ledger for a format of this name.
    pub(crate) fn new(format: &'static str, residue: Residue) -> Self {
        let mut ledger = Self { residue, reasons: Reasons::new(format) };
        for at in [Path::ROOT.key("$schema"), Path::ROOT.key("extensions").key("byline.allow")] {
            ledger.note(&at, OF_THE_FILE);
        }
        ledger
    }

    /// Takes note why what stands at `at`, or some of it, may not be read from what is written.
    pub(crate) fn note(&mut self, at: &Path<'_>, why: impl Display) {
        if self.residue != Residue::Ignore {
            self.reasons.note(at, why);
        }
    }

    /// Finds out what of `article` is not as it was in what `read` reads from the file without its residue.
    pub(crate) fn settle(self, article: &Article, read: impl Fn() -> Article) -> Settled {
        if self.residue == Residue::Ignore {
            return Settled { residue: None, losses: Vec::new() };
        }
        let mut residue = Map::new();
        let mut by_reason: IndexMap<String, IndexSet<Pointer>> = IndexMap::default();
        for Difference { at, change, spots } in changes(article, read) {
            for spot in spots {
                by_reason.entry(self.reasons.why(&spot)).or_default().insert(spot.at);
            }
            if self.residue == Residue::Keep {
                let (name, value) = member(&at, change);
                residue.insert(name, value);
            }
        }
        let losses = by_reason.into_iter().filter_map(|(why, places)| self.finding(why, places)).collect();
        Settled { residue: (!residue.is_empty()).then_some(Value::Object(residue)), losses }
    }

    /// One finding for all that did not come back for one reason.
    fn finding(&self, why: String, places: IndexSet<Pointer>) -> Option<Finding> {
        let (code, label) = match self.residue {
            Residue::Keep => (&LOST_ON_EXPORT, "in the residue"),
            Residue::LeaveOut | Residue::Ignore => (&LOST_ON_EXPORT, "not exported"),
        };
        let mut places = places.into_iter();
        let mut finding = Finding::new(code, places.next()?, &why);
        finding.label(label);
        if why == OF_THE_FILE {
            // Nobody misses it.
            finding.severity(Severity::Advice);
        }
        for place in places {
            finding.related(place, "here, too");
        }
        Some(finding)
    }
}

/// The member of a residue that says what to change where.
fn member(at: &Pointer, change: Change) -> (String, Value) {
    match change {
        Change::Put(value) => (at.as_str().to_owned(), value),
        Change::Insert(value) => (format!("+{at}"), value),
        Change::Remove => (format!("-{at}"), Value::Null),
    }
}

/// Makes the changes to `article` that a residue lists; the names of those that cannot be made are returned.
pub(crate) fn restore(article: &mut Article, residue: Map<String, Value>) -> Vec<String> {
    let mut unfit = Vec::new();
    let (items, others): (Vec<_>, Vec<_>) = residue.into_iter().partition(|(name, _)| name.starts_with('+'));
    for (name, value) in items.into_iter().chain(others) {
        let (pointer, change) = match name.split_at_checked(1) {
            Some(("+", pointer)) => (pointer, Change::Insert(value)),
            Some(("-", pointer)) => (pointer, Change::Remove),
            _ => (name.as_str(), Change::Put(value)),
        };
        if article.change(&Pointer::from(pointer), change).is_err() {
            unfit.push(name);
        }
    }
    unfit
}
