//! The input text, spans in it, and the trees parsed from it.

pub(crate) mod decode;
pub(crate) mod edit;
mod encoding;
pub(crate) mod hash;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod jsonld;
mod limits;
mod lines;
pub(crate) mod markdown;
mod markup;
mod path;
pub(crate) mod toml;
pub(crate) mod tree;
pub(crate) mod xml;
pub(crate) mod yaml;

pub use edit::{Change, Edit, Replacement};
pub(crate) use encoding::Contradiction;
pub use limits::Limits;
#[cfg(feature = "cli")]
pub(crate) use limits::amount;
pub(crate) use limits::raised;
pub(crate) use limits::{MAX_BYTES, MAX_ELEMENTS_DEEP};
pub use lines::Lines;
pub(crate) use markup::Markup;
pub(crate) use path::Path;
pub use path::Pointer;
pub(crate) use tree::{Children, Kind, Node, NodeId, Number, Resolved, Selection, Tree, stacked};

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A text and its name. All spans are byte ranges of `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show, usually a path.
    pub name: String,
    /// The text, without its byte order mark.
    pub text: String,
    /// The encoding it was decoded from, by its name in the [Encoding Standard](https://encoding.spec.whatwg.org/):
    /// `windows-1252` for a declared ISO-8859-1. `None` if the caller decoded it.
    pub encoding: Option<&'static str>,
    /// The URL that it was fetched from, if that is known. Findings are about it.
    pub url: Option<String>,
    /// The limits for reading it.
    pub limits: Limits,
}

impl Source {
    /// Creates a source from a text, without its byte order mark, with the default limits.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        Self { name: name.into(), text, encoding: None, url: None, limits: Limits::default() }
    }

    /// What it is known by from one run to the next: its URL, if it is named by that, or else its name.
    pub(crate) fn reference(&self) -> &str {
        self.url.as_deref().filter(|url| self.name.starts_with(url)).unwrap_or(&self.name)
    }

    /// The same text, with other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

/// The byte order mark, which may precede a Unicode text and is not part of it.
pub(crate) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// An error for bytes that are malformed in their encoding: a text to show anyway, and the first error in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecodable {
    /// The text with U+FFFD for everything that could not be decoded.
    pub source: Source,
    /// The first such place, as a span of that text.
    pub error: SyntaxError,
}

/// A byte range of a [`Source`]'s text, half open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// This span as a range, to slice a text with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A place in a text for people: lines and columns are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters (Unicode scalar values), not in bytes.
    pub column: usize,
}

/// A syntax error, or a limit that the text exceeds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyntaxError {
    /// Where it is.
    pub span: Span,
    /// The kind of error.
    pub kind: SyntaxErrorKind,
    /// The message, in lower case without a full stop: "expected `,` or `}`, found `:`".
    pub message: String,
    /// How to correct it, if that can be said.
    pub help: Option<String>,
}

impl SyntaxError {
    pub(crate) fn new(kind: SyntaxErrorKind, span: Span, message: impl Into<String>) -> Self {
        Self { span, kind, message: message.into(), help: None }
    }

    pub(crate) fn grammar(span: Span, message: impl Into<String>) -> Self {
        Self::new(SyntaxErrorKind::Grammar, span, message)
    }

    #[must_use]
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// An error if the text has more bytes than the limits allow.
    pub(crate) fn check_size(bytes: usize, limits: Limits) -> Result<(), Self> {
        if bytes <= limits.size.min(MAX_BYTES) { Ok(()) } else { Err(Self::too_large(limits)) }
    }

    /// The error for a text that has more bytes than the limits allow.
    pub(crate) fn too_large(limits: Limits) -> Self {
        let most = limits.size.min(MAX_BYTES);
        let message = format!("the text has more than {most} bytes");
        let help = match most {
            MAX_BYTES => "a file holds one article; split it: no option raises this limit".to_owned(),
            _ => raised("size", most.min(MAX_BYTES / 2)),
        };
        Self::new(SyntaxErrorKind::TooLarge, Span::new(0, 0), message).with_help(help)
    }

    /// The error for the value at `span`, which is one more than the limit.
    #[cold]
    pub(crate) fn too_many_values(span: Span, most: usize) -> Self {
        let message = format!("the text has more than {most} values");
        Self::new(SyntaxErrorKind::TooLarge, span, message).with_help(raised("values", most))
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SyntaxError {}

/// The kind of a [`SyntaxError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// The text does not conform to the grammar.
    Grammar,
    /// Values are nested more deeply than the reader allows.
    TooDeep,
    /// The text is larger than the reader allows.
    TooLarge,
    /// The aliases of a YAML file multiply its size too much.
    AliasBomb,
    /// An XML entity stands for markup, for too much text, or for another file.
    EntityForbidden,
    /// The bytes are malformed in the encoding of the file, usually UTF-8.
    NotUtf8,
}
