//! `byline validate`.

use std::path::PathBuf;

use crate::cli::fix::Fixing;
use crate::cli::input::{self, Input, Reading};
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::ndjson::{self, Request, Streaming};
use crate::cli::settings::{Office, Settings};
use crate::cli::showing::{Showing, slimmed};
use crate::cli::task::{self, Task};
use crate::cli::terminal::{Stream, complain};
use crate::cli::{Error, Verdict};
use crate::fix::fix;
use crate::formats::Format;
use crate::render::Checked;
use crate::source::{BYTE_ORDER_MARK, Source};
use crate::validate::unreadable;

/// Check that articles have the right shape and make sense
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In a directory, every *.json, *.yaml and *.yml file is taken that has `metadata` at its top level or \
names our schema in `$schema`, and that .gitignore does not exclude. Files that are named are always taken, \
and may be JATS XML, JSON-LD or web pages as well. \
What --fix makes of standard input goes to standard output, and what is left to say to standard error.")]
pub(super) struct Arguments {
    /// Files and directories; `-` is standard input [default: this directory; with --ndjson standard input]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    fixing: Fixing,
    #[command(flatten)]
    levels: Levels,
    #[command(flatten)]
    showing: Showing,
    #[command(flatten)]
    streaming: Streaming,
    #[command(flatten)]
    jobs: Jobs,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, reading, fixing, levels, showing, streaming, jobs } = arguments;
    if streaming.ndjson {
        if fixing.wanted().is_some() {
            return Err(Error::Request("--ndjson changes no files: leave --fix and --diff out".to_owned()));
        }
        return ndjson::run(&Request { files, streaming, reading, levels, jobs, showing }, arguments);
    }
    let here = [PathBuf::from(".")];
    let files = if files.is_empty() { &here } else { files.as_slice() };
    let office = Office::new(reading, levels);
    let (mut verdict, mut outcome) = (Verdict::Fine, Verdict::Fine);
    let (mut inputs, mut checked, mut fixed) = (Vec::new(), Vec::new(), 0);
    for input in input::collect(files) {
        let result = input.and_then(|input| {
            let done = arguments.check(&input, &office)?;
            inputs.push(input);
            Ok(done)
        });
        match result {
            Ok(done) => {
                fixed += done.fixed;
                outcome = outcome.max(done.verdict);
                checked.push(slimmed(done.file));
            }
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let checked = office.configurations().chain(checked).collect();
    let all_is_well = verdict == Verdict::Fine;
    let shown = showing.show_with(checked, fixing.stream(&inputs), all_is_well, fixing.fixes(fixed))?;
    Ok(verdict.max(outcome).max(shown))
}

/// What became of one file.
struct Done {
    file: Checked,
    fixed: usize,
    verdict: Verdict,
}

impl Task for Arguments {
    fn perform(&self, source: &Source, format: Format, settings: &Settings) -> task::Done {
        let mut validated = settings.validate(source, format);
        let is_article = validated.article().is_some();
        let diagnostics = settings.judge(&mut validated, is_article).diagnostics;
        task::Done { diagnostics, product: None }
    }
}

impl Arguments {
    fn check(&self, input: &Input, office: &Office<'_>) -> Result<Done, Error> {
        let (bytes, settings) = (input.read()?, office.settings(input)?);
        let has_mark = bytes.starts_with(BYTE_ORDER_MARK.to_string().as_bytes());
        let untouched = |file| Done { file, fixed: 0, verdict: Verdict::Fine };
        let source = match Source::from_bytes(input.name(), bytes) {
            Ok(source) => source,
            Err(undecodable) => {
                let diagnostics = vec![unreadable(undecodable.error)];
                return Ok(untouched(Checked { source: undecodable.source, diagnostics }));
            }
        };
        let format = self.reading.format(&source);
        let judge = |source: &Source| self.perform(source, format, &settings).diagnostics;
        let Some(wanted) = self.fixing.wanted() else {
            let diagnostics = judge(&source);
            return Ok(untouched(Checked { source, diagnostics }));
        };
        let whole = |text: &str| if has_mark { format!("{BYTE_ORDER_MARK}{text}") } else { text.to_owned() };
        let before = whole(&source.text);
        let Some(syntax) = format.own() else {
            let diagnostics = judge(&source);
            return Ok(untouched(Checked { source, diagnostics }));
        };
        let fixed = fix(source, syntax, wanted, judge);
        let is_colored = self.showing.is_colored(Stream::Output);
        let verdict = self.fixing.deliver(input, &before, &whole(&fixed.source.text), is_colored)?;
        let count = fixed.count();
        let file = Checked { source: fixed.source, diagnostics: fixed.diagnostics };
        Ok(Done { file, fixed: count, verdict })
    }
}
