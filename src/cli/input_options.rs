//! How files are read.

use std::path::{Path, PathBuf};

use crate::cli::input::without_compression;
use crate::cli::limit::{self, Limit};
use crate::formats::Format;
use crate::source::{Limits, Source};

/// How to read files.
#[derive(Debug, Default, clap::Args)]
// Otherwise the heading of the previous options would continue.
#[command(next_help_heading = None::<&str>)]
pub(super) struct InputOptions {
    /// Format of the files [default: by file extension, else by content]
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<Format>,
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

    /// The format of `source`.
    pub(super) fn format(&self, source: &Source) -> Format {
        let name = without_compression(Path::new(&source.name));
        self.from.unwrap_or_else(|| Format::of(&name.to_string_lossy(), &source.text))
    }
}
