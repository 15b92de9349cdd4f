//! `byline validate`.

use std::path::PathBuf;

use crate::cli::input::{self, Input, Reading};
use crate::cli::levels::Levels;
use crate::cli::settings::Office;
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
    let mut office = Office::new(reading, levels);
    let mut checked = Vec::new();
    for input in input::collect(files) {
        match input.and_then(|input| check(&input, reading, &mut office)) {
            Ok(file) => checked.push(slimmed(file)),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let checked = office.configurations().chain(checked).collect();
    Ok(verdict.max(showing.show(checked, Stream::Output, verdict == Verdict::Fine)?))
}

fn check(input: &Input, reading: &Reading, office: &mut Office<'_>) -> Result<Checked, Error> {
    let (bytes, settings) = (input.read()?, office.settings(input)?);
    Ok(match Source::from_bytes(input.name(), bytes) {
        Ok(source) => {
            let mut validated = settings.validate(&source, reading);
            let is_article = validated.article().is_some();
            let diagnostics = settings.judge(&mut validated, is_article).diagnostics;
            Checked { source, diagnostics }
        }
        Err(undecodable) => {
            Checked { source: undecodable.source, diagnostics: vec![unreadable(undecodable.error)] }
        }
    })
}
