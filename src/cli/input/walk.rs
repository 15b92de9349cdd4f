//! The inputs that arguments name: files, those in folders, archives, and lists of them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::{WalkBuilder, WalkState};

use super::compression::decompressed;
use super::{Input, Reason, Selection, Tally, is_archive, sniff};
use crate::cli::settings::SettingsCache;
use crate::cli::{Error, configuration};

/// The inputs for `arguments`, in their order; those of a folder sorted by name. `tally` counts what is passed over.
pub(in crate::cli) fn collect(
    arguments: &[PathBuf],
    selection: &Selection,
    cache: &SettingsCache<'_>,
    tally: &mut Tally,
) -> Vec<Result<Input, Error>> {
    let mut inputs = Vec::new();
    for path in arguments {
        if path.as_os_str() == "-" {
            inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            tally.open(path);
            inputs.extend(files_below(path, selection, cache, tally));
        } else if is_archive(path) {
            tally.open(path);
            inputs.push(Ok(Input::Archive(path.clone())));
        } else {
            inputs.push(Ok(Input::File(path.clone())));
        }
    }
    inputs
}

fn files_below(
    folder: &Path,
    selection: &Selection,
    cache: &SettingsCache<'_>,
    tally: &Tally,
) -> Vec<Result<Input, Error>> {
    let found = Mutex::new(Vec::new());
    WalkBuilder::new(folder).require_git(false).build_parallel().run(|| {
        Box::new(|entry| {
            let input = match entry {
                Ok(entry) if entry.file_name() == configuration::NAME => None,
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let path = entry.into_path();
                    let below = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                    let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
                    let is_archive = is_archive(&path);
                    let wanted = match is_archive {
                        // Its files have paths of their own.
                        true => selection.allows(&below),
                        false => selection.includes(&below),
                    };
                    let wanted = match cache.is_excluded(&path, false) {
                        true => Err(Reason::Excluded),
                        false if is_archive => wanted,
                        false => wanted.and_then(|()| selection.by_name(&path, || start_of(&path))),
                    };
                    match wanted {
                        Ok(()) if is_archive => Some(Ok(Input::Archive(path))),
                        Ok(()) => Some(Ok(Input::Found(path))),
                        Err(reason) => {
                            tally.pass_over(&path, reason);
                            None
                        }
                    }
                }
                Ok(entry) if entry.depth() > 0 && cache.is_excluded(entry.path(), true) => {
                    tally.pass_over(entry.path(), Reason::Excluded);
                    return WalkState::Skip;
                }
                Ok(_) => None,
                Err(error) => Some(Err(Error::Walk(error))),
            };
            if let Some(input) = input {
                found.lock().unwrap_or_else(PoisonError::into_inner).push(input);
            }
            WalkState::Continue
        })
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|one, two| {
        let path =
            |input: &Result<Input, Error>| input.as_ref().ok().and_then(Input::path).map(Path::to_path_buf);
        path(one).cmp(&path(two))
    });
    found
}

/// The first bytes of a file, decompressed; `None` if it cannot be read.
fn start_of(path: &Path) -> Option<Vec<u8>> {
    sniff::start(&mut decompressed(path, File::open(path).ok()?).ok()?)
}
