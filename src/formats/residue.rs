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

use std::fmt::Display;

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::Finding;
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

    /// Takes note of changes that have to be made to what is read, in this order, each with its place in the article, and
    /// why. All for one reason are one finding.
    pub(crate) fn keep_changes(
        &mut self,
        changes: impl IntoIterator<Item = (Pointer, Change, Pointer, String)>,
    ) {
        let mut by_reason: IndexMap<String, IndexSet<Pointer>> = IndexMap::new();
        for (at, change, place, why) in changes {
            if self.residue == Residue::Keep {
                let (name, value) = member(&at, change);
                self.kept.insert(name, value);
            }
            by_reason.entry(why).or_default().insert(place);
        }
        for (why, places) in by_reason {
            let mut places = places.into_iter();
            let Some(first) = places.next() else { continue };
            self.report(first, why);
            if let Some(finding) = self.findings.last_mut() {
                for place in places {
                    finding.related(place, "here, too");
                }
            }
        }
    }

    fn note(&mut self, sign: &str, at: &Path<'_>, value: &impl Serialize, why: impl Display) {
        let at = at.pointer();
        if self.residue == Residue::Keep {
            let value = serde_json::to_value(value).expect("the model has no maps with odd keys");
            self.kept.insert(format!("{sign}{at}"), value);
        }
        self.report(at, why);
    }

    fn report(&mut self, at: Pointer, why: impl Display) {
        let (code, label) = match self.residue {
            Residue::Keep => (&KEPT_ELSEWHERE, "in the residue"),
            Residue::LeaveOut => (&LOST_ON_EXPORT, "not exported"),
        };
        let mut finding = Finding::new(code, at, why);
        finding.label(label);
        self.findings.push(finding);
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

/// The member of a residue that says what to change where.
fn member(at: &Pointer, change: Change) -> (String, Value) {
    match change {
        Change::Put(value) => (at.as_str().to_owned(), value),
        Change::Insert(value) => (format!("+{at}"), value),
        Change::Remove => (format!("-{at}"), Value::Null),
    }
}

/// Makes these changes to `article`, as a reader of the residue would; `false` if one of them cannot be made.
pub(crate) fn apply(article: &mut Article, changes: impl IntoIterator<Item = (Pointer, Change)>) -> bool {
    let members = changes.into_iter().map(|(at, change)| member(&at, change));
    restore(article, members.collect()).is_empty()
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
