//! Errors of the program: not those in documents, which are diagnostics.

use std::path::PathBuf;
use std::{fmt, io};

/// Why the program could not do its job.
#[derive(Debug)]
pub(super) enum Error {
    /// A file or directory, and what the system said.
    Read(PathBuf, io::Error),
    /// A file, and what the system said.
    Write(PathBuf, io::Error),
    /// Standard output or standard error did not take what was written.
    Print(io::Error),
    /// A directory could not be listed completely.
    Walk(ignore::Error),
    /// A directory in which there is nothing to do.
    NoArticles(PathBuf),
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
            Self::NoArticles(path) => {
                write!(f, "no articles in {path:?}: no *.json, *.yaml or *.yml file there has `metadata`")
            }
            Self::Request(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
