//! Archives: tar and zip, and web archives.

mod http;
mod tar;
mod warc;
mod zip;

use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

pub(in crate::cli) use self::warc::Record;
use super::compression::{decompressed, without_compression};
use super::{Content, Input, Selection, Tally, walk};
use crate::cli::Error;
use crate::source::Limits;

/// A kind of archive.
enum Kind {
    Tar,
    Zip,
    Warc,
}

/// The kind of archive with this name: `*.tar` or `*.warc`, possibly compressed, `*.tgz`, or `*.zip`.
fn kind(path: &Path) -> Option<Kind> {
    match without_compression(path).extension()?.to_str()? {
        "tar" | "tgz" => Some(Kind::Tar),
        "warc" => Some(Kind::Warc),
        "zip" if path.extension().is_some_and(|ending| ending == "zip") => Some(Kind::Zip),
        _ => None,
    }
}

/// Whether this is the name of an archive.
pub(in crate::cli) fn is_archive(path: &Path) -> bool {
    kind(path).is_some()
}

/// A file in an archive and its content, or the error of reading it.
pub(in crate::cli) type Member = Result<(Input, Content), Error>;

/// Receives the files of an archive, until it breaks.
type Give<'g> = &'g mut dyn FnMut(Member) -> ControlFlow<()>;

/// Passes every file in an archive that is selected by its name to `give`, with its content, until `give` stops.
pub(in crate::cli) fn members(
    archive: &Path,
    selection: &Selection,
    tally: &Tally,
    limits: Limits,
    give: Give<'_>,
) -> ControlFlow<()> {
    match File::open(archive) {
        Ok(file) => members_in(archive, file, selection, tally, limits, give),
        Err(cause) => give(Err(Error::Read(archive.to_path_buf(), cause))),
    }
}

/// The same for the archive in `file`, which has the name `archive`.
pub(super) fn members_in(
    archive: &Path,
    file: impl Read + Seek,
    selection: &Selection,
    tally: &Tally,
    limits: Limits,
    give: Give<'_>,
) -> ControlFlow<()> {
    match kind(archive) {
        Some(Kind::Zip) => zip::members_of(archive, file, selection, tally, limits, give),
        Some(Kind::Warc) => warc::members_of(archive, file, selection, tally, limits, give),
        Some(Kind::Tar) | None => tar::members_of(archive, file, selection, tally, limits, give),
    }
}

/// The content of a file of so many bytes in an archive, decompressed, if it is selected by its name.
fn selected(
    archive: &Path,
    path: &Path,
    size: u64,
    file: impl Read,
    selection: &Selection,
    tally: &Tally,
    limits: Limits,
) -> io::Result<Option<Content>> {
    let size = (without_compression(path) == path).then_some(size);
    let mut content = decompressed(path, file)?;
    let mut start = Vec::new();
    let is_selected = selection.by_name(path, || {
        start = walk::start(&mut content)?;
        Some(start.clone())
    });
    match is_selected {
        Ok(()) => Content::read(start.as_slice().chain(content), size, limits).map(Some),
        Err(reason) => {
            tally.pass_over(archive, reason);
            Ok(None)
        }
    }
}

/// The input for a file in an archive, unless its path leads out of it.
fn member(archive: &Path, path: &Path) -> Result<Input, Error> {
    match within(path) {
        Some(path) => Ok(Input::Member(archive.to_path_buf(), path)),
        None => {
            Err(Error::Request(format!("{path:?} in {archive:?} is outside the archive, and is not read")))
        }
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
        for name in ["a.tar", "a.tar.gz", "a.tgz", "b/a.tar.zst", "a.zip", "a.warc", "a.warc.gz"] {
            assert!(is_archive(Path::new(name)), "{name}");
        }
        for name in ["a.gz", "tar", "a.json.gz", "a.tar.json", "a.zip.json"] {
            assert!(!is_archive(Path::new(name)), "{name}");
        }
    }
}
