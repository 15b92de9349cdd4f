//! How many files of each folder and archive were taken, and how many passed over.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Input, Reason};
use crate::cli::Error;

/// What was found in the folders and archives among the arguments.
#[derive(Debug, Default)]
pub(in crate::cli) struct Tally {
    places: Vec<Place>,
}

/// A folder or an archive, as named in the arguments.
#[derive(Debug, Default)]
struct Place {
    path: PathBuf,
    taken: AtomicUsize,
    passed_over: [AtomicUsize; Reason::ALL.len()],
}

impl Tally {
    /// Begins to count for a folder or an archive.
    pub(super) fn open(&mut self, path: &Path) {
        self.places.push(Place { path: path.to_path_buf(), ..Place::default() });
    }

    /// Counts a file as taken or passed over, and returns whether it is taken.
    pub(in crate::cli) fn count(&self, input: &Input, wanted: Result<(), Reason>) -> bool {
        match (input.path(), wanted) {
            (Some(path), Ok(())) => self.take(path),
            (Some(path), Err(reason)) => self.pass_over(path, reason),
            (None, _) => {}
        }
        wanted.is_ok()
    }

    /// Counts a file that is taken.
    pub(in crate::cli) fn take(&self, path: &Path) {
        self.around(path).for_each(|place| add_one(&place.taken));
    }

    /// Counts a file that is passed over.
    pub(in crate::cli) fn pass_over(&self, path: &Path, reason: Reason) {
        self.around(path).for_each(|place| add_one(&place.passed_over[reason as usize]));
    }

    /// The errors for places in which nothing was taken.
    pub(in crate::cli) fn empty(&self) -> Vec<Error> {
        let empty = self.places.iter().filter(|place| count(&place.taken) == 0);
        empty.map(|place| Error::Nothing(place.path.clone(), place.reasons())).collect()
    }

    /// What was passed over in places in which something was taken: a number and the reasons.
    pub(in crate::cli) fn passed_over(&self) -> Option<String> {
        let places: Vec<&Place> = self.places.iter().filter(|place| count(&place.taken) > 0).collect();
        let sum =
            |reason: &Reason| places.iter().map(|place| count(&place.passed_over[*reason as usize])).sum();
        let counts: Vec<(Reason, usize)> =
            Reason::ALL.into_iter().map(|reason| (reason, sum(&reason))).collect();
        in_words(&counts)
    }

    /// The places that a file is in.
    fn around<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a Place> {
        self.places.iter().filter(|place| match place.path.as_os_str() == "." {
            true => path.is_relative(),
            false => path.starts_with(place.path.strip_prefix("./").unwrap_or(&place.path)),
        })
    }
}

impl Place {
    fn reasons(&self) -> Option<String> {
        let counts = Reason::ALL.map(|reason| (reason, count(&self.passed_over[reason as usize])));
        in_words(&counts)
    }
}

/// How many files were passed over, and for which reasons, most frequent first.
fn in_words(counts: &[(Reason, usize)]) -> Option<String> {
    let mut counts: Vec<_> = counts.iter().filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let reasons: Vec<String> = counts.iter().map(|(reason, count)| reason.of(*count)).collect();
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let files = if total == 1 { "file" } else { "files" };
    (total > 0).then(|| format!("passed over {total} {files}: {}", reasons.join(", ")))
}

fn add_one(number: &AtomicUsize) {
    number.fetch_add(1, Ordering::Relaxed);
}

fn count(number: &AtomicUsize) -> usize {
    number.load(Ordering::Relaxed)
}
