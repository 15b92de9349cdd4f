//! One JSON object for a whole run; its form is documented at [`Format::Json`](crate::render::Format::Json).

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Location};
use crate::render::{Checked, Tally};
use crate::source::Lines;

pub(super) fn render(files: &[Checked]) -> String {
    let Tally { errors, warnings, advice: _ } = Tally::of(files);
    let mut diagnostics = Vec::new();
    for Checked { source, diagnostics: found } in files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let lines = Lines::new(&source.text);
        diagnostics.extend(found.iter().map(|diagnostic| Entry::new(&source.name, &lines, diagnostic)));
    }
    let run = Run { diagnostics, errors, warnings, files: files.len() };
    let mut text = serde_json::to_string_pretty(&run).expect("a run is made of texts and numbers");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Run<'a> {
    diagnostics: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    files: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(file: &'a str, lines: &Lines<'_>, diagnostic: &'a Diagnostic) -> Self {
        let Diagnostic { code, severity, message, location, label, related, help, fix: _ } = diagnostic;
        Self {
            file,
            code: code.id,
            severity: severity.to_string(),
            message,
            place: Place::new(lines, location),
            label,
            related: related
                .iter()
                .map(|(location, message)| Related { message, place: Place::new(lines, location) })
                .collect(),
            help: help.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: Point,
    end: Point,
    pointer: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn new(lines: &Lines<'_>, location: &'a Location) -> Self {
        Self {
            start: Point::new(lines, location.span.start),
            end: Point::new(lines, location.span.end),
            pointer: location.pointer.as_ref().map(|pointer| pointer.as_str()),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Point {
    line: usize,
    column: usize,
    byte_offset: usize,
}

impl Point {
    fn new(lines: &Lines<'_>, byte_offset: usize) -> Self {
        let position = lines.position(byte_offset);
        Self { line: position.line, column: position.column, byte_offset }
    }
}
