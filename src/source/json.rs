//! JSON text in, tree out: strictly by RFC 8259, or with an eye closed where others wrote it.

mod complaint;
mod lenient;
mod number;
mod string;
#[cfg(test)]
mod tests;

pub(crate) use lenient::{Lenient, parse_leniently};

use crate::source::tree::{Builder, Key};
use crate::source::{Kind, Limits, Span, SyntaxError, SyntaxErrorKind, Tree};

/// How many values may be nested in one another.
///
/// Nothing raises it: decoding and judging take some stack for each, and a thread has little.
pub(crate) const MAX_DEPTH: usize = 128;

/// What to do about too many.
pub(super) const TOO_DEEP: &str = "articles rarely nest more than two dozen levels; look for unclosed \
    brackets: no option raises this limit";

/// Reads a JSON text ([RFC 8259]). Repeated keys are kept; [`Tree::repeated_keys`] finds them.
///
/// # Errors
///
/// When the text does not follow the grammar, and beyond it: when it nests more than `MAX_DEPTH`
/// values, has more bytes than are usual, or numbers too large for a
/// 64-bit float, which most readers of JSON could not represent either.
///
/// [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259
pub fn parse(text: &str) -> Result<Tree<'_>, SyntaxError> {
    parse_within(text, Limits::default())
}

/// Reads a JSON text as [`parse`] does, within these limits.
///
/// # Errors
///
/// The same.
pub(crate) fn parse_within(text: &str, limits: Limits) -> Result<Tree<'_>, SyntaxError> {
    SyntaxError::check_size(text.len(), limits)?;
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        tree: Builder::new(text),
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
    /// The next byte. Always the beginning of a character where an error may be made.
    at: usize,
    tree: Builder<'s>,
    /// Whether mistakes are overlooked whose meaning is certain.
    is_lenient: bool,
    /// The mistakes that were overlooked.
    overlooked: Vec<SyntaxError>,
}

type Parsed<T> = Result<T, SyntaxError>;

impl Parser<'_> {
    /// How many arrays and objects of the text are open. Several texts are in a list of ours.
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

    /// The value that begins at the next byte.
    fn value(&mut self, key: Option<Key>) -> Parsed<()> {
        let start = self.at;
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

    /// Goes on to the next child: `false` if there is none, at the bracket that closes.
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

    /// Goes on after a mistake, if mistakes are overlooked.
    fn overlook(&mut self, mistake: SyntaxError) -> Parsed<()> {
        if !self.is_lenient {
            return Err(mistake);
        }
        self.overlooked.push(mistake);
        Ok(())
    }

    /// Steps over the opening bracket and white space.
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

    /// Steps over the closing bracket.
    fn end(&mut self) {
        self.at += 1;
        self.tree.end(self.at);
    }
}
