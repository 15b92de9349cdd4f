//! Archives of `zip`.

use std::io::{self, BufReader, Read, Seek};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::{Give, member};
use crate::cli::Error;
use crate::cli::input::{Content, Intake};

/// Passes the files of the archive in `file`, which has the name `archive`, to `give`.
pub(super) fn members_of(
    archive: &Path,
    file: impl Read + Seek,
    intake: Intake<'_>,
    give: Give<'_>,
) -> ControlFlow<()> {
    let unreadable = |cause| Error::Read(archive.to_path_buf(), cause);
    let mut opened = match ZipArchive::new(BufReader::new(file)) {
        Ok(opened) => opened,
        Err(cause) => return give(Err(unreadable(cause.into()))),
    };
    for index in 0..opened.len() {
        let mut one = || -> io::Result<Option<(PathBuf, Content)>> {
            let entry = opened.by_index(index)?;
            if !entry.is_file() {
                return Ok(None);
            }
            let path = PathBuf::from(&*entry.name()?);
            let size = entry.size();
            let content = intake.content(archive, &path, size, entry)?;
            Ok(content.map(|content| (path, content)))
        };
        match one() {
            Ok(None) => {}
            Ok(Some((path, content))) => give(member(archive, &path).map(|input| (input, content)))?,
            // The others can be read all the same.
            Err(cause) => {
                let name = opened.name_for_index(index).and_then(Result::ok).unwrap_or_default();
                give(Err(Error::Read(archive.join(&*name), cause)))?;
            }
        }
    }
    ControlFlow::Continue(())
}
