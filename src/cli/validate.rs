//! `byline validate`.

use std::path::PathBuf;

use crate::cli::input::{self, Reading};
use crate::cli::levels::Levels;
use crate::cli::showing::{Showing, slimmed};
use crate::cli::terminal::{Stream, complain};
use crate::cli::{Error, Verdict};
use crate::render::Checked;
use crate::source::Source;
use crate::validate::unreadable;

/// Check that articles have the right shape and make sense
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In a directory, every *.json, *.yaml and *.yml file is taken that has `metadata` at its top level or \
names our schema in `$schema`, and that .gitignore does not exclude. Files that are named are always taken.")]
pub(super) struct Arguments {
    /// Files and directories; `-` is standard input
    #[arg(default_value = ".")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    levels: Levels,
    #[command(flatten)]
    showing: Showing,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, reading, levels, showing } = arguments;
    let mut verdict = Verdict::Fine;
    let mut checked = Vec::new();
    for input in input::collect(files) {
        match input.and_then(|input| Ok((input.name(), input.read()?))) {
            Ok((name, bytes)) => checked.push(slimmed(check(name, bytes, reading, levels))),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    Ok(verdict.max(showing.show(checked, Stream::Output, verdict == Verdict::Fine)?))
}

fn check(name: String, bytes: Vec<u8>, reading: &Reading, levels: &Levels) -> Checked {
    match Source::from_bytes(name, bytes) {
        Ok(source) => {
            let validated = reading.validate(&source, levels);
            let is_article = validated.article().is_some();
            let diagnostics = levels.apply(validated.diagnostics, is_article);
            Checked { source, diagnostics }
        }
        Err(undecodable) => {
            Checked { source: undecodable.source, diagnostics: vec![unreadable(undecodable.error)] }
        }
    }
}
