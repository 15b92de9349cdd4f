//! The options that `validate`, `export` and `import` share.

use crate::cli::input_options::InputOptions;
use crate::cli::jobs::Jobs;
use crate::cli::ndjson::StreamOptions;
use crate::cli::output_options::OutputOptions;
use crate::cli::rule_options::RuleOptions;

/// How to process many documents.
#[derive(Debug, clap::Args)]
pub(super) struct BatchOptions {
    #[command(flatten)]
    pub(super) input: InputOptions,
    #[command(flatten)]
    pub(super) rules: RuleOptions,
    #[command(flatten)]
    pub(super) output: OutputOptions,
    #[command(flatten)]
    pub(super) stream: StreamOptions,
    #[command(flatten)]
    pub(super) jobs: Jobs,
}
