//! What a reader of the JSON-LD would not give back: found out by reading it.
//!
//! What is kept is the difference between the article and what is read from the file without a residue. So nothing can
//! be forgotten, and nothing is kept that can be read.

use std::collections::HashMap;

use crate::formats::jsonld::read;
use crate::formats::residue::{ChangeAt, Ledger, changes};
use crate::model::{Article, Change};
use crate::source::Pointer;

/// Keeps everything in `article` that is not read from `written`.
pub(super) fn keep_what_is_not_read_back(
    article: &Article,
    written: &str,
    reasons: &HashMap<Pointer, String>,
    ledger: &mut Ledger,
) {
    let Some(mut read) = read::without_residue(written) else { return };
    // Which schema the file follows is the file's to say, and what it allows is byline's to hear.
    read.schema.clone_from(&article.schema);
    read.extensions.allow.clone_from(&article.extensions.allow);
    if read == *article {
        return;
    }
    ledger.keep_changes(changes(article, || read.clone()), |change| reason(change, reasons));
}

fn reason(difference: &ChangeAt, reasons: &HashMap<Pointer, String>) -> String {
    let place = &difference.place;
    // The reason for the place itself, for a part of it, or for the whole that it is part of.
    let nearest = reasons
        .iter()
        .filter(|(at, _)| at.starts_with(place) || place.starts_with(at))
        .min_by_key(|(at, _)| (at.as_str().len().abs_diff(place.as_str().len()), at.as_str()));
    if let Some((_, why)) = nearest {
        return why.clone();
    }
    let mut steps: Vec<String> = place.steps().collect();
    if steps
        .iter()
        .any(|step| matches!(step.as_str(), "body" | "back" | "content" | "title" | "text" | "caption"))
    {
        return "the text is plain: it leaves out marks, ids and the structure of blocks".to_owned();
    }
    if difference.change == Change::Remove {
        return "what is written reads as if there were more".to_owned();
    }
    steps.retain(|step| step.parse::<usize>().is_err());
    let field = steps.pop().unwrap_or_default();
    format!("schema.org has no property that says all of `{field}`")
}
