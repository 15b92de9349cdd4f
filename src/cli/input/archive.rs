//! Archives.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use tar::{Entry, EntryType};

use super::compression::{decompressed, without_compression};
use super::{Content, Input, InputKind};
use crate::cli::Error;
use crate::source::Limits;

/// Whether this is the name of an archive: `*.tar`, possibly compressed, or `*.tgz`.
pub(in crate::cli) fn is_archive(path: &Path) -> bool {
    let path = without_compression(path);
    path.extension().is_some_and(|ending| ending == "tar" || ending == "tgz")
}

/// A file in an archive and its content, or the error of reading it.
pub(in crate::cli) type Member = Result<(Input, Content), Error>;

/// Passes every file in an archive whose name matches to `give`, with its content, until `give` stops.
pub(in crate::cli) fn members(
    archive: &Path,
    kind: InputKind,
    limits: Limits,
    give: &mut dyn FnMut(Member) -> ControlFlow<()>,
) -> ControlFlow<()> {
    match File::open(archive) {
        Ok(file) => members_of(archive, file, kind, limits, give),
        Err(cause) => give(Err(Error::Read(archive.to_path_buf(), cause))),
    }
}

/// The same for the archive in `file`, which has the name `archive`.
pub(super) fn members_of(
    archive: &Path,
    file: impl Read,
    kind: InputKind,
    limits: Limits,
    give: &mut dyn FnMut(Member) -> ControlFlow<()>,
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
            let path = entry.path()?.into_owned();
            if !is_file(entry.header().entry_type()) || !kind.takes(&path) {
                return Ok(None);
            }
            let size = (without_compression(&path) == path).then(|| entry.size());
            let content = Content::read(decompressed(&path, &mut entry)?, size, limits)?;
            Ok(Some((path, content)))
        });
        match result {
            Ok(None) => {}
            Ok(Some((path, content))) => give(within(&path).map_or_else(
                || {
                    let message = format!("{path:?} in {archive:?} is outside the archive, and is not read");
                    Err(Error::Request(message))
                },
                |path| Ok((Input::Member(archive.to_path_buf(), path), content)),
            ))?,
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

/// The normalised path of a member, if it stays within the archive.
fn within(path: &Path) -> Option<PathBuf> {
    let mut within = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => within.push(name),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(within).filter(|path| path.file_name().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_outside_the_archive_are_rejected() {
        assert_eq!(within(Path::new("./a/./b.json")), Some("a/b.json".into()));
        for path in ["../a.json", "a/../../b.json", "/etc/a.json", "", "."] {
            assert_eq!(within(Path::new(path)), None, "{path}");
        }
    }

    #[test]
    fn archives_are_recognized_by_extension() {
        for name in ["a.tar", "a.tar.gz", "a.tgz", "b/a.tar.zst"] {
            assert!(is_archive(Path::new(name)), "{name}");
        }
        for name in ["a.gz", "tar", "a.json.gz", "a.tar.json"] {
            assert!(!is_archive(Path::new(name)), "{name}");
        }
    }
}
