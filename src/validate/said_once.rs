//! One defect, one diagnostic: what a file says and the article repeats.

use std::collections::HashSet;

use crate::diagnostic::{Finding, Place};
use crate::formats::Original;
use crate::source::Span;
use crate::source::xml::Document;
use crate::validate::reading::Read;

/// Leaves out of what was found in the article that which was found in its file, too.
///
/// The file knows the place better: of a reference, the article knows no more than the whole.
pub(super) fn leave_out_what_the_file_says(
    read: &Read<'_>,
    of_file: &[Finding],
    of_article: &mut Vec<Finding>,
) {
    let Some(Original::Jats(original)) = read.original() else { return };
    let codes: HashSet<&str> = of_file.iter().map(|finding| finding.code.id).collect();
    of_article.retain(|finding| {
        if !codes.contains(finding.code.id) {
            return true;
        }
        let at = read.locate(&finding.place).span;
        let whole = element_at(&original.document, at);
        let says_so = |other: &Finding| other.code.id == finding.code.id && lies_within(&other.place, whole);
        !of_file.iter().any(says_so)
    });
}

/// The element that a place stands for; only the place itself where it is an attribute or the whole file.
fn element_at(document: &Document<'_>, at: Span) -> Span {
    let Some(node) = document.at(at.start) else { return at };
    let element = if node.is_text() { node.parent().unwrap_or(node) } else { node };
    let is_element = node.is_text() || at == element.name_span();
    if is_element && element != document.root() { element.span() } else { at }
}

fn lies_within(place: &Place, whole: Span) -> bool {
    matches!(place, Place::Text(span) if whole.start <= span.start && span.end <= whole.end)
}
