//! Diagnostics as text, for people and for machines.

mod concise;
mod human;
mod json;
mod visible;
mod wrap;

pub use visible::visible;
pub(crate) use wrap::wrapped;

use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::source::Source;

/// A form that diagnostics are shown in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// As rustc shows them: the line, carets under the place, help below.
    #[default]
    Human,
    /// One line each: `file:line:column: severity[code]: message`.
    Concise,
    /// One JSON object for everything.
    ///
    /// ```json
    /// {
    ///   "diagnostics": [
    ///     {
    ///       "file": "article.json",
    ///       "code": "orcid-checksum-wrong",
    ///       "severity": "error",
    ///       "message": "the last character of this ORCID iD is not its checksum",
    ///       "start": { "line": 12, "column": 16, "byteOffset": 310 },
    ///       "end": { "line": 12, "column": 37, "byteOffset": 331 },
    ///       "pointer": "/people/costa/orcid",
    ///       "label": "mistyped somewhere",
    ///       "related": [{ "message": "…", "start": {}, "end": {}, "pointer": "…" }],
    ///       "help": "copy the iD from the person's page on orcid.org"
    ///     }
    ///   ],
    ///   "errors": 1,
    ///   "warnings": 0,
    ///   "files": 1
    /// }
    /// ```
    ///
    /// `severity` is `error`, `warning` or `advice`. `end` is where the place is over, not its last character.
    /// Lines and columns count from 1, columns in characters (Unicode scalar values); bytes count from 0, behind
    /// the byte order mark if there is one. `pointer` is a JSON Pointer, or null where the file could not be
    /// parsed; `help` is null where there is none. `files` counts all files that were looked at.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Human, Self::Concise, Self::Json];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
        }
    }
}

/// A file, and what was found in it.
#[derive(Debug)]
pub struct Checked {
    /// The file; its text may be left out if nothing was found.
    pub source: Source,
    /// What was found, in the order to show it in.
    pub diagnostics: Vec<Diagnostic>,
}

/// How the human form is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// With colours, as ANSI escape sequences.
    pub color: bool,
    /// How many columns there are; longer lines of the source are cut around the place.
    pub width: usize,
    /// With a last line that says how many errors there were.
    pub summary: bool,
    /// What the last line says about fixes.
    pub fixes: Fixes,
}

/// What to say about fixes: how many were made, or can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fixes {
    /// Nothing.
    #[default]
    Unmentioned,
    /// How many `--fix` would make.
    Offered,
    /// So many have been made, all that are as sure.
    Made(usize, Applicability),
    /// So many would be made.
    Shown(usize, Applicability),
}

impl Default for Look {
    /// Without colours, 80 columns, with the summary.
    fn default() -> Self {
        Self { color: false, width: 80, summary: true, fixes: Fixes::Unmentioned }
    }
}

/// Shows what was found in `files`, in their order.
pub fn render(files: &[Checked], format: Format, look: Look) -> String {
    match format {
        Format::Human => human::render(files, look),
        Format::Concise => concise::render(files),
        Format::Json => json::render(files),
    }
}

/// How many diagnostics there are of each severity.
#[derive(Debug, Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    advice: usize,
}

impl Tally {
    fn of(files: &[Checked]) -> Self {
        let mut tally = Self::default();
        for diagnostic in files.iter().flat_map(|file| &file.diagnostics) {
            match diagnostic.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Advice => tally.advice += 1,
            }
        }
        tally
    }
}
