//! One JSON object for a whole run; its form is documented at [`Format::Json`](crate::render::Format::Json).

mod line;
mod origins;
mod schema;
#[cfg(feature = "cli")]
mod statistics;

pub use line::{Content, Line};
pub use schema::{DIAGNOSTICS_SCHEMA, DIAGNOSTICS_SCHEMA_ID, STREAM_SCHEMA, STREAM_SCHEMA_ID};
#[cfg(feature = "cli")]
pub(crate) use schema::{STATISTICS_SCHEMA, generate_statistics_schema};
pub(crate) use schema::{generate_diagnostics_schema, generate_stream_schema};

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Address, Applicability, BaselineState, Diagnostic, Location, Severity};
use crate::render::json::origins::Origins;
use crate::render::{Checked, Tally, escaped};
use crate::source::edit::Replacement;
use crate::source::{Lines, Position, Source};

pub(super) fn render(run: super::Run<'_>) -> String {
    let super::Run { files, coverages: _, origins, fixed: _ } = run;
    let Tally { errors, warnings, advice: _ } = Tally::of(files);
    let mut diagnostics = Vec::new();
    for Checked { source, diagnostics: found } in files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let lines = Lines::new(&source.text);
        diagnostics.extend(found.iter().map(|diagnostic| Entry::new(source, &lines, diagnostic)));
    }
    let found = || files.iter().flat_map(|file| &file.diagnostics);
    let has_baseline = found().any(|diagnostic| diagnostic.baseline_state.is_some());
    let known = has_baseline.then(|| found().filter(|diagnostic| diagnostic.is_known()).count());
    let origins = origins.iter().map(|(index, fields)| Origins::new(&files[*index].source, fields)).collect();
    let run = Run { diagnostics, errors, warnings, known, files: files.len(), origins };
    escaped::pretty_json(&run)
}

/// What `byline --format json` prints: everything that was found in one run.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Diagnostics")]
pub(super) struct Run<'a> {
    /// Everything found, file by file, in each in the order of the file.
    diagnostics: Vec<Entry<'a>>,
    /// How many of them are errors, without those in the baseline.
    errors: usize,
    /// How many of them are warnings, without those in the baseline.
    warnings: usize,
    /// How many of them are in the baseline, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
    /// How many files were looked at, with or without findings.
    files: usize,
    /// From where the fields of imported articles were read, of JSON-LD and pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    origins: Vec<Origins<'a>>,
}

/// One thing that is wrong, and where.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Diagnostic")]
struct Entry<'a> {
    /// The file, as named by the user or found in a folder; `<stdin>` for standard input.
    file: &'a str,
    /// The URL that the file was fetched from, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// How it compares with the baseline, if there is one.
    #[serde(rename = "baselineState", skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    #[serde(flatten)]
    found: Found<'a>,
}

impl<'a> Entry<'a> {
    fn new(source: &'a Source, lines: &Lines<'_>, diagnostic: &'a Diagnostic) -> Self {
        let state = diagnostic.baseline_state.map(|state| match state {
            BaselineState::New => State::New,
            BaselineState::Unchanged => State::Unchanged,
        });
        let url = source.url.as_deref();
        Self { file: &source.name, url, state, found: Found::new(lines, diagnostic) }
    }
}

/// How a diagnostic compares with a baseline.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "BaselineState")]
enum State {
    /// It is not in the baseline.
    New,
    /// It is in the baseline.
    Unchanged,
}

/// One thing that is wrong.
#[derive(Serialize, JsonSchema)]
struct Found<'a> {
    /// The name of the rule: `byline explain` has a page for it.
    code: &'static str,
    /// How bad it is.
    #[serde(with = "Level")]
    severity: Severity,
    /// What is wrong, in one line without a full stop.
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    /// A few words about the place itself; may be empty.
    label: &'a str,
    /// Other places that belong to the story.
    related: Vec<Related<'a>>,
    /// What to do about it; null if there is nothing to say.
    help: Option<&'a str>,
    /// The fix; null without one.
    fix: Option<Fix<'a>>,
}

impl<'a> Found<'a> {
    fn new(lines: &Lines<'_>, diagnostic: &'a Diagnostic) -> Self {
        let Diagnostic {
            code,
            severity,
            message,
            location,
            label,
            related,
            help,
            fix,
            identity: _,
            baseline_state: _,
        } = diagnostic;
        let edits: Vec<_> = fix.iter().map(|replacement| Edit::new(lines, replacement)).collect();
        Self {
            code: code.id,
            severity: *severity,
            message,
            place: Place::new(lines, location),
            label,
            related: related
                .iter()
                .map(|(location, message)| Related { message, place: Place::new(lines, location) })
                .collect(),
            help: help.as_deref(),
            fix: code.fix.filter(|_| !edits.is_empty()).map(|applicability| Fix { applicability, edits }),
        }
    }
}

