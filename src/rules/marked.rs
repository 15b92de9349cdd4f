//! Edits that mark a passage of the running text.

use std::ops::Range;

use serde_json::Value;

use crate::source::Path;
use crate::source::edit::Edit;

/// A longer text is not edited: the edit holds all of it.
pub(super) const LONGEST: usize = 1 << 16;

/// The most edits to offer at once.
pub(super) const MOST: usize = 100;

/// The edit that puts `inline` in the place of a passage of the text at `path`: the text before and after it becomes a
/// text of its own.
pub(super) fn marked(path: &Path<'_>, text: &str, passage: Range<usize>, inline: Value) -> Edit {
    let around = |part: &str| (!part.is_empty()).then(|| Value::from(part));
    let pieces = [around(&text[..passage.start]), Some(inline), around(&text[passage.end..])];
    Edit::set(path.pointer(), pieces.into_iter().flatten().collect::<Vec<_>>())
}
