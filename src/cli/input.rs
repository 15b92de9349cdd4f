//! Input files.

mod archive;
mod compression;
mod content;
mod sniff;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::{WalkBuilder, WalkState};

use self::archive::is_archive;
pub(super) use self::archive::members;
use self::compression::decompressed;
pub(super) use self::compression::{opened, without_compression};
pub(super) use self::content::Content;
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

    /// Its decompressed content.
    pub(super) fn read(&self, limits: Limits) -> Result<Content, Error> {
        let content = match self {
            Self::Standard => Content::read(io::stdin().lock(), None, limits),
            // Members are read together with their archive.
            Self::Member(..) => Err(ErrorKind::Unsupported.into()),
            Self::File(path) | Self::Found(path) | Self::Archive(path) => read_file(path, limits),
        };
        content.map_err(|cause| {
            Error::Read(self.path().map_or_else(|| self.name().into(), Path::to_path_buf), cause)
        })
    }

    /// Its text, or the error that prevents reading it.
    pub(super) fn source(&self, content: Content, limits: Limits) -> Result<Source, Box<Checked>> {
        let wrong = |source, error| Box::new(Checked { source, diagnostics: vec![unreadable(error)] });
        let too_large = || wrong(Source::new(self.name(), ""), SyntaxError::too_large(limits));
        let Content::Whole(bytes) = content else { return Err(too_large()) };
        let source = Source::from_bytes(self.name(), bytes)
            .map_err(|undecodable| wrong(undecodable.source, undecodable.error))?;
        // Characters may be longer in UTF-8 than in the file.
        SyntaxError::check_size(source.text.len(), limits).map_err(|_| too_large())?;
        Ok(source.within(limits))
    }

    /// Whether to process the file, given its content. If it is too large to see whether it is an article, it may be
    /// one.
    pub(super) fn is_wanted(&self, content: &Content, kind: InputKind) -> bool {
        match (self, kind, content) {
            (Self::Found(path) | Self::Member(_, path), InputKind::Own, Content::Whole(bytes)) => {
                sniff::is_article(&without_compression(path), bytes)
            }
            _ => true,
        }
    }
}

/// The files of an archive with this name: for each its path and its size, unless it is too large.
pub(crate) fn unpacked(
    archive: &Path,
    file: impl Read,
    limits: Limits,
) -> Vec<Result<(PathBuf, Option<usize>), String>> {
    let mut files = Vec::new();
    let _ = archive::members_of(archive, file, InputKind::Own, limits, &mut |member| {
        files.push(match member {
            Ok((Input::Member(_, path), Content::Whole(bytes))) => Ok((path, Some(bytes.len()))),
            Ok((input, _)) => Ok((input.path().map(Path::to_path_buf).unwrap_or_default(), None)),
            Err(error) => Err(error.to_string()),
        });
        ControlFlow::Continue(())
    });
    files
}

/// The content of a file or a pipe.
pub(super) fn read_file(path: &Path, limits: Limits) -> io::Result<Content> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    let is_compressed = without_compression(path) != path;
    let size = (about.is_file() && !is_compressed).then_some(about.len());
    Content::read(decompressed(path, file)?, size, limits)
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
