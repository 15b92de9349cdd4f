//! The smallest parts of XML: names, attributes, references, comments.

use super::character::{begins_name, continues_name};
use super::is_xml_char;
use crate::source::{Span, SyntaxError};

/// Goes through a text from the beginning to the end.
#[derive(Debug, Clone)]
pub(super) struct Markup<'s> {
    pub(super) text: &'s str,
    pub(super) at: usize,
}

/// A name, with the prefix before its colon, if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'s> {
    pub(super) prefix: Option<&'s str>,
    pub(super) local: &'s str,
    pub(super) span: Span,
}

/// An attribute.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute<'s> {
    pub(super) name: Name<'s>,
    /// As it is written, without its quotes.
    pub(super) value: &'s str,
    /// The whole attribute, with the white space before it.
    pub(super) span: Span,
}

type Parsed<T> = Result<T, SyntaxError>;

impl<'s> Markup<'s> {
    pub(super) fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over `expected`, if it comes next.
    pub(super) fn take(&mut self, expected: &str) -> bool {
        let comes = self.rest().starts_with(expected);
        if comes {
            self.at += expected.len();
        }
        comes
    }

    pub(super) fn skip_white_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// The span of the next character.
    pub(super) fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    /// The name that comes next.
    pub(super) fn name(&mut self) -> Parsed<Name<'s>> {
        let start = self.at;
        let first = self.name_part()?;
        let (prefix, local) = match self.take(":") {
            true => (Some(first), self.name_part()?),
            false => (None, first),
        };
        Ok(Name { prefix, local, span: Span::new(start, self.at) })
    }

    fn name_part(&mut self) -> Parsed<&'s str> {
        let rest = self.rest();
        if !rest.starts_with(begins_name) {
            return Err(SyntaxError::grammar(
                self.here(),
                format!("expected a name, found {}", self.found()),
            ));
        }
        let length = rest.find(|character| !continues_name(character)).unwrap_or(rest.len());
        self.at += length;
        Ok(&rest[..length])
    }

    /// The attribute that comes next in a start tag, if one does.
    pub(super) fn attribute(&mut self) -> Parsed<Option<Attribute<'s>>> {
        let start = self.at;
        self.skip_white_space();
        if matches!(self.peek(), None | Some('>' | '/')) {
            return Ok(None);
        }
        if self.at == start {
            let message = format!("expected `>` or white space, found {}", self.found());
            return Err(SyntaxError::grammar(self.here(), message));
        }
        let name = self.name()?;
        self.skip_white_space();
        if !self.take("=") {
            return Err(SyntaxError::grammar(name.span, "this attribute has no value")
                .with_help(format!("write `{}=\"…\"`", &self.text[name.span.range()])));
        }
        self.skip_white_space();
        let quote = match self.peek() {
            Some(quote @ ('"' | '\'')) => quote,
            _ => {
                return Err(SyntaxError::grammar(
                    self.here(),
                    format!("expected a quote, found {}", self.found()),
                )
                .with_help("the values of attributes are in quotes"));
            }
        };
        let opening = self.at;
        self.at += 1;
        while let Some(next) = self.peek() {
            match next {
                '&' => self.reference()?,
                '<' => {
                    return Err(SyntaxError::grammar(self.here(), "`<` in the value of an attribute")
                        .with_help("write `&lt;`, or close the quote"));
                }
                next if next == quote => {
                    let value = &self.text[opening + 1..self.at];
                    self.at += 1;
                    return Ok(Some(Attribute { name, value, span: Span::new(start, self.at) }));
                }
                _ => self.character()?,
            }
        }
        Err(SyntaxError::grammar(Span::new(opening, opening + 1), "this quote is not closed"))
    }

    /// Steps over one character of text.
    pub(super) fn character(&mut self) -> Parsed<()> {
        match self.peek() {
            Some(character) if !is_xml_char(character) => {
                let message = format!("XML cannot hold the character U+{:04X}", u32::from(character));
                Err(SyntaxError::grammar(self.here(), message).with_help("remove it"))
            }
            Some(character) => {
                self.at += character.len_utf8();
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Steps over the reference whose `&` comes next.
    pub(super) fn reference(&mut self) -> Parsed<()> {
        let rest = &self.rest()[1..];
        let length = rest.find(|c: char| c != '#' && !continues_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(length);
        let span = Span::new(self.at, self.at + 1 + length + usize::from(after.starts_with(';')));
        if name.is_empty() || !after.starts_with(';') {
            return Err(SyntaxError::grammar(span, "`&` that begins no reference").with_help("write `&amp;`"));
        }
        let number = match name.strip_prefix('#') {
            None if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") => None,
            None => {
                return Err(SyntaxError::grammar(span, format!("the entity `&{name};` is not defined"))
                    .with_help("write the character itself"));
            }
            Some(number) => Some(match number.strip_prefix('x') {
                Some(digits) if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
                    u32::from_str_radix(digits, 16)
                }
                None if number.bytes().all(|digit| digit.is_ascii_digit()) => number.parse(),
                _ => return Err(SyntaxError::grammar(span, format!("`&{name};` is not a character"))),
            }),
        };
        if let Some(number) = number
            && !number.ok().and_then(char::from_u32).is_some_and(is_xml_char)
        {
            return Err(SyntaxError::grammar(
                span,
                format!("`&{name};` is not a character that XML can hold"),
            ));
        }
        self.at = span.end;
        Ok(())
    }

    /// Steps over the comment whose `<!--` was taken.
    pub(super) fn comment(&mut self) -> Parsed<()> {
        let start = self.at - "<!--".len();
        while self.at < self.text.len() {
            if self.take("-->") {
                return Ok(());
            }
            if self.rest().starts_with("--") {
                return Err(SyntaxError::grammar(Span::new(self.at, self.at + 2), "`--` within a comment"));
            }
            self.character()?;
        }
        Err(SyntaxError::grammar(Span::new(start, start + "<!--".len()), "this comment is not closed"))
    }

    /// Steps over the section whose `<![CDATA[` was taken.
    pub(super) fn cdata(&mut self) -> Parsed<()> {
        let start = self.at - "<![CDATA[".len();
        while self.at < self.text.len() {
            if self.take("]]>") {
                return Ok(());
            }
            self.character()?;
        }
        Err(SyntaxError::grammar(Span::new(start, start + "<![CDATA[".len()), "this section is not closed"))
    }

    /// What comes next, in words.
    pub(super) fn found(&self) -> String {
        match self.peek() {
            None => "the end of the text".to_owned(),
            Some(character) if character.is_control() => format!("U+{:04X}", u32::from(character)),
            Some(' ') => "a space".to_owned(),
            Some(character) => format!("`{character}`"),
        }
    }
}
