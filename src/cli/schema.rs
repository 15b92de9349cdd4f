//! `byline schema`.

use clap::ValueEnum;

use crate::cli::terminal::print;
use crate::cli::{Error, Verdict};
use crate::config;
use crate::formats::article;

/// Print the JSON Schema of an article, or of a configuration
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
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    print(match arguments.document {
        Document::Article => article::SCHEMA,
        Document::Config => config::SCHEMA,
    })?;
    Ok(Verdict::Clean)
}
