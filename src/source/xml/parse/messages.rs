//! The messages of XML syntax errors.

use super::Parser;
use crate::source::{Span, SyntaxError};

impl Parser<'_> {
    pub(super) fn expected(&self, what: &str, at: usize) -> SyntaxError {
        let next = self.text[at..].chars().next();
        let found = match next {
            None => "the end of the text".to_owned(),
            Some(character) if character.is_control() => format!("U+{:04X}", u32::from(character)),
            Some(' ') => "a space".to_owned(),
            Some(character) => format!("`{character}`"),
        };
        grammar(at, next.map_or(0, char::len_utf8), format!("expected {what}, found {found}"))
    }

    /// The error for the innermost open element.
    pub(super) fn not_closed(&self) -> SyntaxError {
        let entry = &self.document.entries[self.open as usize];
        let start = entry.start as usize;
        let span = Span::new(start, start + 1 + usize::from(entry.name.whole));
        SyntaxError::grammar(span, format!("`{}>` is not closed", &self.text[span.range()]))
    }
}

pub(super) fn grammar(start: usize, length: usize, message: impl Into<String>) -> SyntaxError {
    SyntaxError::grammar(Span::new(start, start + length), message)
}
