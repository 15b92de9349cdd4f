//! Archives: tar and zip, and web archives.

mod http;
mod tar;
mod warc;
mod zip;

use std::fs::File;
use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

pub(in crate::cli) use self::warc::Record;
use super::compression::without_compression;
use super::{Content, Input, Intake};
use crate::cli::Error;

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
pub(in crate::cli) fn members(archive: &Path, intake: Intake<'_>, give: Give<'_>) -> ControlFlow<()> {
    match File::open(archive) {
        Ok(file) => members_in(archive, file, intake, give),
        Err(cause) => give(Err(Error::Read(archive.to_path_buf(), cause))),
    }
}

/// The same for the archive in `file`, which has the name `archive`.
pub(super) fn members_in(
    archive: &Path,
    file: impl Read + Seek,
    intake: Intake<'_>,
    give: Give<'_>,
) -> ControlFlow<()> {
    match kind(archive) {
        Some(Kind::Zip) => zip::members_of(archive, file, intake, give),
        Some(Kind::Warc) => warc::members_of(archive, file, intake, give),
        Some(Kind::Tar) | None => tar::members_of(archive, file, intake, give),
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
pub(super) fn within(path: &Path) -> Option<PathBuf> {
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
