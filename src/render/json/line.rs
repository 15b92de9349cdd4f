//! One JSON object for each document of a stream, on a line of its own.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::formats::{Format, WRITERS};
use crate::model::Article;
use crate::render::json::Found;
use crate::render::{Checked, Tally, escaped};
use crate::source::Lines;

/// What became of one document of a stream.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "What became of one document of a stream")]
pub struct Line<'a> {
    /// What the stream calls the document, just as it was written there; null if it has no name.
    #[schemars(with = "serde_json::Value")]
    id: Option<&'a RawValue>,
    /// The file that contains the line, if it is not standard input.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// The line of the document, counted from 1.
    #[schemars(range(min = 1))]
    line: u64,
    /// Whether there is no error in it.
    ok: bool,
    /// How many errors there are.
    errors: usize,
    /// How many warnings there are.
    warnings: usize,
    /// The format of `content`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = formats()))]
    format: Option<&'a str>,
    /// What was exported or imported: a text, or for our own JSON an object. Not there if it could not be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<serde_json::Value>")]
    content: Option<Content<'a>>,
    /// The diagnostics. Their places are in the content of the document: lines and columns of its text, or of the line
    /// if it is an object.
    diagnostics: Vec<Found<'a>>,
}

/// What a document may become: an article, or a file of a format that articles are written in.
fn formats() -> Vec<&'static str> {
    let written = WRITERS.iter().map(|writer| writer.info().name);
    std::iter::once(Format::Json.name()).chain(written).collect()
}

/// What a document became.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum Content<'a> {
    /// A text of another format.
    Text(&'a str),
    /// An article.
    Article(&'a Article),
}

impl<'a> Line<'a> {
    /// What was found in a document: `file` and `line` are its place, `id` its name there.
    pub fn new(id: Option<&'a RawValue>, file: Option<&'a str>, line: u64, checked: &'a Checked) -> Self {
        let Tally { errors, warnings, advice: _ } = Tally::of(std::slice::from_ref(checked));
        let diagnostics = if checked.diagnostics.is_empty() {
            Vec::new()
        } else {
            let lines = Lines::new(&checked.source.text);
            checked.diagnostics.iter().map(|diagnostic| Found::new(&lines, diagnostic)).collect()
        };
        Self { id, file, line, ok: errors == 0, errors, warnings, format: None, content: None, diagnostics }
    }

    /// The same, with what the document became in another format.
    #[must_use]
    pub fn with(self, format: &'a str, content: Content<'a>) -> Self {
        Self { format: Some(format), content: Some(content), ..self }
    }

    /// Whether there is no error in the document.
    pub fn is_ok(&self) -> bool {
        self.ok
    }

    /// Writes it, with a line feed.
    pub fn render(&self, out: &mut Vec<u8>) {
        escaped::json_line(self, out);
    }
}
