//! `--cache`: what was found earlier in files that have not changed.

mod entry;
mod key;
mod store;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use self::entry::Entry;
pub(super) use self::key::Key;
use self::store::Store;
use crate::cli::Error;
use crate::cli::processed::{Opened, Processed};
use crate::cli::settings::Settings;

/// Whether to remember what is found.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = None::<&str>)]
pub(super) struct CacheOptions {
    /// Remember findings in FILE, and validate only files that changed since
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "diff", "ndjson"])]
    cache: Option<PathBuf>,
}

impl CacheOptions {
    /// The cache, if one is wanted.
    pub(super) fn open(&self) -> Result<Option<Cache<'_>>, Error> {
        let Some(path) = &self.cache else { return Ok(None) };
        let store = Mutex::new(Store::open(path)?);
        Ok(Some(Cache { path, store, found: AtomicUsize::new(0), failed: OnceLock::new() }))
    }
}

/// How long findings hold, if the file and the settings remain the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// On every day.
    Always,
    /// On the same day.
    Today,
    /// Not beyond this run: they are also about something else.
    Now,
}

/// What was found in files, by their content and settings.
pub(super) struct Cache<'a> {
    path: &'a Path,
    store: Mutex<Store>,
    /// The number of files that had not changed.
    found: AtomicUsize,
    /// The first error.
    failed: OnceLock<Error>,
}

impl Cache<'_> {
    /// What was found in `file` earlier, or else what `work` finds now. If the cache cannot be read or written, nothing is
    /// missing.
    pub(super) fn process(
        &self,
        key: &Key,
        file: Opened,
        settings: &Settings,
        work: impl FnOnce(Opened) -> Result<Processed, Error>,
    ) -> Result<Processed, Error> {
        let text = self.store().get(key).unwrap_or_else(|cause| {
            self.fail(Error::Read(self.path.to_path_buf(), cause));
            None
        });
        // What does not fit is found again.
        let known = text.and_then(|text| {
            serde_json::from_slice::<Entry<'_>>(&text).ok()?.found_in(&file.source, settings)
        });
        if let Some((diagnostics, extract)) = known {
            self.found.fetch_add(1, Ordering::Relaxed);
            return Ok(file.processed(diagnostics, extract));
        }
        let processed = work(file)?;
        if let Some(entry) = Entry::of(&processed, settings) {
            let text = serde_json::to_vec(&entry).expect("an entry has only texts and numbers");
            if let Err(cause) = self.store().put(key, &text) {
                self.fail(Error::Write(self.path.to_path_buf(), cause));
            }
        }
        Ok(processed)
    }

    /// Forgets what is not needed any more; returns how many of so many files had not changed, in words.
    pub(super) fn finish(self, files: usize) -> Result<String, Error> {
        if let Some(error) = self.failed.into_inner() {
            return Err(error);
        }
        let found = self.found.into_inner();
        let store = self.store.into_inner().unwrap_or_else(PoisonError::into_inner);
        store.finish(self.path).map_err(|cause| Error::Write(self.path.to_path_buf(), cause))?;
        Ok(format!("{found} of {files} {} unchanged", if files == 1 { "file" } else { "files" }))
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the error for the end of the run.
    fn fail(&self, error: Error) {
        // The first one is enough.
        let _ = self.failed.set(error);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::cli::input::Input;
    use crate::cli::input_options::InputOptions;
    use crate::cli::rule_options::RuleOptions;
    use crate::cli::settings::SettingsCache;
    use crate::formats::Format;
    use crate::render::Checked;
    use crate::source::Source;

    #[test]
    fn a_cache_that_cannot_be_written_loses_no_findings() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache");
        drop(Store::open(&path).unwrap());
        let store = Store::of(fs::File::open(&path).unwrap());
        let (store, found, failed) = (Mutex::new(store), AtomicUsize::new(0), OnceLock::new());
        let cache = Cache { path: &path, store, found, failed };
        let (options, rules) = (InputOptions::default(), RuleOptions::default());
        let settings = SettingsCache::new(&options, &rules).settings(&Input::Standard).unwrap();
        let source = Source::new("a.json", "{}");
        let key = Key::of(b"{}").with(&source, Format::Json, &settings, false);
        let file = Opened { input: Input::Standard, source, has_mark: false };
        let processed = cache.process(&key, file, &settings, |file| {
            let checked = Checked { source: file.source, diagnostics: Vec::new() };
            Ok(Processed { holds: Holds::Always, ..Processed::new(file.input, checked) })
        });
        assert!(processed.is_ok());
        assert!(cache.finish(1).unwrap_err().to_string().starts_with("cannot write"));
    }
}
