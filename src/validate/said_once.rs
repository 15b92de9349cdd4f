//! One defect, one diagnostic: what a file says and the article repeats.

use crate::diagnostic::{Finding, Place};
use crate::formats::Original;
use crate::source::Span;
use crate::source::hash::{HashMap, HashSet};
use crate::source::xml::Document;
use crate::validate::reading::Read;

/// Leaves out of what was found in the article that which was found in its file, too.
///
/// The file knows the place better: of a reference, the article knows no more than the whole; and what it says of an
/// institution, it says at the name.
pub(super) fn leave_out_what_the_file_says(
    read: &Read<'_>,
    of_file: &[Finding],
    of_article: &mut Vec<Finding>,
) {
    let Some(Original::Jats(original)) = read.original() else { return };
    let mut said: HashMap<String, usize> = HashMap::default();
    let in_words = |finding: &Finding| format!("{} {}", finding.code.id, finding.message);
    let mut codes: HashSet<&str> = HashSet::default();
    for finding in of_file {
        codes.insert(finding.code.id);
        *said.entry(in_words(finding)).or_default() += 1;
    }
    of_article.retain(|finding| {
        let code = in_files(finding.code.id);
        if !codes.contains(code) {
            return true;
        }
        if let Some(left) = said.get_mut(&in_words(finding)).filter(|left| **left > 0) {
            *left -= 1;
            return false;
        }
        // The article may have it in other words: without its address, say.
        let whole = element_at(&original.document, read.locate(&finding.place).span);
        let says_so = |other: &Finding| other.code.id == code && lies_within(&other.place, whole);
        !of_file.iter().any(says_so)
    });
}

/// What a kind of finding is called where it is found in the file.
fn in_files(code: &str) -> &str {
    if code == "value-empty" { "jats-element-empty" } else { code }
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
