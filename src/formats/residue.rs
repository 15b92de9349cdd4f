//! What a format has no place for: it travels in a residue, or it is lost.
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
//! and has the article that was written.

mod changes;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Bound::{Excluded, Included};

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use serde_json::{Map, Value};

pub(crate) use crate::formats::residue::changes::{ChangeAt, changes};

use crate::diagnostic::{Finding, Place};
use crate::formats::{KEPT_ELSEWHERE, LOST_ON_EXPORT};
use crate::model::{Article, Change};
use crate::source::{Path, Pointer};

/// What becomes of that which a format has no place for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Residue {
    /// It stands in the file as JSON, for byline to read: nothing is lost.
    #[default]
    Keep,
    /// It is left out, and reported as lost.
    LeaveOut,
}

/// Takes note, while an article is written, of what its format has no place for.
#[derive(Debug)]
pub(crate) struct Ledger {
    residue: Residue,
    kept: Map<String, Value>,
    findings: Vec<Finding>,
}

impl Ledger {
    pub(crate) fn new(residue: Residue) -> Self {
        Self { residue, kept: Map::new(), findings: Vec::new() }
    }

    /// Takes note that `value`, which stands at `at`, cannot be read from what is written otherwise, and why.
    pub(crate) fn keep(&mut self, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        self.note("", at, value, why);
    }

    /// Takes note that `value`, which stands at `at` in a list, is not written at all, and why: a reader finds the next
    /// item in its place.
    pub(crate) fn keep_item(&mut self, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        self.note("+", at, value, why);
    }

    /// Takes note that nothing stands at `at`, though what is written reads as if something did, and why.
    pub(crate) fn keep_absent(&mut self, at: &Path<'_>, why: impl Display) {
        self.note("-", at, &(), why);
    }

    /// Takes note of changes that have to be made to what is read, and why. All for one reason are one finding.
    pub(crate) fn keep_changes(&mut self, changes: Vec<ChangeAt>, why: impl Fn(&ChangeAt) -> String) {
        let mut by_reason: IndexMap<String, IndexSet<Pointer>> = IndexMap::new();
        for change in &changes {
            by_reason.entry(why(change)).or_default().insert(change.place.clone());
        }
        for (why, places) in by_reason {
            let mut places = places.into_iter();
            let Some(first) = places.next() else { continue };
            let mut finding = self.finding(first, why);
            for place in places {
                finding.related(place, "here, too");
            }
            self.findings.push(finding);
        }
        if self.residue == Residue::Keep {
            self.kept.extend(changes.into_iter().map(ChangeAt::into_member));
        }
    }

    fn note(&mut self, sign: &str, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        let at = at.pointer();
        if self.residue == Residue::Keep {
            let value = serde_json::to_value(value).expect("the model has no maps with odd keys");
            self.kept.insert(format!("{sign}{at}"), value);
        }
        self.findings.push(self.finding(at, why));
    }

    fn finding(&self, at: Pointer, why: impl Display) -> Finding {
        let (code, label) = match self.residue {
            Residue::Keep => (&KEPT_ELSEWHERE, "in the residue"),
            Residue::LeaveOut => (&LOST_ON_EXPORT, "not exported"),
        };
        let mut finding = Finding::new(code, at, why);
        finding.label(label);
        finding
    }

    /// Puts the ledger right: `read` reads an article from what has been written, and what is not as in `article` has no
    /// place in the format, neither more nor less. Of the notes that were taken remain those that say why.
    pub(crate) fn settle(&mut self, article: &Article, read: impl Fn() -> Article) {
        let changes = changes(article, read);
        let mut why = Reasons::new(&changes);
        self.findings.retain(|note| match &note.place {
            Place::At(at) => why.explains(at),
            _ => true,
        });
        for change in why.unexplained() {
            let finding = self.finding(
                change.place.clone(),
                match (&change.change, change.is_occupied) {
                    (Change::Remove, _) => "what is written reads as if more stood here",
                    (_, true) => "what is written here reads otherwise",
                    (_, false) => "the format has no place for this",
                },
            );
            self.findings.push(finding);
        }
        if self.residue == Residue::Keep {
            self.kept = changes.into_iter().map(ChangeAt::into_member).collect();
        }
    }

    /// The residue, if there is any.
    pub(crate) fn residue(&mut self) -> Option<Value> {
        let residue = std::mem::take(&mut self.kept);
        (!residue.is_empty()).then_some(Value::Object(residue))
    }

    /// What is to be said about it.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// Which changes some note gives a reason for.
struct Reasons<'c> {
    /// By their places in the article, each with whether it is explained.
    changes: BTreeMap<&'c str, Vec<(&'c ChangeAt, bool)>>,
}

impl<'c> Reasons<'c> {
    fn new(all: &'c [ChangeAt]) -> Self {
        let mut changes: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for change in all {
            changes.entry(change.place.as_str()).or_default().push((change, false));
        }
        Self { changes }
    }

    /// Whether a note about this place says why something is changed: there, around it or within it.
    fn explains(&mut self, at: &Pointer) -> bool {
        // `0` comes right behind `/`.
        let (from, to) = (format!("{at}/"), format!("{at}0"));
        let mut explains = false;
        let mut explain = |changes: &mut Vec<(&ChangeAt, bool)>| {
            changes.iter_mut().for_each(|(_, is_explained)| (*is_explained, explains) = (true, true));
        };
        self.changes.get_mut(at.as_str()).into_iter().for_each(&mut explain);
        let within = self.changes.range_mut::<str, _>((Included(&*from), Excluded(&*to)));
        within.for_each(|(_, changes)| explain(changes));
        // What is put there as a whole has more that differs.
        let is_whole = |(change, _): &(&ChangeAt, bool)| change.change != Change::Remove;
        let holds_it = |around| self.changes.get(around).is_some_and(|changes| changes.iter().any(is_whole));
        explains || around(at).any(holds_it)
    }

    fn unexplained(self) -> impl Iterator<Item = &'c ChangeAt> {
        let all = self.changes.into_values().flatten();
        all.filter(|(_, is_explained)| !is_explained).map(|(change, _)| change)
    }
}

/// The places around a place, from within.
fn around(at: &Pointer) -> impl Iterator<Item = &str> {
    std::iter::successors(at.as_str().rsplit_once('/'), |(above, _)| above.rsplit_once('/'))
        .map(|(above, _)| above)
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
