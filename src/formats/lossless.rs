//! A file with a lossless copy of its article: merging later edits of the rest of the file.
//!
//! The plain part of such a file has less than the copy. To find the edits, three articles are compared: the copy, what
//! the plain part written from the copy reads as (`expected`), and what the plain part of the file reads as (`plain`).
//! Where `expected` and `plain` agree, the copy is right; where they differ, the edit is.

mod ids;
mod merge;
mod pairs;

use serde_json::Value;

use crate::diagnostic::Finding;
use crate::formats::{Imported, LOSSLESS_COPY_OUTDATED, LOST_ON_IMPORT, Writer};
use crate::model::Article;
use crate::source::{Pointer, Source, Span};

/// How many places a finding lists.
const NAMED: usize = 20;

/// The result of reading a file with the plain part `plain` and a `copy`: the article of the copy, with every edit to
/// the rest of the file.
///
/// `writers` are those that may have written the file, and `read_plain` reads their output.
pub(super) fn restored<'s>(
    plain: Imported<'s>,
    copy: Value,
    writers: &[&dyn Writer],
    read_plain: impl for<'t> Fn(&'t Source) -> Imported<'t>,
) -> Imported<'s> {
    let Some(article) = &plain.article else { return plain };
    let Ok(copy) = serde_json::from_value::<Article>(copy) else {
        return with_finding(plain, unreadable());
    };
    let mut best: Option<Restored> = None;
    for writer in writers {
        let Ok(written) = writer.export(&copy) else { continue };
        let source = Source::new("copy", written.text);
        let Imported { article: Some(expected), findings, .. } = read_plain(&source) else { continue };
        let messages = findings.into_iter().map(|finding| finding.message).collect();
        let restored = restore(&copy, &expected, article, messages);
        if best.as_ref().is_none_or(|best| restored.edits.len() < best.edits.len()) {
            best = Some(restored);
        }
        if best.as_ref().is_some_and(|best| best.edits.is_empty()) {
            break;
        }
    }
    let Some(Restored { article, edits, messages }) = best else {
        return with_finding(plain, unreadable());
    };
    let mut restored = Imported { article: Some(article), ..plain };
    // What the plain part expresses differently from the copy is not lost.
    restored.findings.retain(|finding| !messages.contains(&finding.message));
    match edits.is_empty() {
        true => restored,
        false => with_finding(restored, outdated(edits)),
    }
}

/// The article from the copy of a file.
struct Restored {
    article: Article,
    /// Where the rest of the file was edited.
    edits: Vec<Pointer>,
    /// The messages of findings that the plain part of the copy has too.
    messages: Vec<String>,
}

/// Restores an article from its copy, from what the plain part of the copy reads as, and from what that of the file
/// reads as.
fn restore(copy: &Article, expected: &Article, plain: &Article, messages: Vec<String>) -> Restored {
    if expected == plain {
        return Restored { article: copy.clone(), edits: Vec::new(), messages };
    }
    let to_copy = ids::align(expected, copy);
    let of_plain = ids::align(plain, expected).followed_by(&to_copy).apart(plain, copy);
    let copy_value = serde_json::to_value(copy).expect("the model has no maps with odd keys");
    let merged = merge::merge(&to_copy.rename(expected), &of_plain.rename(plain), &copy_value);
    match serde_json::from_value(merged.value) {
        Ok(article) => Restored { article, edits: merged.edits, messages },
        // The edits and the copy together are not a valid article.
        Err(_) => Restored { article: plain.clone(), edits: vec![Pointer::default()], messages: Vec::new() },
    }
}

fn with_finding<'s>(mut imported: Imported<'s>, finding: Finding) -> Imported<'s> {
    imported.findings.push(finding);
    imported
}

fn outdated(edits: Vec<Pointer>) -> Finding {
    let message = match edits.len() {
        1 => "the copy of the article in this file is outdated in one place".to_owned(),
        count => format!("the copy of the article in this file is outdated in {count} places"),
    };
    let mut edits = edits.into_iter();
    let mut finding = Finding::new(&LOSSLESS_COPY_OUTDATED, edits.next().unwrap_or_default(), message);
    finding
        .label("edited here")
        .help("the edits are read, not the copy; export the article again to update it");
    for edit in edits.take(NAMED - 1) {
        finding.related(edit, "also edited");
    }
    finding
}

fn unreadable() -> Finding {
    let message = "the embedded copy of the article is invalid";
    let mut finding = Finding::new(&LOST_ON_IMPORT, Span::default(), message);
    finding.label("not read").help("the rest of the file is read instead; export the article again");
    finding
}
