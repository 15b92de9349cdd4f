//! A text that is open in the editor.

use std::ffi::OsStr;
use std::path::PathBuf;

use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use crate::cli::configuration;
use crate::cli::input;
use crate::cli::server::file_address;
use crate::cli::server::lines::{Lines, Units};
use crate::diagnostic::Diagnostic;
use crate::formats::Format;
use crate::formats::article::Syntax;
use crate::source::{Source, Span};

/// A text that is open in the editor, as it is there now.
pub(super) struct Document {
    pub(super) uri: Uri,
    /// Its file; `None` if it was never saved.
    pub(super) path: Option<PathBuf>,
    /// What the editor takes it for.
    language: String,
    pub(super) version: i32,
    pub(super) source: Source,
    pub(super) lines: Lines,
    pub(super) kind: Kind,
    /// What is wrong with it, unless it has changed since.
    pub(super) found: Option<Vec<Diagnostic>>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article.
    Article(Format),
    /// A configuration.
    Configuration,
    /// Something else, of which nothing is said.
    Other,
}

impl Document {
    pub(super) fn new(uri: Uri, language: String, version: i32, text: String, units: Units) -> Self {
        let path = file_address::path(&uri);
        let name = path.as_ref().map_or_else(|| uri.to_string(), |path| path.display().to_string());
        let lines = Lines::new(&text, units);
        let source = Source { text, ..Source::new(name, "") };
        let mut document =
            Self { uri, path, language, version, source, lines, kind: Kind::Other, found: None };
        document.kind = document.seen_kind();
        document
    }

    /// Another text in its place.
    pub(super) fn with(&self, source: Source) -> Self {
        let lines = Lines::new(&source.text, self.lines.units());
        let (uri, path, language) = (self.uri.clone(), self.path.clone(), self.language.clone());
        Self { uri, path, language, version: self.version, source, lines, kind: self.kind, found: None }
    }

    /// Makes changes, one after the other.
    pub(super) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        for change in changes {
            let text = &mut self.source.text;
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let span = self.lines.span(text, part.range);
                    text.replace_range(span.range(), &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    *text = whole.text;
                }
            }
            self.lines = Lines::new(&self.source.text, self.lines.units());
        }
        self.version = version;
        self.found = None;
        // While a file is written, it may lose for a moment what tells its kind.
        match self.seen_kind() {
            Kind::Other if self.kind != Kind::Other && !self.source.text.trim().is_empty() => {}
            kind => self.kind = kind,
        }
    }

    /// What the text is, by its name and content, or else the language that the editor sees in it.
    fn seen_kind(&self) -> Kind {
        let untitled = || PathBuf::from(format!("untitled.{}", extension(&self.language)));
        let name = self.path.clone().unwrap_or_else(untitled);
        if name.file_name() == Some(OsStr::new(configuration::NAME)) {
            return Kind::Configuration;
        }
        let text = &self.source.text;
        match input::format_in_folder(&name, text.as_bytes()) {
            // A template of something else.
            Some(Format::Html) if !DESCRIPTIONS.iter().any(|mark| text.contains(mark)) => Kind::Other,
            Some(format) => Kind::Article(format),
            None => Kind::Other,
        }
    }

    /// The format, if it is an article in one of our own.
    pub(super) fn syntax(&self) -> Option<Syntax> {
        match self.kind {
            Kind::Article(format) => format.own(),
            Kind::Configuration | Kind::Other => None,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.source.text
    }

    pub(super) fn range(&self, span: Span) -> gen_lsp_types::Range {
        self.lines.range(self.text(), span)
    }
}

/// What a page has that describes an article.
const DESCRIPTIONS: [&str; 4] = ["application/ld+json", "schema.org", "\"citation_", "property=\"article:"];

/// The extension of files in a language, as editors call it.
fn extension(language: &str) -> &str {
    match language {
        "markdown" => "md",
        other => other,
    }
}
