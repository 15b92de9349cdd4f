//! Citations: `[@silva-2024, p. 3]`.

use super::object;
use crate::source::markdown::field;
use crate::source::markdown::node::{Node, Text, Value};
use crate::source::{Span, SyntaxError};

/// The citation whose bracket opens at this offset, and its end.
pub(super) fn cite(source: &str, at: usize) -> Result<Option<(Node, usize)>, SyntaxError> {
    let rest = &source[at + 1..];
    if !rest.starts_with('@') {
        return Ok(None);
    }
    let Some(length) = rest.find(['[', ']', '\n', '\r', '\\', '`', '<']) else { return Ok(None) };
    if !rest[length..].starts_with(']') {
        return Ok(None);
    }
    let inner = Span::new(at + 1, at + 1 + length);
    let (refs, locator) = match source[inner.range()].find(',') {
        Some(comma) => (Span::new(inner.start, inner.start + comma), Some(inner.start + comma + 1)),
        None => (inner, None),
    };
    let Some(works) = works(source, refs)? else { return Ok(None) };
    let mut members = vec![field("refs", works)];
    if let Some(start) = locator {
        let text = source[start..inner.end].trim();
        let start = start + source[start..inner.end].len() - source[start..inner.end].trim_start().len();
        if text.is_empty() {
            return Ok(None);
        }
        members.push(field("locator", Node::text(Text::new(text, Span::new(start, start + text.len())))));
    }
    let end = inner.end + 1;
    Ok(Some((object(Span::new(at, end), "cite", members)?, end)))
}

/// The list of works in `@silva-2024; @who`.
pub(in crate::source::markdown) fn works(source: &str, span: Span) -> Result<Option<Node>, SyntaxError> {
    let mut works = Vec::new();
    let mut start = span.start;
    for part in source[span.range()].split(';') {
        let Some(id) = part.trim().strip_prefix('@') else { return Ok(None) };
        if id.is_empty() || id.contains(char::is_whitespace) {
            return Ok(None);
        }
        let at = start + part.find('@').unwrap_or_default() + 1;
        works.push(Node::text(Text::new(id, Span::new(at, at + id.len()))));
        start += part.len() + 1;
    }
    Node::new(span, Value::List(works)).map(Some)
}
