//! Bytes in, places out: the input text, spans into it, and the trees that keep them.

pub(crate) mod decode;
pub(crate) mod edit;
mod encoding;
pub(crate) mod hash;
pub(crate) mod json;
pub(crate) mod jsonld;
mod limits;
mod lines;
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
pub(crate) use path::Path;
pub use path::Pointer;
pub(crate) use tree::{Children, Kind, Node, NodeId, Number, Resolved, Tree};

use std::fmt;
use std::ops::Range;

/// A text and what people call it. All spans are byte ranges of `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show: a path, mostly.
    pub name: String,
    /// The text, without a byte order mark at its beginning.
    pub text: String,
    /// The encoding that it was read from, by its name in the [Encoding
    /// Standard](https://encoding.spec.whatwg.org/):
    /// `windows-1252` where ISO-8859-1 is declared. `None` if its bytes were decoded by others.
    pub encoding: Option<&'static str>,
    /// How much of it is taken.
    pub limits: Limits,
}

impl Source {
    /// The text, without the byte order mark it may begin with, within the usual limits.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        Self { name: name.into(), text, encoding: None, limits: Limits::default() }
    }

    /// The same text, within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

/// What a text in Unicode may begin with without being part of it.
pub(crate) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Bytes that are malformed in their encoding: a text that can be shown all the same, and where in it the
/// trouble begins.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecodable {
    /// The text with U+FFFD in the place of what could not be decoded.
    pub source: Source,
    /// The first such place; its span is one of that text.
    pub error: SyntaxError,
}

/// A byte range of a [`Source`]'s text, half open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
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

/// A place in a text as people count: the first line is 1, the first column is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters (Unicode scalar values), not in bytes.
    pub column: usize,
}

/// The text broke the grammar of its format here, or a limit of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyntaxError {
    /// Where.
    pub span: Span,
    /// What sort of trouble.
    pub kind: SyntaxErrorKind,
    /// What was wrong, lower case, no full stop: "expected `,` or `}`, found `:`".
    pub message: String,
    /// What to do about it, where that can be said.
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

    /// The complaint about a text of more bytes than the limits allow, if this is one.
    pub(crate) fn check_size(bytes: usize, limits: Limits) -> Result<(), Self> {
        let most = limits.size.min(MAX_BYTES);
        if bytes <= most {
            return Ok(());
        }
        let message = format!("the text has more than {most} bytes");
        let help = match most {
            MAX_BYTES => "a file holds one article; split it: no option raises this limit".to_owned(),
            _ => raised("size", most.min(MAX_BYTES / 2)),
        };
        Err(Self::new(SyntaxErrorKind::TooLarge, Span::new(0, 0), message).with_help(help))
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SyntaxError {}

/// What sort of trouble a [`SyntaxError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// The text does not follow the grammar.
    Grammar,
    /// Values are nested more deeply than the reader follows them.
    TooDeep,
    /// The text is larger than the reader takes.
    TooLarge,
    /// The aliases of a YAML file multiply it beyond measure.
    AliasBomb,
    /// An entity of an XML file stands for more than text, for too much, or for another file.
    EntityForbidden,
    /// The bytes are malformed in the encoding of the file, which is mostly UTF-8.
    NotUtf8,
}
