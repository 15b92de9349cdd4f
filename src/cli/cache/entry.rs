//! What is remembered of a file.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::cli::cache::Holds;
use crate::cli::processed::Extract;
use crate::cli::processed::Processed;
use crate::cli::settings::Settings;
use crate::diagnostic::{Diagnostic, Fix, Identity, Location, Severity};
use crate::source::{Replacement, Source, Span};
use crate::validate::codes;

/// What is remembered of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry<'a> {
    /// The day on which it holds, if it may be different on another.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    found: Vec<Found<'a>>,
    extract: Cow<'a, Extract>,
}

/// A diagnostic. Its fix is shown, not applied.
#[derive(Debug, Serialize, Deserialize)]
struct Found<'a> {
    code: Cow<'a, str>,
    severity: Severity,
    message: Cow<'a, str>,
    location: Cow<'a, Location>,
    #[serde(skip_serializing_if = "str::is_empty", default)]
    label: Cow<'a, str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty", default)]
    related: Cow<'a, [(Location, String)]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty", default)]
    fix: Cow<'a, [Replacement]>,
    identity: Identity,
}

impl<'a> Entry<'a> {
    /// What to remember of `processed`, if it holds beyond this run.
    pub(super) fn of(processed: &'a Processed, settings: &Settings) -> Option<Self> {
        let day = match processed.holds {
            Holds::Always => None,
            Holds::Today => Some(settings.today().0.clone()),
            Holds::Now => return None,
        };
        let found = processed.checked.diagnostics.iter().map(Found::of).collect();
        Some(Self { day, found, extract: Cow::Borrowed(&processed.extract) })
    }

    /// What is remembered of `source`, if it holds today and fits it: the cache may be damaged.
    pub(super) fn found_in(self, source: &Source, settings: &Settings) -> Option<(Vec<Diagnostic>, Extract)> {
        if self.day.is_some_and(|day| day != settings.today().0) {
            return None;
        }
        let is_in = |span: &Span| source.text.get(span.range()).is_some();
        let is_whole = self.found.iter().all(|found| found.spans().all(is_in));
        let diagnostics = self.found.into_iter().map(Found::diagnostic).collect::<Option<_>>()?;
        is_whole.then(|| (diagnostics, self.extract.into_owned()))
    }
}

impl<'a> Found<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        let Diagnostic {
            code,
            severity,
            message,
            location,
            label,
            related,
            help,
            fix,
            identity,
            // Nothing is known of the baseline of another run.
            baseline_state: _,
        } = diagnostic;
        Self {
            code: code.id.into(),
            severity: *severity,
            message: message.into(),
            location: Cow::Borrowed(location),
            label: label.into(),
            related: related.into(),
            help: help.as_ref().map(Into::into),
            fix: (&fix.replacements).into(),
            identity: *identity,
        }
    }

    fn spans(&self) -> impl Iterator<Item = &Span> {
        let related = self.related.iter().map(|(location, _)| &location.span);
        let fixed = self.fix.iter().map(|replacement| &replacement.span);
        std::iter::once(&self.location.span).chain(related).chain(fixed)
    }

    /// The diagnostic, if there is such a rule.
    fn diagnostic(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            code: codes().find(|code| code.id == self.code)?,
            severity: self.severity,
            message: self.message.into_owned(),
            location: self.location.into_owned(),
            label: self.label.into_owned(),
            related: self.related.into_owned(),
            help: self.help.map(Cow::into_owned),
            fix: Fix { edits: Vec::new(), replacements: self.fix.into_owned() },
            identity: self.identity,
            baseline_state: None,
        })
    }
}
