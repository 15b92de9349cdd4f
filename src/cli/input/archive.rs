//! Archives.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

use super::compression::{decompressed, opened, without_compression};
use super::{Input, InputKind};
use crate::cli::Error;
use crate::source::Limits;

/// Whether this is the name of an archive: `*.tar`, possibly compressed, or `*.tgz`.
pub(in crate::cli) fn is_archive(path: &Path) -> bool {
    let path = without_compression(path);
    path.extension().is_some_and(|ending| ending == "tar" || ending == "tgz")
}

/// A file in an archive and its content, or the error of reading it.
pub(in crate::cli) type Member = Result<(Input, Vec<u8>), Error>;

/// Passes every file in an archive whose name matches to `give`, with its content, until `give` stops.
pub(in crate::cli) fn members(
    archive: &Path,
    kind: InputKind,
    limits: Limits,
    give: &mut dyn FnMut(Member) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let unreadable = |cause| Error::Read(archive.to_path_buf(), cause);
    let mut opened = match opened(archive) {
        Ok(file) => tar::Archive::new(file),
        Err(cause) => return give(Err(unreadable(cause))),
    };
    let entries = match opened.entries() {
        Ok(entries) => entries,
        Err(cause) => return give(Err(unreadable(cause))),
    };
    for entry in entries {
        let result = entry.and_then(|mut entry| {
            let path = entry.path()?.into_owned();
            if !entry.header().entry_type().is_file() || !kind.takes(&path) {
                return Ok(None);
            }
            let mut bytes = Vec::new();
            decompressed(&path, &mut entry)?.take(limits.size as u64 + 1).read_to_end(&mut bytes)?;
            Ok(Some((path, bytes)))
        });
        match result {
            Ok(None) => {}
            Ok(Some((path, bytes))) => give(within(&path).map_or_else(
                || {
                    let message = format!("{path:?} in {archive:?} is outside the archive, and is not read");
                    Err(Error::Request(message))
                },
                |path| Ok((Input::Member(archive.to_path_buf(), path), bytes)),
            ))?,
            // The rest of the archive cannot be read.
            Err(cause) => return give(Err(unreadable(cause))),
        }
    }
    ControlFlow::Continue(())
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
