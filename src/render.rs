//! Diagnostics as text, for people and for machines.

mod concise;
mod csv;
mod escaped;
mod github;
mod html;
mod human;
mod json;
mod junit;
mod sarif;
#[cfg(feature = "cli")]
mod statistics;
mod summary;
mod visible;
mod wrap;

#[cfg(feature = "cli")]
pub(crate) use escaped::{json_text, pretty_json};
pub use json::{Content, DIAGNOSTICS_SCHEMA, DIAGNOSTICS_SCHEMA_ID, Line, STREAM_SCHEMA, STREAM_SCHEMA_ID};
#[cfg(feature = "cli")]
pub(crate) use json::{STATISTICS_SCHEMA, generate_statistics_schema};
pub(crate) use json::{generate_diagnostics_schema, generate_stream_schema};
#[cfg(feature = "cli")]
pub(crate) use statistics::Statistics;
pub use summary::Summary;
pub(crate) use visible::{visible, visible_name};
#[cfg(feature = "cli")]
pub(crate) use visible::{visible_line, without_commands};
pub(crate) use wrap::wrapped;

use crate::diagnostic::{Applicability, Code, Diagnostic};
use crate::formats::FieldOrigin;
use crate::rules::Coverage;
use crate::source::Source;

/// A form that diagnostics are shown in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
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
    ///       "message": "the checksum of this ORCID iD is wrong",
    ///       "start": { "line": 12, "column": 16, "byteOffset": 310 },
    ///       "end": { "line": 12, "column": 37, "byteOffset": 331 },
    ///       "pointer": "/people/costa/orcid",
    ///       "label": "mistyped somewhere",
    ///       "related": [{ "message": "…", "start": {}, "end": {}, "pointer": "…" }],
    ///       "help": "copy the iD from the person's orcid.org page",
    ///       "fix": { "applicability": "ask", "edits": [{ "start": {}, "end": {}, "text": "…" }] }
    ///     }
    ///   ],
    ///   "errors": 1,
    ///   "warnings": 0,
    ///   "files": 1
    /// }
    /// ```
    ///
    /// `severity` is `error`, `warning` or `advice`. `end` is where the place is over, not its last
    /// character. Lines and columns count from 1, columns in characters (Unicode scalar values); bytes are
    /// those of the text in UTF-8 and count from 0, behind the byte order mark if there is one. `pointer` is
    /// a JSON Pointer, or null where the file could not be parsed; `help` and `fix` are null where there is
    /// none. `files` counts all files that were looked at.
    ///
    /// With a baseline, each diagnostic has a `baselineState`: `new`, or `unchanged` if the baseline has it, too.
    /// `known` counts the latter, which `errors` and `warnings` leave out.
    ///
    /// After an import, `origins` says for each file in JSON-LD and each page from which syntax each field of the article
    /// was read, and where: `{ "file": "a.html", "fields": [{ "field": "/metadata/title", "syntax": "json-ld", "start": {},
    /// "end": {}, "pointer": "…" }] }`.
    ///
    /// Its JSON Schema is [`DIAGNOSTICS_SCHEMA`].
    Json,
    /// A [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) log, for GitHub's
    /// code scanning and for viewers in editors.
    ///
    /// There is one run, with the rules that occur in it and their pages. A message ends with the help on a line
    /// of its own. Advice has the level `note`. Columns count UTF-16 code units, as `columnKind` says. The logical
    /// location of a result is a JSON Pointer. The fingerprint `byline/v1` is made of the rule, the file, the part
    /// of the file and its value, so that it survives moved lines and new neighbours. A fix to be reviewed has
    /// `"fix": "ask"` among its properties. With a baseline, every result has a `baselineState`: `new`, `unchanged`, or
    /// `absent` for what is fixed, which has only a rule, a message and a file.
    Sarif,
    /// [Workflow
    /// commands](https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands) of
    /// GitHub Actions, which annotates the lines of a pull request with them.
    ///
    /// One line each: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=code::message`, followed by the
    /// place again (the log shows nothing else) and the help. Advice is a `notice`. Columns count
    /// characters.
    Github,
    /// JUnit's XML, as CI servers show it.
    ///
    /// Every file is a test suite, every diagnostic in it a test case, named after its rule and JSON
    /// Pointer (and numbered where that is not unique). An error is a failure. JUnit has no warnings:
    /// theirs is a test case that passes and has the words in its `system-out`; so is advice. A file without
    /// findings is one test case that passes.
    Junit,
    /// Comma-separated values ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)) in UTF-8, for spreadsheets.
    ///
    /// After a row with the names of the columns, one row for each diagnostic: `file`, `line`, `column`, `end_line`,
    /// `end_column`, `severity`, `rule`, `message`, `pointer` (a JSON Pointer or XPath), `label`, `help`, `fix` (`safe`
    /// or `ask` if there is one) and `url` (of the page, if it is known). Columns count characters. Where a spreadsheet would take a cell for a formula, an
    /// apostrophe precedes it.
    Csv,
    /// A page to read in a browser: numbers, a chart, and a table to search, sort and filter.
    ///
    /// The program adds which properties that Google Search asks for are missing in which file with JSON-LD and, with a
    /// baseline, what is new, known and fixed.
    ///
    /// It is one file, needs no network, and runs nothing but its own script.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Sarif,
        Self::Github,
        Self::Junit,
        Self::Csv,
        Self::Html,
    ];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Junit => "junit",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }

    /// Whether it shows findings that a baseline has, too, and says which they are.
    #[cfg(feature = "cli")]
    pub(crate) fn shows_known(self) -> bool {
        matches!(self, Self::Json | Self::Sarif | Self::Html)
    }

    /// Whether it shows what the files have of what Google Search asks for.
    #[cfg(feature = "cli")]
    pub(crate) fn shows_coverage(self) -> bool {
        self == Self::Html
    }

    /// Whether what is shown of several files is what is shown of each, one after the other.
    #[cfg(feature = "cli")]
    pub(crate) fn is_by_file(self) -> bool {
        match self {
            Self::Human | Self::Concise | Self::Github | Self::Csv => true,
            Self::Json | Self::Sarif | Self::Junit | Self::Html => false,
        }
    }

    /// What is shown before the first file.
    #[cfg(feature = "cli")]
    pub(crate) fn header(self) -> &'static str {
        if self == Self::Csv { csv::HEADER } else { "" }
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

