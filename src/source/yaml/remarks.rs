//! What a YAML file has besides its values: comments, and document markers.

use granit_parser::{Event, Parser};

use crate::source::{Span, SyntaxError};

/// What a YAML file has besides its values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remarks {
    /// The comments, from their `#` to the end of their lines, in document order.
    pub comments: Vec<Span>,
    /// The start of the document, after its `---`; otherwise 0.
    pub start: usize,
    /// The first anchor, alias or tag, which values do not show.
    pub property: Option<Span>,
}

/// Finds what a YAML file has besides its values.
///
/// # Errors
///
/// If the text is not YAML.
pub(crate) fn remarks(text: &str) -> Result<Remarks, SyntaxError> {
    let options = granit_parser::options! { emit_comments: true, max_buffered_comment_events: usize::MAX };
    let mut remarks = Remarks::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, at) = event.map_err(|error| super::messages::translate(text, &error))?;
        let Some(range) = at.byte_range() else { continue };
        let span = Span::new(range.start, range.end);
        let (anchor, tag) = match event {
            Event::Comment(..) => {
                remarks.comments.push(span);
                continue;
            }
            Event::DocumentStart(true, _) => {
                remarks.start = span.end;
                continue;
            }
            Event::Alias(_) => (1, None),
            Event::Scalar(_, _, anchor, tag) => (anchor, tag),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => (anchor, tag),
            _ => continue,
        };
        if (anchor != 0 || tag.is_some()) && remarks.property.is_none() {
            remarks.property = Some(span);
        }
    }
    remarks.comments.sort_unstable();
    Ok(remarks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comments(text: &str) -> Vec<&str> {
        remarks(text).unwrap().comments.iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn comments_are_found_everywhere() {
        let text = "# top\na: 1 # one\n\nb: | # two\n  # text\nc: [x, # three\n  y] # four\n# end\n";
        assert_eq!(comments(text), ["# top", "# one", "# two", "# three", "# four", "# end"]);
    }

    #[test]
    fn anchors_aliases_and_tags_are_found() {
        assert_eq!(remarks("---\na: 1\n").unwrap().start, 3);
        assert_eq!(remarks("a: 1\n").unwrap(), Remarks::default());
        for text in ["a: &x 1\nb: *x\n", "a: !!str 1\n"] {
            assert!(remarks(text).unwrap().property.is_some(), "{text}");
        }
    }
}
