//! The options that `validate`, `export` and `import` share.

use std::path::PathBuf;

use crate::cli::Error;
use crate::cli::input_options::InputOptions;
use crate::cli::jobs::Jobs;
use crate::cli::ndjson::StreamOptions;
use crate::cli::output_options::OutputOptions;
use crate::cli::rule_options::RuleOptions;
use crate::cli::url_map::UrlMap;

/// How to process many documents.
#[derive(Debug, clap::Args)]
pub(super) struct BatchOptions {
    #[command(flatten)]
    pub(super) input: InputOptions,
    /// Report the URLs of files: a sitemap, or a table with a path and a URL in each line
    #[arg(long, value_name = "FILE", conflicts_with = "ndjson")]
    url_map: Option<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RuleOptions,
    #[command(flatten)]
    pub(super) output: OutputOptions,
    /// Count the findings of each rule instead of showing them; with --format json, also those of each file
    #[arg(long, conflicts_with = "ndjson", help_heading = "Output")]
    pub(super) statistics: bool,
    #[command(flatten)]
    pub(super) stream: StreamOptions,
    #[command(flatten)]
    pub(super) jobs: Jobs,
}

impl BatchOptions {
    /// The URLs of files.
    pub(super) fn urls(&self) -> Result<UrlMap, Error> {
        self.url_map.as_deref().map_or_else(|| Ok(UrlMap::default()), UrlMap::read)
    }
}