/// Files, and what is known of them besides the diagnostics.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'a> {
    /// The files, in their order.
    pub files: &'a [Checked],
    /// What some of them have of what Google Search asks for, by their index.
    pub coverages: &'a [(usize, Coverage)],
    /// From where the fields of some articles were read, by the index of the file.
    pub origins: &'a [(usize, Vec<FieldOrigin>)],
    /// The findings of the baseline that are fixed; `None` without a baseline.
    pub fixed: Option<&'a [FixedFinding]>,
}

/// A finding of a baseline that is fixed.
#[derive(Debug)]
pub(crate) struct FixedFinding {
    /// The file that it was in, as the user names it.
    pub file: String,
    /// The name of the rule, which may not exist any more.
    pub rule: String,
    /// The rule, if it exists.
    pub code: Option<&'static Code>,
    /// What was wrong, maybe cut off; may be empty.
    pub message: String,
    /// Its fingerprint, if it is that of the finding in a file of this name.
    pub fingerprint: Option<String>,
}

/// How the human form is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// With colors, as ANSI escape sequences.
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
#[non_exhaustive]
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
    /// Without colors, 80 columns, with the summary.
    fn default() -> Self {
        Self { color: false, width: 80, summary: true, fixes: Fixes::Unmentioned }
    }
}

/// Shows what was found in `files`, in their order.
pub fn render(files: &[Checked], format: Format, look: Look) -> String {
    render_run(Run { files, coverages: &[], origins: &[], fixed: None }, format, look)
}

/// Shows a run, each format as much of it as it has a place for.
pub(crate) fn render_run(run: Run<'_>, format: Format, look: Look) -> String {
    let Run { files, .. } = run;
    match format {
        Format::Human => human::render(files, look),
        Format::Concise => concise::render(files),
        Format::Json => json::render(run),
        Format::Sarif => sarif::render(files, run.fixed.unwrap_or_default()),
        Format::Github => github::render(files),
        Format::Junit => junit::render(files),
        Format::Csv => csv::render(files),
        Format::Html => html::render(run),
    }
}

/// Shows what was found in one of several files, without the header, in a format [by file](Format::is_by_file).
#[cfg(feature = "cli")]
pub(crate) fn render_file(file: &Checked, format: Format, look: Look) -> String {
    match format {
        Format::Csv => csv::rows(file),
        _ => render(std::slice::from_ref(file), format, look),
    }
}

/// How many diagnostics there are of each severity, without those that a baseline has.
#[derive(Debug, Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    advice: usize,
}

impl Tally {
    fn of(files: &[Checked]) -> Self {
        let mut tally = Self::default();
        let found = files.iter().flat_map(|file| &file.diagnostics);
        for diagnostic in found.filter(|diagnostic| !diagnostic.is_known()) {
            tally.add(diagnostic.severity);
        }
        tally
    }
}

#[cfg(test)]
mod tests;
