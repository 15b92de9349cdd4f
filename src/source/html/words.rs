//! Parts of the values of attributes.

use std::ops::Range;

use super::node::Attribute;
use crate::source::Span;

/// The [words](https://infra.spec.whatwg.org/#split-on-ascii-whitespace) of a value, each with its place in it.
pub(super) fn words(value: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let words = value.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty());
    words.map(|word| {
        let start = word.as_ptr() as usize - value.as_ptr() as usize;
        (start..start + word.len(), word)
    })
}

/// The value of an attribute without white space around it, and its place.
pub(crate) fn trimmed(attribute: Attribute<'_>) -> (&str, Span) {
    let value = attribute.value();
    let start = value.len() - value.trim_start().len();
    let trimmed = value.trim();
    (trimmed, attribute.span_within(start..start + trimmed.len()))
}
