//! `byline schema`.

use clap::ValueEnum;

use crate::cli::terminal::print;
use crate::cli::{Error, Verdict};
use crate::config;
use crate::formats::article;
use crate::render::{DIAGNOSTICS_SCHEMA, STATISTICS_SCHEMA, STREAM_SCHEMA};

/// Print the JSON Schema of an article, a configuration or an output
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Which schema
    #[arg(value_enum, default_value_t, value_name = "DOCUMENT")]
    document: Document,
}

/// A document with a schema.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Document {
    #[default]
    Article,
    Config,
    // What `--format json` prints.
    Diagnostics,
    // What `--statistics --format json` prints.
    Statistics,
    // A line of what `--ndjson` prints.
    Stream,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    print(match arguments.document {
        Document::Article => article::SCHEMA,
        Document::Config => config::SCHEMA,
        Document::Diagnostics => DIAGNOSTICS_SCHEMA,
        Document::Statistics => STATISTICS_SCHEMA,
        Document::Stream => STREAM_SCHEMA,
    })?;
    Ok(Verdict::Clean)
}
