//! How files are read.

use std::path::PathBuf;

use crate::cli::Error;
use crate::cli::input::{Input, Selection, Takes, listed};
use crate::cli::limit::{self, Limit};
use crate::formats::Format;
use crate::source::{Limits, Source};

/// How to read files.
#[derive(Debug, Default, clap::Args)]
// Otherwise the heading of the previous options would continue.
#[command(next_help_heading = None::<&str>)]
pub(super) struct InputOptions {
    /// Format of the files, and in folders and archives the only one to read [default: by extension, else by
    /// content]
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<Format>,
    /// Read the names of files, folders and archives from LIST, a line each or ending with NUL; `-` is standard input
    #[arg(long, value_name = "LIST")]
    files_from: Option<PathBuf>,
    /// In folders and archives, read only paths that match GLOB, as in .gitignore; repeatable
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,
    /// In folders and archives, pass over paths that match GLOB; repeatable
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Configuration file [default: the nearest byline.toml in the article's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[arg(long = "limit", value_name = "NAME=NUMBER", value_parser = limit::limit, help = limit::help())]
    limits: Vec<Limit>,
}

impl InputOptions {
    /// The default options, with a configuration file.
    pub(super) fn with_config(config: Option<PathBuf>) -> Self {
        Self { config, ..Self::default() }
    }

    /// The format given by the user.
    pub(super) fn wanted(&self) -> Option<Format> {
        self.from
    }

    /// The limits for each file.
    pub(super) fn limits(&self) -> Limits {
        limit::limits(&self.limits)
    }

    /// The format of `source`, the text of `input`.
    pub(super) fn format(&self, input: &Input, source: &Source) -> Format {
        self.from.unwrap_or_else(|| Format::of(&input.name_for_format().to_string_lossy(), &source.text))
    }

    /// Whether there is a list of further arguments.
    pub(super) fn has_list(&self) -> bool {
        self.files_from.is_some()
    }

    /// `files` and those in the list.
    pub(super) fn arguments(&self, files: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let mut files = files.to_vec();
        if let Some(list) = &self.files_from {
            files.extend(listed(list)?);
        }
        Ok(files)
    }

    /// Which files of folders and archives to read, for a command that takes the formats in `takes`.
    pub(super) fn selection(&self, takes: Takes) -> Result<Selection, Error> {
        Selection::new(takes, self.from, &self.include, &self.exclude)
    }
}