/// How bad something is.
#[derive(Serialize, JsonSchema)]
#[serde(remote = "Severity", rename_all = "lowercase")]
#[schemars(rename = "Severity")]
enum Level {
    /// An output would be invalid, ambiguous or false.
    Error,
    /// Probably a mistake.
    Warning,
    /// Worth knowing.
    Advice,
}

/// Another place of the same file.
#[derive(Serialize, JsonSchema)]
struct Related<'a> {
    /// What that place has to do with it.
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// A part of the file.
#[derive(Serialize, JsonSchema)]
struct Place<'a> {
    /// Where it begins.
    start: Point,
    /// Where it is over: behind its last character.
    end: Point,
    /// The value it belongs to, as a JSON Pointer; null if the file is XML, or could not be parsed.
    pointer: Option<&'a str>,
    /// The element or attribute it belongs to, as an XPath, if the file is XML.
    #[serde(skip_serializing_if = "Option::is_none")]
    xpath: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn new(lines: &Lines<'_>, location: &'a Location) -> Self {
        Self {
            start: Point::new(lines, location.span.start),
            end: Point::new(lines, location.span.end),
            pointer: location.pointer().map(|pointer| pointer.as_str()),
            xpath: match &location.address {
                Some(Address::XPath(path)) => Some(path),
                Some(Address::Pointer(_)) | None => None,
            },
        }
    }
}

/// A place between two characters.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Point {
    /// The line, counted from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// The column, counted from 1 in characters (Unicode scalar values).
    #[schemars(range(min = 1))]
    column: usize,
    /// The byte of the text in UTF-8, counted from 0 behind the byte order mark if there is one.
    byte_offset: usize,
}

impl Point {
    fn new(lines: &Lines<'_>, byte_offset: usize) -> Self {
        let Position { line, column } = lines.position(byte_offset);
        Self { line, column, byte_offset }
    }
}

/// A fix: all of these edits together.
#[derive(Serialize, JsonSchema)]
struct Fix<'a> {
    /// How certain it is that this is what the author intended.
    #[serde(with = "Sureness")]
    applicability: Applicability,
    /// What to replace, in the order of the file; no two overlap.
    edits: Vec<Edit<'a>>,
}

/// How certain it is that a fix is what the author intended.
#[derive(Serialize, JsonSchema)]
#[serde(remote = "Applicability", rename_all = "lowercase")]
#[schemars(rename = "Applicability")]
enum Sureness {
    /// It changes how something is written, not what it says.
    Safe,
    /// It is the most likely intention, and should be reviewed.
    Ask,
}

/// Text to write in the place of a part of the file.
#[derive(Serialize, JsonSchema)]
struct Edit<'a> {
    /// Where the part begins.
    start: Point,
    /// Where it is over; at its beginning, if the text is only inserted.
    end: Point,
    /// What to write there.
    text: &'a str,
}

impl<'a> Edit<'a> {
    fn new(lines: &Lines<'_>, replacement: &'a Replacement) -> Self {
        let Replacement { span, text } = replacement;
        Self { start: Point::new(lines, span.start), end: Point::new(lines, span.end), text }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnostic::Code;
    use crate::render::tests::found;
    use crate::render::{Format, Look};
    use crate::source::Span;

    #[test]
    fn a_fix_says_how_sure_it_is_and_what_to_write_where() {
        static FIXABLE: Code = Code::error("some-code", "# A page").fixable(Applicability::Ask);
        let mut file = found("a.json", "{ \"é\": 1 }", "1");
        let diagnostic = &mut file.diagnostics[0];
        diagnostic.code = &FIXABLE;
        diagnostic.fix.replacements = vec![Replacement { span: Span::new(8, 9), text: "2".to_owned() }];
        let run: Value =
            serde_json::from_str(&crate::render::render(&[file], Format::Json, Look::default())).unwrap();
        let (start, end) = (
            json!({ "line": 1, "column": 8, "byteOffset": 8 }),
            json!({ "line": 1, "column": 9, "byteOffset": 9 }),
        );
        let fix = json!({ "applicability": "ask", "edits": [{ "start": start, "end": end, "text": "2" }] });
        assert_eq!(run["diagnostics"][0]["fix"], fix);
    }
}
