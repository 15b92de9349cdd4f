//! Input files.

mod archive;
mod compression;
mod content;
mod intake;
mod inventory;
mod list;
mod selection;
mod sniff;
mod tally;
mod walk;

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::archive::is_archive;
pub(super) use self::archive::{Record, members};
use self::compression::decompressed;
pub(super) use self::compression::{opened, without_compression};
pub(super) use self::content::Content;
pub(super) use self::intake::Intake;
pub(super) use self::inventory::Inventory;
pub(super) use self::list::listed;
pub(super) use self::selection::{Reason, Selection, Takes};
pub(super) use self::tally::Tally;
pub(super) use self::walk::collect;
use crate::cli::Error;
use crate::cli::url_map::UrlMap;
use crate::formats::Format;
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
    /// A response in a web archive.
    Record(PathBuf, Arc<Record>),
}

impl Input {
    /// The name to show.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => "<stdin>".to_owned(),
            Self::File(path) | Self::Found(path) | Self::Archive(path) => path.display().to_string(),
            Self::Member(archive, path) => archive.join(path).display().to_string(),
            Self::Record(archive, record) => {
                format!("{} (at byte {} of {})", record.url, record.offset, archive.display())
            }
        }
    }

    /// The file to read, if it is not standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File(path)
            | Self::Found(path)
            | Self::Archive(path)
            | Self::Member(path, _)
            | Self::Record(path, _) => Some(path),
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
            // These are read together with their archive.
            Self::Member(..) | Self::Record(..) => Err(ErrorKind::Unsupported.into()),
            Self::File(path) | Self::Found(path) | Self::Archive(path) => read_file(path, limits),
        };
        content.map_err(|cause| {
            Error::Read(self.path().map_or_else(|| self.name().into(), Path::to_path_buf), cause)
        })
    }

    /// Its text, or the error that prevents reading it.
    pub(super) fn source(
        &self,
        content: Content,
        limits: Limits,
        urls: &UrlMap,
    ) -> Result<Source, Box<Checked>> {
        let url = match self {
            Self::Record(_, record) => Some(record.url.clone()),
            _ => {
                let name = self.path().map(|_| self.name());
                urls.url(name.as_deref().map(Path::new)).map(str::to_owned)
            }
        };
        match self.decoded(content, limits) {
            Ok(source) => Ok(Source { url, ..source.within(limits) }),
            Err(mut checked) => {
                checked.source.url = url;
                Err(checked)
            }
        }
    }

    fn decoded(&self, content: Content, limits: Limits) -> Result<Source, Box<Checked>> {
        let wrong = |source, error| Box::new(Checked { source, diagnostics: vec![unreadable(error)] });
        let too_large = || wrong(Source::new(self.name(), ""), SyntaxError::too_large(limits));
        let Content::Whole(bytes) = content else { return Err(too_large()) };
        let source = Source::from_bytes_in(self.name(), bytes, self.charset())
            .map_err(|undecodable| wrong(undecodable.source, undecodable.error))?;
        // Characters may be longer in UTF-8 than in the file.
        SyntaxError::check_size(source.text.len(), limits).map_err(|_| too_large())?;
        Ok(source)
    }

    /// The encoding that a server says its response is in.
    fn charset(&self) -> Option<&str> {
        match self {
            Self::Record(_, record) => record.charset.as_deref(),
            _ => None,
        }
    }

    /// The name by which to tell the format.
    pub(super) fn name_for_format(&self) -> PathBuf {
        let path = match self {
            Self::Standard => Path::new(""),
            Self::File(path) | Self::Found(path) | Self::Archive(path) | Self::Member(_, path) => path,
            Self::Record(_, record) => record.kind.as_ref(),
        };
        without_compression(path).into_owned()
    }

    /// Whether to process the file, given its content. If it is too large to see whether it is an article, it may be
    /// one.
    pub(super) fn is_wanted(&self, content: &Content, selection: &Selection) -> Result<(), Reason> {
        match (self, content) {
            (Self::Found(path) | Self::Member(_, path), Content::Whole(bytes)) => {
                selection.by_content(path, bytes)
            }
            (Self::Record(_, record), Content::Whole(bytes)) => {
                selection.by_content(record.kind.as_ref(), bytes)
            }
            _ => Ok(()),
        }
    }
}

/// The format of a file with this name and content, found in a folder; `None` if it is passed over there.
pub(super) fn format_in_folder(path: &Path, bytes: &[u8]) -> Option<Format> {
    sniff::format(path, bytes).ok()
}

/// The files of an archive with this name and content: for each its path, or the name that tells the format of a
/// response, and its size, unless it is too large.
pub(crate) fn unpacked(
    archive: &Path,
    bytes: &[u8],
    limits: Limits,
) -> Vec<Result<(PathBuf, Option<usize>), String>> {
    let mut files = Vec::new();
    let Ok(selection) = Selection::new(Takes::All, None, &[], &[]) else { return files };
    let tally = Tally::default();
    let intake = Intake { selection: &selection, tally: &tally, limits, inventory: None };
    let _ = archive::members_in(archive, io::Cursor::new(bytes), intake, &mut |member| {
        files.push(match member {
            Ok((Input::Member(_, path), Content::Whole(bytes))) => Ok((path, Some(bytes.len()))),
            Ok((Input::Record(_, record), Content::Whole(bytes))) => {
                Ok((record.kind.into(), Some(bytes.len())))
            }
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
