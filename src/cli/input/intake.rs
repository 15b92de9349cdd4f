//! How folders and archives are read.

use std::io::{self, Read};
use std::path::Path;

use super::compression::{decompressed, without_compression};
use super::{Content, Selection, Tally, sniff};
use crate::source::Limits;

/// Which files of folders and archives are read, up to which limits, and where they are counted.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Intake<'a> {
    pub(in crate::cli) selection: &'a Selection,
    pub(in crate::cli) tally: &'a Tally,
    pub(in crate::cli) limits: Limits,
}

impl Intake<'_> {
    /// The content of a file of so many bytes in an archive, decompressed, if it is selected by its path.
    pub(super) fn content(
        &self,
        archive: &Path,
        path: &Path,
        size: u64,
        file: impl Read,
    ) -> io::Result<Option<Content>> {
        let size = (without_compression(path) == path).then_some(size);
        let file = decompressed(path, file)?;
        if let Err(reason) = self.selection.includes(path) {
            self.tally.pass_over(archive, reason);
            return Ok(None);
        }
        self.selected(archive, path, size, file)
    }

    /// The content of a file with this name, if it is selected by that, or else by its start.
    pub(super) fn selected(
        &self,
        archive: &Path,
        name: &Path,
        size: Option<u64>,
        mut file: impl Read,
    ) -> io::Result<Option<Content>> {
        let mut start = Vec::new();
        let is_selected = self.selection.by_name(name, || {
            start = sniff::start(&mut file)?;
            Some(start.clone())
        });
        match is_selected {
            Ok(()) => Content::read(start.as_slice().chain(file), size, self.limits).map(Some),
            Err(reason) => {
                self.tally.pass_over(archive, reason);
                Ok(None)
            }
        }
    }
}
