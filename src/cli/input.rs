//! Input files.

mod archive;
mod compression;
mod sniff;

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::{WalkBuilder, WalkState};

use self::archive::is_archive;
pub(super) use self::archive::members;
pub(super) use self::compression::{opened, without_compression};
use crate::cli::Error;
use crate::render::Checked;
use crate::source::{Limits, Source, SyntaxError};
use crate::validate::unreadable;

/// A source of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input, called `-`.
    Standard,
    /// A file argument.
    File(PathBuf),
    /// A file in a directory argument, which may not be an article.
    Found(PathBuf),
    /// An archive with many files.
    Archive(PathBuf),
    /// A file in an archive.
    Member(PathBuf, PathBuf),
}

impl Input {
    /// The name to show.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => "<stdin>".to_owned(),
            Self::File(path) | Self::Found(path) | Self::Archive(path) => path.display().to_string(),
            Self::Member(archive, path) => archive.join(path).display().to_string(),
        }
    }

    /// The file to read, if it is not standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File(path) | Self::Found(path) | Self::Archive(path) | Self::Member(path, _) => Some(path),
        }
    }

    /// Whether it can only be read once, such as a pipe.
    pub(super) fn is_read_once(&self) -> bool {
        self.path().is_none_or(|path| fs::metadata(path).is_ok_and(|file| !file.is_file()))
    }

    /// The file to change, if possible in place.
    pub(super) fn editable(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Found(path) if without_compression(path) == path.as_path() => Some(path),
            _ => None,
        }
    }

    /// Its decompressed content; if it exceeds the size limit, just enough to detect this.
    pub(super) fn read(&self, limits: Limits) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let most = limits.size as u64 + 1;
        match self {
            Self::Standard => {
                let result = io::stdin().lock().take(most).read_to_end(&mut bytes);
                result.map(|_| bytes).map_err(|cause| Error::Read("<stdin>".into(), cause))
            }
            // Members are read together with their archive.
            Self::Member(..) => Err(Error::Read(self.name().into(), ErrorKind::Unsupported.into())),
            Self::File(path) | Self::Found(path) | Self::Archive(path) => {
                let is_small = |size: u64| without_compression(path) == path.as_path() && size < most;
                let result = match fs::metadata(path) {
                    // A file that changes during reading is read in its old or its new state.
                    Ok(file) if file.is_file() && is_small(file.len()) => fs::read(path),
                    // The content may be larger than the size says. The parser rejects content that is too large.
                    Ok(_) => {
                        opened(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map(|_| bytes)
                    }
                    Err(error) => Err(error),
                };
                result.map_err(|cause| Error::Read(path.clone(), cause))
            }
        }
    }

    /// Its text, or the encoding error.
    pub(super) fn source(&self, bytes: Vec<u8>, limits: Limits) -> Result<Source, Box<Checked>> {
        let wrong = |source, error| Box::new(Checked { source, diagnostics: vec![unreadable(error)] });
        let check = |size| {
            SyntaxError::check_size(size, limits).map_err(|error| wrong(Source::new(self.name(), ""), error))
        };
        check(bytes.len())?;
        let source = Source::from_bytes(self.name(), bytes)
            .map_err(|undecodable| wrong(undecodable.source, undecodable.error))?;
        // Characters may be longer in UTF-8 than in the file.
        check(source.text.len())?;
        Ok(source.within(limits))
    }

    /// Whether to process the file, given its content in `bytes`.
    pub(super) fn is_wanted(&self, bytes: &[u8], kind: InputKind) -> bool {
        match (self, kind) {
            (Self::Found(path) | Self::Member(_, path), InputKind::Own) => {
                sniff::is_article(&without_compression(path), bytes)
            }
            _ => true,
        }
    }
}

/// Which files of a directory to process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InputKind {
    /// Those that may be articles in byline's own format.
    Own,
    /// Those of other formats.
    Foreign,
}

impl InputKind {
    /// Whether to process a file of a directory or an archive, by its name.
    pub(super) fn takes(self, path: &Path) -> bool {
        let path = without_compression(path);
        match self {
            Self::Own => sniff::is_own(&path),
            Self::Foreign => sniff::is_foreign(&path),
        }
    }
}

/// The inputs for `arguments`, in their order; those of a directory sorted by name.
pub(super) fn collect(arguments: &[PathBuf], kind: InputKind) -> Vec<Result<Input, Error>> {
    let mut inputs = Vec::new();
    for path in arguments {
        if path.as_os_str() == "-" {
            inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            let found = files_below(path, kind);
            if found.is_empty() {
                inputs.push(Err(Error::NoArticles(path.clone())));
            }
            inputs.extend(found);
        } else if is_archive(path) {
            inputs.push(Ok(Input::Archive(path.clone())));
        } else {
            inputs.push(Ok(Input::File(path.clone())));
        }
    }
    inputs
}

fn files_below(directory: &Path, kind: InputKind) -> Vec<Result<Input, Error>> {
    let found = Mutex::new(Vec::new());
    WalkBuilder::new(directory).require_git(false).build_parallel().run(|| {
        Box::new(|entry| {
            let input = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let path = entry.into_path();
                    let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
                    match is_archive(&path) {
                        true => Some(Ok(Input::Archive(path))),
                        false => kind.takes(&path).then_some(Ok(Input::Found(path))),
                    }
                }
                Ok(_) => None,
                Err(error) => Some(Err(Error::Walk(error))),
            };
            if let Some(input) = input {
                found.lock().unwrap_or_else(PoisonError::into_inner).push(input);
            }
            WalkState::Continue
        })
    });
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|one, two| {
        let path =
            |input: &Result<Input, Error>| input.as_ref().ok().and_then(Input::path).map(Path::to_path_buf);
        path(one).cmp(&path(two))
    });
    found
}
