//! How folders and archives are read.

use std::io::{self, Read};
use std::path::Path;

use super::compression::{decompressed, without_compression};
use super::{Content, Inventory, Selection, Tally, sniff};
use crate::source::Limits;

/// Which files of folders and archives are read, up to which limits, and where they are counted.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Intake<'a> {
    pub(in crate::cli) selection: &'a Selection,
    pub(in crate::cli) tally: &'a Tally,
    pub(in crate::cli) limits: Limits,
    /// Where the files of archives are listed, if articles are compared with them.
    pub(in crate::cli) inventory: Option<&'a Inventory<'a>>,
}

impl Intake<'_> {
    /// The same for the files of an archive, which are listed only if its articles are compared with them.
    pub(in crate::cli) fn of_archive(self, archive: &Path) -> Self {
        Self { inventory: self.inventory.filter(|inventory| inventory.lists(archive)), ..self }
    }

    /// The content of a file of so many bytes in an archive, decompressed, if it is selected by its path.
    pub(super) fn content(
        &self,
        archive: &Path,
        path: &Path,
        size: u64,
        mut file: impl Read,
    ) -> io::Result<Option<Content>> {
        let start = match self.inventory {
            Some(inventory) => inventory.list(archive, path, &mut file)?,
            None => Vec::new(),
        };
        let size = (without_compression(path) == path).then_some(size);
        let file = decompressed(path, start.as_slice().chain(file))?;
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
