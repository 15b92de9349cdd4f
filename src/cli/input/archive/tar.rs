//! Archives of `tar`, possibly compressed.

use std::cell::Cell;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;

use tar::{Entry, EntryType};

use super::{Give, member};
use crate::cli::Error;
use crate::cli::input::Intake;
use crate::cli::input::compression::decompressed;

/// Passes the files of the archive in `file`, which has the name `archive`, to `give`.
pub(super) fn members_of(
    archive: &Path,
    file: impl Read,
    intake: Intake<'_>,
    give: Give<'_>,
) -> ControlFlow<()> {
    let unreadable = |cause| Error::Read(archive.to_path_buf(), cause);
    let allowance = Rc::new(Cell::new(HEADERS));
    let metered = |file| Metered { file, allowance: Rc::clone(&allowance) };
    let mut opened = match decompressed(archive, file) {
        Ok(file) => tar::Archive::new(metered(file)),
        Err(cause) => return give(Err(unreadable(cause))),
    };
    let entries = match opened.entries() {
        Ok(entries) => entries,
        Err(cause) => return give(Err(unreadable(cause))),
    };
    for entry in entries {
        let result = entry.and_then(|mut entry| {
            allowance.set(size_in_archive(&entry)?.saturating_add(HEADERS));
            if !is_file(entry.header().entry_type()) {
                return Ok(None);
            }
            let path = entry.path()?.into_owned();
            let size = entry.size();
            let content = intake.content(archive, &path, size, &mut entry)?;
            Ok(content.map(|content| (path, content)))
        });
        match result {
            Ok(None) => {}
            Ok(Some((path, content))) => give(member(archive, &path).map(|input| (input, content)))?,
            // The rest of the archive cannot be read.
            Err(cause) => return give(Err(unreadable(cause))),
        }
    }
    ControlFlow::Continue(())
}

/// Whether an entry has the content of a file, rather than being a folder or a link.
fn is_file(kind: EntryType) -> bool {
    kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse()
}

/// How many bytes the content of an entry takes in the archive. The holes of a sparse file take none.
fn size_in_archive(entry: &Entry<'_, impl Read>) -> io::Result<u64> {
    let header = entry.header();
    if header.entry_type().is_gnu_sparse() { header.entry_size() } else { Ok(entry.size()) }
}

/// The maximum size of what precedes the content of a file in an archive: its header, a long name, PAX attributes.
///
/// `tar` reads all of that into memory, however long it claims to be.
const HEADERS: u64 = 1 << 20;

/// An archive of which only so much is read as is allowed.
struct Metered<R> {
    file: R,
    allowance: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let allowed = usize::try_from(self.allowance.get()).unwrap_or(usize::MAX);
        if allowed == 0 && !bytes.is_empty() {
            let message =
                format!("the name or the attributes of a file in it take more than {HEADERS} bytes");
            return Err(io::Error::other(message));
        }
        let most = bytes.len().min(allowed);
        let count = self.file.read(&mut bytes[..most])?;
        self.allowance.update(|allowed| allowed - count as u64);
        Ok(count)
    }
}
