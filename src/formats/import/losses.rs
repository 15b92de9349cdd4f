//! What the article has no place for, and what was changed on reading: counted by kind.

use crate::diagnostic::{Code, Finding, Place, Severity};
use crate::formats::{CHANGED_ON_IMPORT, LOST_ON_IMPORT};
use crate::source::Span;
use crate::source::hash::IndexMap;

/// What was lost, by its name (`NewsArticle/speakable`), and what was changed, by message.
#[derive(Debug, Default)]
pub(in crate::formats) struct Losses {
    lost: IndexMap<String, Counted>,
    changed: IndexMap<String, Counted>,
}

#[derive(Debug)]
struct Counted {
    message: String,
    times: usize,
    /// The first of its kind.
    first: Span,
    label: &'static str,
    severity: Severity,
}

impl Losses {
    /// Counts a property, or a node, as lost.
    pub(in crate::formats) fn lose(&mut self, what: String, at: Span) {
        let first = || Counted {
            message: format!("no field of the article holds `{what}`"),
            times: 0,
            first: at,
            label: "not imported",
            severity: LOST_ON_IMPORT.severity,
        };
        self.lost.entry(what.clone()).or_insert_with(first).times += 1;
    }

    /// Counts something as changed; `message` says how.
    pub(in crate::formats) fn change(
        &mut self,
        message: impl Into<String>,
        at: Span,
        label: &'static str,
        severity: Severity,
    ) {
        let message = message.into();
        self.change_of_kind(&message.clone(), message, at, label, severity);
    }

    /// Counts something as changed; `message` says how the first of its kind was.
    pub(in crate::formats) fn change_of_kind(
        &mut self,
        kind: &str,
        message: String,
        at: Span,
        label: &'static str,
        severity: Severity,
    ) {
        let first = || Counted { message, times: 0, first: at, label, severity };
        self.changed.entry(kind.to_owned()).or_insert_with(first).times += 1;
    }

    /// One finding for each kind, at the first of it.
    pub(in crate::formats) fn into_findings(self) -> impl Iterator<Item = Finding> {
        let Self { lost, changed } = self;
        let changed = changed.into_values().map(|counted| finding(&CHANGED_ON_IMPORT, counted));
        let lost = lost.into_values().map(|counted| {
            let mut finding = finding(&LOST_ON_IMPORT, counted);
            finding.help("keep the original file if you need it");
            finding
        });
        changed.chain(lost)
    }
}

fn finding(code: &'static Code, counted: Counted) -> Finding {
    let Counted { message, times, first, label, severity } = counted;
    let times = if times == 1 { String::new() } else { format!(", {times} times") };
    let mut finding = Finding::new(code, Place::Text(first), format!("{message}{times}"));
    finding.label(label).severity(severity);
    finding
}
