//! A file with a copy of its article: what is true when the rest was edited.
//!
//! The plain part of such a file says less than the copy. To find out what was edited, three articles are compared: the
//! copy, what the plain part of the copy reads as (`expected`), and what the plain part of the file reads as (`plain`).
//! Where `expected` and `plain` agree the copy is right, where they differ the edit is.

mod ids;
mod merge;
pub(super) mod pairs;

use crate::diagnostic::Finding;
use crate::formats::LOSSLESS_COPY_OUTDATED;
use crate::model::Article;
use crate::source::Pointer;

/// How many places a finding names.
const NAMED: usize = 20;

/// The article of which a file has a copy.
#[derive(Debug)]
pub(super) struct Restored {
    /// The copy, with every edit that was made to the rest of the file.
    pub(super) article: Article,
    /// Where those edits are.
    pub(super) outdated: Option<Finding>,
}

/// Restores the article from its `copy`, `expected` and `plain`.
pub(super) fn restore(copy: Article, expected: &Article, plain: Article) -> Restored {
    if *expected == plain {
        return Restored { article: copy, outdated: None };
    }
    let to_copy = ids::align(expected, &copy);
    let of_plain = ids::align(&plain, expected).followed_by(&to_copy).apart(&plain, &copy);
    let copy_value = serde_json::to_value(&copy).expect("the model has no maps with odd keys");
    let merged = merge::merge(&to_copy.rename(expected), &of_plain.rename(&plain), &copy_value);
    if merged.edits.is_empty() {
        return Restored { article: copy, outdated: None };
    }
    match serde_json::from_value(merged.value) {
        Ok(article) => Restored { article, outdated: Some(outdated(merged.edits)) },
        // The edits and the copy do not make an article together.
        Err(_) => Restored { article: plain, outdated: Some(outdated(vec![Pointer::default()])) },
    }
}

fn outdated(edits: Vec<Pointer>) -> Finding {
    let count = edits.len();
    let message = match count {
        1 => "the copy of the article in this file is outdated in one place".to_owned(),
        count => format!("the copy of the article in this file is outdated in {count} places"),
    };
    let mut edits = edits.into_iter();
    let mut finding = Finding::new(&LOSSLESS_COPY_OUTDATED, edits.next().unwrap_or_default(), message);
    finding
        .label("edited here")
        .help("the edits are what is read; export the article again to update the copy");
    for edit in edits.take(NAMED - 1) {
        finding.related(edit, "edited, too");
    }
    finding
}
