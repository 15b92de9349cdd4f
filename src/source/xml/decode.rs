//! Decoding the source: references, line ends, CDATA sections.

use std::borrow::Cow;
use std::ops::Range;

use super::document::Document;
use super::entities::{Entities, Meaning};
use super::escape::is_ordinary;
use crate::source::Span;

/// How white space is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// It is kept, but each line end is a line feed.
    Text,
    /// Each run is one space, if it is literal.
    Words,
    /// Each tab and each line end is a space.
    Attribute,
}

/// A part of the source and its meaning.
#[derive(Debug, Clone)]
pub(super) struct Piece<'d> {
    pub(super) source: Range<usize>,
    pub(super) meaning: Meaning<'d>,
    /// Whether it is verbatim text.
    pub(super) is_verbatim: bool,
}

/// The decoded text of a part of the source.
pub(super) fn decode<'d>(document: &'d Document<'_>, span: Span, mode: Mode) -> Cow<'d, str> {
    let source = &document.source[span.range()];
    if mode == Mode::Words && is_words(source) {
        return Cow::Borrowed(source);
    }
    let mut pieces = Pieces::new(document.source, &document.entities, span, mode);
    let Some(first) = pieces.next() else { return Cow::Borrowed("") };
    if first.is_verbatim && first.source.end == span.end {
        return Cow::Borrowed(&document.source[span.range()]);
    }
    let mut decoded = String::with_capacity(span.range().len());
    first.meaning.push_to(&mut decoded);
    pieces.for_each(|piece| piece.meaning.push_to(&mut decoded));
    Cow::Owned(decoded)
}

/// Whether a text is unchanged when read as words: the most common case.
fn is_words(text: &str) -> bool {
    is_ordinary(text, |byte| (byte < 0x20) | (byte == b'&') | (byte == b'<'))
}

/// Iterates over a part of a well-formed source that is text or an attribute value.
pub(super) struct Pieces<'d> {
    source: &'d str,
    entities: &'d Entities<'d>,
    at: usize,
    end: usize,
    mode: Mode,
    in_section: bool,
}

/// The bytes at which something may begin that must be decoded.
const MAY_STOP: [bool; 256] = {
    let mut table = [false; 256];
    let stops = b" \t\r\n&<]";
    let mut index = 0;
    while index < stops.len() {
        table[stops[index] as usize] = true;
        index += 1;
    }
    table
};

const SECTION_START: &str = "<![CDATA[";
const SECTION_END: &str = "]]>";

impl<'d> Pieces<'d> {
    pub(super) fn new(source: &'d str, entities: &'d Entities<'_>, span: Span, mode: Mode) -> Self {
        Self { source, entities, at: span.start, end: span.end, mode, in_section: false }
    }

    /// How many bytes from here on are verbatim.
    fn verbatim(&self) -> usize {
        let bytes = &self.source.as_bytes()[self.at..self.end];
        let mut length = 0;
        loop {
            // Most bytes are verbatim in every mode.
            length += bytes[length..]
                .iter()
                .position(|byte| MAY_STOP[usize::from(*byte)])
                .unwrap_or(bytes.len() - length);
            let Some(byte) = bytes.get(length) else { break };
            let stops = match byte {
                b'\r' => true,
                b']' if self.in_section => bytes[length..].starts_with(SECTION_END.as_bytes()),
                _ if self.in_section => false,
                b'&' | b'<' => true,
                b'\n' | b'\t' => self.mode != Mode::Text,
                b' ' => {
                    self.mode == Mode::Words && matches!(bytes.get(length + 1), Some(next) if is_space(*next))
                }
                _ => false,
            };
            if stops {
                break;
            }
            length += 1;
        }
        length
    }

    /// The length of what comes next, and its meaning, if it is not verbatim.
    fn special(&mut self) -> (usize, Meaning<'d>) {
        let rest = &self.source[self.at..self.end];
        if self.in_section && rest.starts_with(SECTION_END) {
            self.in_section = false;
            return (SECTION_END.len(), Meaning::Text(""));
        } else if rest.starts_with('<') {
            self.in_section = true;
            return (SECTION_START.len(), Meaning::Text(""));
        } else if rest.starts_with('&') {
            let end = rest.find(';').unwrap_or(rest.len() - 1);
            let meaning = self.entities.meaning(&rest[1..end], self.mode == Mode::Attribute);
            return (end + 1, meaning.unwrap_or(Meaning::Text("")));
        }
        let line_end = if rest.starts_with("\r\n") { 2 } else { 1 };
        match self.mode {
            Mode::Words if !self.in_section => {
                let length = rest.bytes().take_while(|byte| is_space(*byte)).count();
                (length, Meaning::Text(" "))
            }
            Mode::Attribute => (line_end, Meaning::Text(" ")),
            _ => (line_end, Meaning::Text("\n")),
        }
    }
}

impl<'d> Iterator for Pieces<'d> {
    type Item = Piece<'d>;

    fn next(&mut self) -> Option<Piece<'d>> {
        if self.at >= self.end {
            return None;
        }
        let start = self.at;
        let verbatim = self.verbatim();
        let (length, meaning) = match verbatim {
            0 => self.special(),
            length => (length, Meaning::Text(&self.source[start..start + length])),
        };
        self.at += length;
        Some(Piece { source: start..self.at, meaning, is_verbatim: verbatim > 0 })
    }
}

/// White space in XML.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
