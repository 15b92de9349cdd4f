//! Errors of the program, as opposed to diagnostics, which are errors in documents.

use std::path::PathBuf;
use std::{fmt, io};

/// Why the program failed.
#[derive(Debug)]
pub(super) enum Error {
    /// A file or directory, and the system's error.
    Read(PathBuf, io::Error),
    /// A file, and the system's error.
    Write(PathBuf, io::Error),
    /// Standard output or standard error could not be written to.
    Print(io::Error),
    /// A directory could not be listed completely.
    Walk(ignore::Error),
    /// A folder or an archive in which there was nothing to read, and what else there was.
    Nothing(PathBuf, Option<String>),
    /// A request that cannot be met.
    Request(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, cause) => write!(f, "cannot read {path:?}: {cause}"),
            Self::Write(path, cause) => write!(f, "cannot write {path:?}: {cause}"),
            Self::Print(cause) => write!(f, "cannot print: {cause}"),
            Self::Walk(cause) => write!(f, "cannot read {cause}"),
            Self::Nothing(path, None) => {
                write!(
                    f,
                    "nothing to read in {path:?}: there are no files, not counting hidden and ignored ones"
                )
            }
            Self::Nothing(path, Some(others)) => write!(f, "nothing to read in {path:?}; {others}"),
            Self::Request(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
