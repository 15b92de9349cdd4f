//! The options that `validate`, `export` and `import` share.

use std::path::PathBuf;

use crate::cli::Error;
use crate::cli::input::Input;
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
    /// Where the page was fetched from: relative addresses in it are resolved, and reports show it
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["ndjson", "url_map"])]
    url: Option<String>,
    /// The URLs of files: a sitemap, or a table with a path and a URL in each line
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
    /// The URLs of these files.
    pub(super) fn urls(&self, inputs: &[Input]) -> Result<UrlMap, Error> {
        match (&self.url, &self.url_map, inputs) {
            (None, None, _) => Ok(UrlMap::default()),
            (None, Some(map), _) => UrlMap::read(map),
            (Some(url), _, [Input::Archive(_)] | [_, _, ..]) => Err(Error::Request(format!(
                "--url {url} is the address of one page: use --url-map for the addresses of several files"
            ))),
            (Some(url), ..) => UrlMap::only(url),
        }
    }
}
