//! Which files of folders and archives are taken, and why the others are passed over.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::compression::without_compression;
use super::{is_archive, sniff};
use crate::cli::Error;
use crate::formats::Format;

/// The formats that a command takes from folders and archives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Takes {
    /// All that can be read.
    All,
    /// byline's own.
    Own,
    /// All but byline's own.
    Foreign,
}

/// Why a file is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Reason {
    /// Of no format that can be read.
    Unknown,
    /// JSON or YAML that is neither an article nor JSON-LD.
    Data,
    /// XML that is not JATS.
    Xml,
    /// Of a format that the command does not take, or that was not asked for.
    Other,
    /// Left out by `--include`, `--exclude` or the configuration.
    Excluded,
    /// An archive within an archive.
    Nested,
    /// A response of a web archive that is no page: a redirection or an error.
    Status,
}

impl Reason {
    pub(in crate::cli) const ALL: [Self; 7] =
        [Self::Unknown, Self::Data, Self::Xml, Self::Other, Self::Excluded, Self::Nested, Self::Status];

    /// So many files and the reason, in words.
    pub(in crate::cli) fn of(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Unknown => ("in no format that byline reads", "in no format that byline reads"),
            Self::Data => ("JSON or YAML file without an article", "JSON or YAML files without an article"),
            Self::Xml => ("XML file that is not JATS", "XML files that are not JATS"),
            Self::Other => ("in another format", "in other formats"),
            Self::Excluded => ("excluded", "excluded"),
            Self::Nested => ("archive within an archive", "archives within an archive"),
            Self::Status => ("redirection or error of a server", "redirections or errors of servers"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

/// Which files of folders and archives are taken.
#[derive(Debug)]
pub(in crate::cli) struct Selection {
    takes: Takes,
    /// The only format to take.
    format: Option<Format>,
    include: Option<Gitignore>,
    exclude: Gitignore,
}

impl Selection {
    /// Files of the formats in `takes`; with `format`, only of that one. Globs are those of `.gitignore`, and apply to
    /// paths below the folder or the archive.
    pub(in crate::cli) fn new(
        takes: Takes,
        format: Option<Format>,
        include: &[String],
        exclude: &[String],
    ) -> Result<Self, Error> {
        let include = (!include.is_empty()).then(|| globs("--include", include)).transpose()?;
        Ok(Self { takes, format, include, exclude: globs("--exclude", exclude)? })
    }

    /// Whether there are patterns, which may leave out articles.
    pub(in crate::cli) fn has_patterns(&self) -> bool {
        self.include.is_some() || !self.exclude.is_empty()
    }

    /// Whether the patterns include the path of a file below the folder or the archive.
    pub(super) fn includes(&self, path: &Path) -> Result<(), Reason> {
        let is_included = self.include.as_ref().is_none_or(|include| is_matched(include, path));
        if is_included { self.allows(path) } else { Err(Reason::Excluded) }
    }

    /// Whether the patterns do not exclude a path. Of an archive this is enough: its files have paths of their own.
    pub(super) fn allows(&self, path: &Path) -> Result<(), Reason> {
        if is_matched(&self.exclude, path) { Err(Reason::Excluded) } else { Ok(()) }
    }

    /// Whether a file may be taken, by its extension; if that says nothing, by the `start` of its content.
    pub(super) fn by_name(&self, name: &Path, start: impl FnOnce() -> Option<Vec<u8>>) -> Result<(), Reason> {
        if is_archive(name) {
            return Err(Reason::Nested);
        }
        let Some(format) = sniff::by_name(&without_compression(name)) else {
            return match start() {
                Some(start) => self.takes(sniff::by_start(&start).ok_or(Reason::Unknown)?),
                // That it cannot be read is said when it is read.
                None => Ok(()),
            };
        };
        match self.takes(format) {
            Err(_) if format == Format::Json => self.takes(Format::Jsonld),
            taken => taken,
        }
    }

    /// Whether a file whose name is taken is taken with this content.
    pub(in crate::cli) fn by_content(&self, path: &Path, bytes: &[u8]) -> Result<(), Reason> {
        self.takes(sniff::format(&without_compression(path), bytes)?)
    }

    fn takes(&self, format: Format) -> Result<(), Reason> {
        let is_of_command = match self.takes {
            Takes::All => true,
            Takes::Own => format.own().is_some(),
            Takes::Foreign => format.own().is_none(),
        };
        let is_taken = is_of_command && self.format.is_none_or(|wanted| wanted == format);
        if is_taken { Ok(()) } else { Err(Reason::Other) }
    }
}

fn is_matched(patterns: &Gitignore, path: &Path) -> bool {
    patterns.matched_path_or_any_parents(path, false).is_ignore()
}

fn globs(option: &str, globs: &[String]) -> Result<Gitignore, Error> {
    let mut builder = GitignoreBuilder::new("");
    for glob in globs {
        builder
            .add_line(None, glob)
            .map_err(|error| Error::Request(format!("{option} {glob:?} is not a pattern: {error}")))?;
    }
    builder.build().map_err(|error| Error::Request(format!("{option}: {error}")))
}
