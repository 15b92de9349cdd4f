//! The files of archives, for rules that compare articles with the files beside them.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::archive::within;
use crate::cli::settings::SettingsCache;
use crate::rules::{LONGEST_PATH, Listing, SIGNATURE_LENGTH, Signature, file_path};
use crate::source::hash::HashMap;

/// The files of archives whose articles may be compared with them, noted while the archives are read.
pub(in crate::cli) struct Inventory<'a> {
    /// The settings of the articles.
    pub(in crate::cli) cache: &'a SettingsCache<'a>,
    archives: Mutex<HashMap<PathBuf, Listing>>,
}

impl<'a> Inventory<'a> {
    pub(in crate::cli) fn new(cache: &'a SettingsCache<'a>) -> Self {
        Self { cache, archives: Mutex::default() }
    }

    /// Whether the files of an archive are needed.
    pub(super) fn lists(&self, archive: &Path) -> bool {
        self.cache.may_check_packages(archive)
    }

    /// Adds a file of an archive, and returns its first bytes, which have been read.
    pub(super) fn list(&self, archive: &Path, path: &Path, file: &mut impl Read) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        file.take(SIGNATURE_LENGTH as u64).read_to_end(&mut start)?;
        let mut archives = self.archives.lock().unwrap_or_else(PoisonError::into_inner);
        let listing = archives.entry(archive.to_path_buf()).or_default();
        if path.as_os_str().len() > LONGEST_PATH {
            listing.is_cut = true;
        } else if let Some(path) = within(path) {
            listing.add(&file_path(&path), Signature::of(&start), true);
        }
        drop(archives);
        Ok(start)
    }

    /// The files of an archive. Afterwards there are none.
    pub(in crate::cli) fn take(&self, archive: &Path) -> Listing {
        let mut archives = self.archives.lock().unwrap_or_else(PoisonError::into_inner);
        archives.remove(archive).unwrap_or_default()
    }
}
