//! Bytes in, places out: the input text, spans into it, and the trees that keep them.

pub mod decode;
pub mod edit;
pub mod hash;
pub mod json;
pub mod jsonld;
mod limits;
mod lines;
mod path;
pub mod toml;
mod tree;
pub mod xml;
pub mod yaml;

#[cfg(feature = "cli")]
pub(crate) use limits::amount;
pub(crate) use limits::raised;
pub use limits::{Limits, MAX_BYTES, MAX_ELEMENTS_DEEP};
pub use lines::Lines;
pub use path::{Path, Pointer};
pub use tree::{Children, Kind, Node, NodeId, Number, Resolved, Tree};

use std::fmt;
use std::ops::Range;

/// A text and what people call it. All spans are byte ranges of `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show: a path, mostly.
    pub name: String,
    /// The text, without a byte order mark at its beginning.
    pub text: String,
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
        Self { name: name.into(), text, limits: Limits::default() }
    }

    /// The same text, within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The text that these bytes encode in UTF-8.
    ///
    /// # Errors
    ///
    /// When they are not UTF-8; the error holds a text to show nevertheless.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<Undecodable>> {
        let name = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => {
                Err(Box::new(Undecodable::new(name, error.as_bytes(), error.utf8_error().valid_up_to())))
            }
        }
    }
}

/// What a text in UTF-8 may begin with without being part of it.
pub const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Bytes that are not UTF-8: a text that can be shown all the same, and where in it the trouble begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecodable {
    /// The text with U+FFFD in the place of what could not be decoded.
    pub source: Source,
    /// The first such place; its span is one of that text.
    pub error: SyntaxError,
}

impl Undecodable {
    fn new(name: String, bytes: &[u8], valid_up_to: usize) -> Self {
        let source = Source::new(name, String::from_utf8_lossy(bytes));
        let mark = if bytes.starts_with("\u{FEFF}".as_bytes()) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let start = valid_up_to - mark;
        let is_utf16 = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
        let encoding = if is_utf16 { Some("UTF-16") } else { declared_encoding(&source.text) };
        let message = match is_utf16 {
            true => "this file is UTF-16, not UTF-8".to_owned(),
            false => {
                format!("the byte 0x{:02X} is not UTF-8", bytes.get(valid_up_to).copied().unwrap_or_default())
            }
        };
        let help = match encoding {
            Some(encoding) => {
                format!("convert it: `iconv -f {encoding} -t UTF-8`; in XML, say so in its first line")
            }
            None => "save the file as UTF-8".to_owned(),
        };
        let span = Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
        let error = SyntaxError::new(SyntaxErrorKind::NotUtf8, span, message).with_help(help);
        Self { source, error }
    }
}

/// The encoding that a document of XML says it has, if that is another one than UTF-8.
fn declared_encoding(text: &str) -> Option<&str> {
    let declaration = text.strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let name = value.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    (is_name && !name.eq_ignore_ascii_case("UTF-8")).then_some(name)
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
            MAX_BYTES => {
                "a file holds one article; part it into several: no option raises this limit".to_owned()
            }
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
    /// The bytes are not UTF-8.
    NotUtf8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(Source::new("a.json", "\u{FEFF}{}").text, "{}");
        assert_eq!(Source::from_bytes("a.json", b"\xEF\xBB\xBF{}".to_vec()).unwrap().text, "{}");
    }

    #[test]
    fn bytes_that_are_not_utf8_can_still_be_shown() {
        let undecodable = Source::from_bytes("a.json", b"\xEF\xBB\xBF\"S\xE3o\"".to_vec()).unwrap_err();
        assert_eq!(undecodable.source.text, "\"S\u{FFFD}o\"");
        assert_eq!(undecodable.error.message, "the byte 0xE3 is not UTF-8");
        assert_eq!(&undecodable.source.text[undecodable.error.span.range()], "\u{FFFD}");
    }

    #[test]
    fn utf16_is_recognised() {
        let undecodable = Source::from_bytes("a.json", b"\xFF\xFE{\0}\0".to_vec()).unwrap_err();
        assert_eq!(undecodable.error.message, "this file is UTF-16, not UTF-8");
        assert!(undecodable.error.help.unwrap().contains("`iconv -f UTF-16 -t UTF-8`"));
    }

    #[test]
    fn the_encoding_that_xml_declares_is_named() {
        let help =
            |bytes: &[u8]| Source::from_bytes("a.xml", bytes.to_vec()).unwrap_err().error.help.unwrap();
        let latin = b"<?xml version='1.0' encoding = \"ISO-8859-1\"?><a>S\xE3o</a>";
        assert!(help(latin).contains("`iconv -f ISO-8859-1 -t UTF-8`"), "{}", help(latin));
        assert_eq!(help(b"<?xml version='1.0' encoding='utf-8'?><a>S\xE3o</a>"), "save the file as UTF-8");
        assert_eq!(help(b"<?xml version='1.0' encoding='x; rm'?><a>S\xE3o</a>"), "save the file as UTF-8");
    }
}
