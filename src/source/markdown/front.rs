//! The front matter of a Markdown file: YAML between two lines of hyphens.

use crate::source::{Span, SyntaxError};

/// Where the front matter is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Front {
    /// The end of the YAML, which begins with the file: to YAML, the first line is the start of a document.
    pub(super) end: usize,
    /// The start of the body.
    pub(super) body: usize,
}

pub(super) const HELP: &str = "an article in Markdown begins with `---`, its metadata in YAML, and `---`; `byline new article.md` writes one";

/// Finds the front matter.
///
/// # Errors
///
/// If there is none, or it does not end.
pub(super) fn front(text: &str) -> Result<Front, SyntaxError> {
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != "---" {
        let message = "this Markdown has no front matter";
        return Err(SyntaxError::grammar(Span::new(0, first.len()), message).with_help(HELP));
    }
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line.trim_end() == "---" {
            return Ok(Front { end: start, body: start + line.len() });
        }
        start += line.len();
    }
    let message = "this front matter does not end";
    Err(SyntaxError::grammar(Span::new(0, 3), message)
        .with_help("put a line with `---` after the last field"))
}

/// The YAML before the body of a Markdown file.
pub(crate) fn front_matter(text: &str) -> Option<&str> {
    let front = front(text).ok()?;
    let first = text.find('\n')? + 1;
    Some(&text[first..front.end.max(first)])
}
