//! Where the parts of the article are in its file.

use std::cell::OnceCell;
use std::hash::{BuildHasher, Hasher};

use crate::source::hash::{HashMap, Hashing};
use crate::source::{Path, Pointer};

/// Where the parts of the article are in its file, in the terms of the format, if they are recorded.
///
/// Keyed by hashes of their paths: the paths would take more memory than the article.
#[derive(Debug)]
pub(in crate::formats) struct Places<S> {
    hashing: Hashing,
    /// In the order of reading. Few files need more than this.
    recorded: Option<Vec<Recorded<S>>>,
    /// The place of each path, once one is looked for.
    spots: OnceCell<HashMap<u64, S>>,
}

#[derive(Debug)]
struct Recorded<S> {
    path: u64,
    spot: S,
    /// Whether an earlier place of this path takes precedence.
    yields: bool,
}

impl<S: Copy> Places<S> {
    /// Records nothing.
    pub(in crate::formats) fn unwanted() -> Self {
        Self { hashing: Hashing::default(), recorded: None, spots: OnceCell::new() }
    }

    pub(in crate::formats) fn wanted() -> Self {
        Self { recorded: Some(Vec::new()), ..Self::unwanted() }
    }

    /// Records the place of `at`.
    pub(in crate::formats) fn set(&mut self, at: &Path<'_>, spot: S) {
        self.record(at, spot, false);
    }

    /// Records the place of `at`, unless there is one.
    pub(in crate::formats) fn set_first(&mut self, at: &Path<'_>, spot: S) {
        self.record(at, spot, true);
    }

    fn record(&mut self, at: &Path<'_>, spot: S, yields: bool) {
        if let Some(recorded) = &mut self.recorded {
            recorded.push(Recorded { path: hash_of_path(&self.hashing, at), spot, yields });
        }
    }

    /// The place of `pointer`, or of the nearest known ancestor; and the remaining path from there.
    pub(in crate::formats) fn nearest<'p>(&self, pointer: &'p Pointer) -> Option<(S, &'p str)> {
        let spots = self.spots.get_or_init(|| self.spots());
        let whole = pointer.as_str();
        let mut way = whole;
        loop {
            if let Some(spot) = spots.get(&hash_of_pointer(&self.hashing, way)) {
                return Some((*spot, &whole[way.len()..]));
            }
            way = way.rsplit_once('/')?.0;
        }
    }

    fn spots(&self) -> HashMap<u64, S> {
        let recorded = self.recorded.as_deref().unwrap_or_default();
        let mut spots = HashMap::with_capacity_and_hasher(recorded.len(), Hashing::default());
        for Recorded { path, spot, yields } in recorded {
            if *yields {
                spots.entry(*path).or_insert(*spot);
            } else {
                spots.insert(*path, *spot);
            }
        }
        spots
    }
}

/// The hash of the steps of a path.
fn hash_of_path(hashing: &Hashing, path: &Path<'_>) -> u64 {
    let mut hasher = hashing.build_hasher();
    path.hash_steps(&mut hasher);
    hasher.finish()
}

/// The hash of the path that this pointer is.
fn hash_of_pointer(hashing: &Hashing, pointer: &str) -> u64 {
    let mut hasher = hashing.build_hasher();
    Pointer::hash_steps(pointer, &mut hasher);
    hasher.finish()
}
