//! Parsing JSON: strictly by RFC 8259, or leniently for documents in web pages.

mod corrected;
mod lenient;
mod messages;
mod number;
mod string;
#[cfg(test)]
mod tests;

pub(crate) use lenient::{Lenient, LenientParser, parse_leniently};

use std::cell::OnceCell;

use crate::source::tree::{Builder, Key};
use crate::source::{Kind, Limits, Lines, Span, SyntaxError, SyntaxErrorKind, Tree};

/// The maximum nesting of values.
///
/// It cannot be raised: decoding and validation need stack space for each level.
pub(crate) const MAX_DEPTH: usize = 128;

/// The help for values nested too deeply.
pub(super) const TOO_DEEP: &str = "articles rarely nest more than two dozen levels; look for unclosed \
    brackets: no option raises this limit";

/// Parses a JSON text ([RFC 8259]). Duplicate keys are kept; [`Tree::repeated_keys`] finds them.
///
/// # Errors
///
/// If the text does not conform to the grammar; also if it nests values more deeply than `MAX_DEPTH`, exceeds the
/// default size, or has numbers too large for a 64-bit float, which most JSON readers cannot represent either.
///
/// [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259
pub fn parse(text: &str) -> Result<Tree<'_>, SyntaxError> {
    parse_within(text, Limits::default())
}

/// Parses a JSON text like [`parse`], with these limits.
///
/// # Errors
///
/// As [`parse`].
pub(crate) fn parse_within(text: &str, limits: Limits) -> Result<Tree<'_>, SyntaxError> {
    SyntaxError::check_size(text.len(), limits)?;
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        tree: Builder::new(text),
        most_values: limits.values,
        lines: OnceCell::new(),
        is_lenient: false,
        overlooked: Vec::new(),
    };
    if text.starts_with('\u{FEFF}') {
        parser.at = '\u{FEFF}'.len_utf8();
    }
    parser.skip_white_space();
    parser.value(None)?;
    parser.skip_white_space();
    if parser.at < text.len() {
        return Err(parser.text_after_the_end());
    }
    Ok(parser.tree.finish())
}

struct Parser<'s> {
    text: &'s str,
    bytes: &'s [u8],
    /// The next byte. Always at a character boundary where an error may be reported.
    at: usize,
    tree: Builder<'s>,
    most_values: usize,
    /// The lines of the whole text, for messages: a page may have many errors.
    lines: OnceCell<Lines<'s>>,
    /// Whether to tolerate errors with a certain meaning.
    is_lenient: bool,
    /// The errors that were tolerated.
    overlooked: Vec<SyntaxError>,
}

type Parsed<T> = Result<T, SyntaxError>;

impl Parser<'_> {
    /// How many arrays and objects of the text are open. Several texts are in an additional list.
    fn depth(&self) -> usize {
        self.tree.depth() - usize::from(self.is_lenient)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_white_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// The value at the next byte.
    fn value(&mut self, key: Option<Key>) -> Parsed<()> {
        let start = self.at;
        if self.tree.len() == self.most_values {
            return Err(SyntaxError::too_many_values(Span::new(start, start), self.most_values));
        }
        match self.peek() {
            Some(b'"') => {
                let text = self.string()?;
                self.tree.string(text, Span::new(start, self.at), key);
                Ok(())
            }
            Some(b'{') => self.object(key),
            Some(b'[') => self.array(key),
            Some(b'-' | b'0'..=b'9') => {
                self.number()?;
                self.tree.scalar(Kind::Number, Span::new(start, self.at), key);
                Ok(())
            }
            _ => self.literal(key),
        }
    }

    fn literal(&mut self, key: Option<Key>) -> Parsed<()> {
        let (kind, length) = match self.word(self.at) {
            "null" => (Kind::Null, 4),
            "true" => (Kind::Bool(true), 4),
            "false" => (Kind::Bool(false), 5),
            _ => return Err(self.no_value()),
        };
        self.tree.scalar(kind, Span::new(self.at, self.at + length), key);
        self.at += length;
        Ok(())
    }

    fn object(&mut self, key: Option<Key>) -> Parsed<()> {
        self.begin(Kind::Object, key)?;
        if self.peek() != Some(b'}') {
            loop {
                self.member()?;
                if !self.comma(b'}')? {
                    break;
                }
            }
        }
        self.end();
        Ok(())
    }

    fn array(&mut self, key: Option<Key>) -> Parsed<()> {
        self.begin(Kind::Array, key)?;
        if self.peek() != Some(b']') {
            loop {
                self.value(None)?;
                if !self.comma(b']')? {
                    break;
                }
            }
        }
        self.end();
        Ok(())
    }

    fn member(&mut self) -> Parsed<()> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.no_key());
        }
        let key = Key { text: self.string()?, span: Span::new(start, self.at) };
        let after_key = self.at;
        self.skip_white_space();
        if self.peek() != Some(b':') {
            return Err(self.no_colon(after_key));
        }
        self.at += 1;
        self.skip_white_space();
        self.value(Some(key))
    }

    /// Advances to the next child: `false` at the closing bracket.
    fn comma(&mut self, close: u8) -> Parsed<bool> {
        let after_value = self.at;
        self.skip_white_space();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_white_space();
                if self.peek() == Some(close) {
                    let error = SyntaxError::grammar(Span::new(comma, comma + 1), "trailing comma")
                        .with_help("remove it: JSON allows commas only between two values");
                    return self.overlook(error).map(|()| false);
                }
                Ok(true)
            }
            Some(byte) if byte == close => Ok(false),
            _ => Err(self.no_comma(after_value, close)),
        }
    }

    /// Continues after an error, if errors are tolerated.
    fn overlook(&mut self, mistake: SyntaxError) -> Parsed<()> {
        if !self.is_lenient {
            return Err(mistake);
        }
        self.overlooked.push(mistake);
        Ok(())
    }

    /// Skips the opening bracket and white space.
    fn begin(&mut self, kind: Kind, key: Option<Key>) -> Parsed<()> {
        if self.depth() == MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} levels deep");
            let error = SyntaxError::new(SyntaxErrorKind::TooDeep, Span::new(self.at, self.at + 1), message);
            return Err(error.with_help(TOO_DEEP));
        }
        self.tree.begin(kind, self.at, key);
        self.at += 1;
        self.skip_white_space();
        Ok(())
    }

    /// Skips the closing bracket.
    fn end(&mut self) {
        self.at += 1;
        self.tree.end(self.at);
    }
}
