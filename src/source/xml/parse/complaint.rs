//! What to say when a text cannot be parsed.

use super::Parser;
use crate::source::{Span, SyntaxError};

/// What a section of character data begins with.
const SECTION: &str = "<![CDATA[";

impl Parser<'_> {
    /// What is wrong with that which begins here, of which quick-xml makes nothing.
    #[cold]
    pub(super) fn refused(&mut self) -> SyntaxError {
        let rest = &self.text[self.at..];
        let is_section = rest.starts_with(SECTION);
        let judged = if self.depth == 0 && (is_section || rest.starts_with('&')) {
            Err(text_outside(self.at, 1))
        } else if rest.starts_with('&') {
            self.reference(self.at).map(drop)
        } else if is_section {
            Err(grammar(self.at, SECTION.len(), "this section is not closed"))
        } else if rest.starts_with("<!--") {
            self.comment_end(self.at).map(drop)
        } else if rest.starts_with("<!") {
            self.declaration()
        } else if rest.starts_with("<?") {
            self.instruction()
        } else if rest.starts_with("</") {
            Err(self.mismatched())
        } else {
            self.start_tag(None, false)
        };
        judged.err().unwrap_or_else(|| self.expected("`>`", self.text.len()))
    }

    #[cold]
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

    /// The complaint about the innermost element that is not closed.
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

pub(super) fn text_outside(start: usize, length: usize) -> SyntaxError {
    grammar(start, length, "text outside of the element")
}
