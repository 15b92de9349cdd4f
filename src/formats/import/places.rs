//! Where the parts of the article are in its file.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::source::hash::HashMap;
use crate::source::{Path, Pointer};

/// Where the parts of the article are in its file, in the terms of the format, if they are recorded.
///
/// Keyed by hashes of their pointers: the pointers would take more memory than the article.
#[derive(Debug)]
pub(in crate::formats) struct Places<S>(Option<HashMap<u64, S>>);

impl<S: Copy> Places<S> {
    /// Records nothing.
    pub(in crate::formats) fn unwanted() -> Self {
        Self(None)
    }

    pub(in crate::formats) fn wanted() -> Self {
        Self(Some(HashMap::default()))
    }

    pub(in crate::formats) fn are_wanted(&self) -> bool {
        self.0.is_some()
    }

    /// Records the place of `at`.
    pub(in crate::formats) fn set(&mut self, at: &Path<'_>, spot: S) {
        if let Some(spots) = &mut self.0 {
            spots.insert(hash(at.pointer().as_str()), spot);
        }
    }

    /// Records the place of `at`, unless there is one.
    pub(in crate::formats) fn set_first(&mut self, at: &Path<'_>, spot: S) {
        if let Some(spots) = &mut self.0 {
            spots.entry(hash(at.pointer().as_str())).or_insert(spot);
        }
    }

    /// The place of `pointer`, or of the nearest known ancestor; and the remaining path from there.
    pub(in crate::formats) fn nearest<'p>(&self, pointer: &'p Pointer) -> Option<(S, &'p str)> {
        let spots = self.0.as_ref()?;
        let whole = pointer.as_str();
        let mut way = whole;
        loop {
            if let Some(spot) = spots.get(&hash(way)) {
                return Some((*spot, &whole[way.len()..]));
            }
            way = way.rsplit_once('/')?.0;
        }
    }
}

fn hash(pointer: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    pointer.hash(&mut hasher);
    hasher.finish()
}
