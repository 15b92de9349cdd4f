//! Bytes in, places out: the input text, spans into it, and the trees that keep them.

mod path;

pub use path::{Path, Pointer};

use std::ops::Range;

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

/// What sort of trouble a [`SyntaxError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text does not follow the grammar.
    Grammar,
    /// Values are nested more deeply than the reader follows them.
    TooDeep,
    /// The text is larger than the reader takes.
    TooLarge,
    /// The aliases of a YAML file multiply it beyond measure.
    AliasBomb,
}
