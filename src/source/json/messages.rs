//! The messages of JSON syntax errors.

use super::Parser;
use crate::source::{Lines, Span, SyntaxError};

impl Parser<'_> {
    /// The run of letters and digits at `start`.
    pub(super) fn word(&self, start: usize) -> &str {
        let rest = &self.text[start..];
        let end =
            rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '-'))).unwrap_or(rest.len());
        &rest[..end]
    }

    #[cold]
    pub(super) fn no_value(&self) -> SyntaxError {
        if let Some(error) = self.comment() {
            return error;
        }
        let Some(next) = self.text[self.at..].chars().next() else {
            return if self.depth() == 0 {
                SyntaxError::grammar(self.here(), "this file is empty")
                    .with_help("an article begins with `{`")
            } else {
                self.unclosed("a value")
            };
        };
        let word = self.word(self.at);
        let lower = word.to_ascii_lowercase();
        let help = match (lower.as_str(), next) {
            (_, '+' | '.') => return self.bad_number(self.at),
            ("true" | "false" | "null", _) => format!("write `{lower}`"),
            ("none" | "nil" | "undefined", _) => "write `null`, or remove the member".to_owned(),
            ("nan" | "inf" | "infinity", _) => "JSON has only finite numbers: remove the member".to_owned(),
            (_, '\'') => self.quoted("strings are in double quotes"),
            (_, '“' | '”' | '„' | '‘' | '’' | '«' | '»') => {
                self.quoted("strings are in straight double quotes")
            }
            (_, ',' | '}') if self.text[..self.at].trim_end().ends_with(':') => {
                "give the key a value, or remove it".to_owned()
            }
            ("", _) => "a value is a text in double quotes, a number, `true`, `false`, a list or an object"
                .to_owned(),
            _ if self.is_outside() && self.text[self.at + word.len()..].starts_with(':') => {
                "an article begins with `{`; if this is YAML, name the file `*.yaml`".to_owned()
            }
            _ if self.is_outside() => {
                "an article begins with `{`; `byline new` prints one to start from".to_owned()
            }
            _ => self.quoted("put text in double quotes"),
        };
        SyntaxError::grammar(self.found_span(), format!("expected a value, found {}", self.found()))
            .with_help(help)
    }

    #[cold]
    pub(super) fn no_key(&self) -> SyntaxError {
        if let Some(error) = self.comment() {
            return error;
        }
        let help = match (self.text[self.at..].chars().next(), self.word(self.at)) {
            (None, _) => return self.unclosed("a key in double quotes"),
            (Some('\''), _) => self.quoted("keys are in double quotes"),
            (Some('“' | '”' | '„' | '‘' | '’'), _) => {
                self.quoted("keys are in straight double quotes")
            }
            (_, "") => "a member is a key, a colon and a value: `\"title\": \"…\"`".to_owned(),
            (_, word) => format!("write `\"{word}\"`"),
        };
        let message = format!("expected a key in double quotes, found {}", self.found());
        SyntaxError::grammar(self.found_span(), message).with_help(help)
    }

    /// Whether a whole article is expected here.
    fn is_outside(&self) -> bool {
        self.depth() == 0 && !self.is_lenient
    }

    /// The advice, with what is here in quotes.
    fn quoted(&self, advice: &str) -> String {
        let text = self.in_quotes(&[',', ':', '}', ']']);
        format!("{advice}: `{}`", text.as_deref().unwrap_or("\""))
    }

    #[cold]
    pub(super) fn no_colon(&self, after_key: usize) -> SyntaxError {
        if let Some(error) = self.comment() {
            return error;
        }
        let message = format!("expected `:` after the key, found {}", self.found());
        match self.peek() {
            None => self.unclosed("`:` after the key"),
            Some(b'=') => SyntaxError::grammar(self.found_span(), message).with_help("write `:`"),
            Some(b',' | b'}') => {
                SyntaxError::grammar(self.found_span(), message).with_help("give the key a value")
            }
            _ => SyntaxError::grammar(Span::new(after_key, after_key), message).with_help("put a colon here"),
        }
    }

    #[cold]
    pub(super) fn no_comma(&self, after_value: usize, close: u8) -> SyntaxError {
        if let Some(error) = self.comment() {
            return error;
        }
        let expected = format!("`,` or `{}`", char::from(close));
        let message = format!("expected {expected}, found {}", self.found());
        match self.peek() {
            None => self.unclosed(&expected),
            Some(b'}' | b']' | b':' | b';' | b'=') => {
                let what = if close == b']' { "a list" } else { "an object" };
                SyntaxError::grammar(self.found_span(), message)
                    .with_help(format!("{what} goes on with `,` and ends with `{}`", char::from(close)))
            }
            Some(next) if after_value == self.at && next.is_ascii_alphanumeric() => {
                let help = self.with_escaped_quotes();
                let help = help.map_or_else(String::new, |text| format!(": `{text}`"));
                SyntaxError::grammar(self.found_span(), message)
                    .with_help(format!("quotation marks within a text are written `\\\"`{help}"))
            }
            _ => SyntaxError::grammar(Span::new(after_value, after_value), message)
                .with_help("put a comma here"),
        }
    }

    #[cold]
    pub(super) fn text_after_the_end(&self) -> SyntaxError {
        if let Some(error) = self.comment() {
            return error;
        }
        let message = format!("expected the end of the file, found {}", self.found());
        let help = match self.peek() {
            Some(b'}' | b']') => "there is an extra closing bracket",
            Some(b',') => "remove the comma after the article",
            _ => "a file holds one article; for one article per line, use NDJSON",
        };
        SyntaxError::grammar(self.found_span(), message).with_help(help)
    }

    /// The error for a comment, if one comes next.
    fn comment(&self) -> Option<SyntaxError> {
        let rest = &self.text[self.at..];
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else {
            return None;
        };
        let span = Span::new(self.at, self.at + length);
        Some(
            SyntaxError::grammar(span, "JSON has no comments")
                .with_help("remove it, or write the article in YAML"),
        )
    }

    /// The error for a text that ends too early.
    fn unclosed(&self, expected: &str) -> SyntaxError {
        let error =
            SyntaxError::grammar(self.here(), format!("expected {expected}, found the end of the file"));
        match self.tree.open_start().filter(|_| self.depth() > 0) {
            Some(open) => {
                let lines = self.lines.get_or_init(|| Lines::new(self.tree.source()));
                let line = lines.position(open).line;
                error.with_help(format!("the `{}` on line {line} is not closed", &self.text[open..=open]))
            }
            None => error.with_help("the file may have been cut off"),
        }
    }

    fn here(&self) -> Span {
        Span::new(self.at, self.at)
    }

    /// A description of what comes next.
    fn found(&self) -> String {
        let found = &self.text[self.found_span().range()];
        match self.peek() {
            None => "the end of the file".to_owned(),
            Some(b'"') => "a string".to_owned(),
            Some(b'\'') => "single quotes".to_owned(),
            Some(b'0'..=b'9' | b'-') => "a number".to_owned(),
            Some(b'`') => "a backtick".to_owned(),
            Some(control @ (0..0x20 | 0x7F)) => format!("the control character U+{control:04X}"),
            Some(_) => match found.chars().next() {
                Some(
                    c @ ('\u{A0}'
                    | '\u{2000}'..='\u{200F}'
                    | '\u{2028}'..='\u{202F}'
                    | '\u{3000}'
                    | '\u{FEFF}'),
                ) => {
                    format!("the invisible character U+{:04X}", u32::from(c))
                }
                _ => format!("`{found}`"),
            },
        }
    }

    /// The span of what comes next: a whole string or word, otherwise one character.
    fn found_span(&self) -> Span {
        let rest = &self.text[self.at..];
        let length = match rest.chars().next() {
            None => 0,
            Some(quote @ ('"' | '\'')) => {
                let line = &rest[1..rest.find(['\n', '\r']).unwrap_or(rest.len())];
                line.find(quote).map_or(1, |end| end + 2)
            }
            Some(first) => self.word(self.at).len().max(first.len_utf8()),
        };
        Span::new(self.at, self.at + length)
    }
}
