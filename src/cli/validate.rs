//! `byline validate`.

use std::path::PathBuf;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use crate::cli::files::{self, Batch, Opened, Worked};
use crate::cli::fix::Fixing;
use crate::cli::input::{Input, Kind, Reading};
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::ndjson::{self, Request, Streaming};
use crate::cli::settings::Settings;
use crate::cli::showing::Showing;
use crate::cli::task::{Done, Judged, Task};
use crate::cli::terminal::Stream;
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::fix::fix;
use crate::formats::{Format, LOST_ON_IMPORT};
use crate::render::Checked;
use crate::rules::Facts;
use crate::source::{BYTE_ORDER_MARK, Source};

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
    let arguments_or_here = if files.is_empty() { &here } else { files.as_slice() };
    let (inputs, verdict) = files::inputs(arguments_or_here, Kind::Own);
    let stream = fixing.stream(&inputs);
    let (fixed, is_changed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let batch = Batch {
        arguments: arguments_or_here,
        inputs,
        kind: Kind::Own,
        reading,
        levels,
        jobs,
        showing,
        stream,
    };
    let work = |file: Opened, settings: &Settings| {
        let worked = arguments.check(file, settings)?;
        fixed.fetch_add(worked.fixed, Relaxed);
        is_changed.fetch_or(!worked.output.is_empty(), Relaxed);
        let Checking { input, checked, output, facts, .. } = worked;
        Ok(Worked { input, checked, output, facts })
    };
    let shown = batch.run(verdict == Verdict::Fine, work, || fixing.fixes(fixed.load(Relaxed)))?;
    let outcome = if fixing.is_diff() && is_changed.into_inner() { Verdict::Wrong } else { Verdict::Fine };
    Ok(verdict.max(outcome).max(shown))
}

/// What became of one file.
struct Checking {
    input: Input,
    checked: Checked,
    facts: Option<Facts>,
    /// How many findings were mended.
    fixed: usize,
    /// What goes to standard output.
    output: String,
}

impl Task for Arguments {
    fn judge<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Judged<'s> {
        judged(source, format, settings)
    }

    /// Nothing is made of it.
    fn make(&self, judged: Judged<'_>, _: &Settings) -> Done {
        Done { diagnostics: judged.diagnostics, product: None }
    }
}

fn judged<'s>(source: &'s Source, format: Format, settings: &Settings) -> Judged<'s> {
    let mut validated = settings.validate(source, format);
    // The file is judged, not what would become of it.
    for lost in validated.diagnostics.iter_mut().filter(|found| found.code.id == LOST_ON_IMPORT.id) {
        lost.severity = Severity::Advice;
    }
    let is_article = validated.article().is_some();
    let diagnostics = settings.judge(&mut validated, is_article).diagnostics;
    Judged { validated, diagnostics, is_stopped: true }
}

impl Arguments {
    fn check(&self, file: Opened, settings: &Settings) -> Result<Checking, Error> {
        let Opened { input, source, has_mark } = file;
        let format = self.reading.format(&source);
        let can_be_fixed = self.fixing.is_diff() || input.editable().is_some() || input == Input::Standard;
        let wanted = self.fixing.wanted().filter(|_| can_be_fixed);
        let Some(wanted) = wanted else {
            let Judged { validated, diagnostics, .. } = judged(&source, format, settings);
            let facts = validated.article().map(Facts::of);
            drop(validated);
            let checked = Checked { source, diagnostics };
            return Ok(Checking { input, checked, facts, fixed: 0, output: String::new() });
        };
        let judge = |source: &Source| judged(source, format, settings).diagnostics;
        let whole = |text: &str| if has_mark { format!("{BYTE_ORDER_MARK}{text}") } else { text.to_owned() };
        let before = whole(&source.text);
        let fixed = fix(source, format, wanted, judge);
        let is_colored = self.showing.is_colored(Stream::Output);
        let after = whole(&fixed.source.text);
        let output = self.fixing.deliver(&input, &fixed.source, &before, after, is_colored)?;
        let count = fixed.count();
        let checked = Checked { source: fixed.source, diagnostics: fixed.diagnostics };
        Ok(Checking { input, checked, facts: None, fixed: count, output })
    }
}
