//! `byline validate`.

use std::path::PathBuf;

use crate::cli::batch::{Batch, Opened, Processed};
use crate::cli::batch_options::BatchOptions;
use crate::cli::fix::FixOptions;
use crate::cli::input::{Input, InputKind};
use crate::cli::settings::Settings;
use crate::cli::task::{Outcome, Task, Validation};
use crate::cli::terminal::Stream;
use crate::cli::{Error, Verdict, ndjson};
use crate::diagnostic::Severity;
use crate::fix::fix;
use crate::formats::{CHANGED_ON_IMPORT, Format, LOST_ON_IMPORT};
use crate::render::Checked;
use crate::rules::Facts;
use crate::source::{BYTE_ORDER_MARK, Source};

/// Check articles for errors in structure and content
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In a directory, byline checks every *.json, *.yaml and *.yml file that has `metadata` at its top level or \
names the byline schema in `$schema`, unless .gitignore excludes it. Files named on the command line are \
always checked, and may also be JATS XML, JSON-LD or web pages. With --fix, standard input is fixed to \
standard output, and diagnostics go to standard error.")]
pub(super) struct Arguments {
    /// Files and directories; `-` is standard input [default: this directory; with --ndjson standard input]
    files: Vec<PathBuf>,
    #[command(flatten)]
    fix_options: FixOptions,
    #[command(flatten)]
    options: BatchOptions,
    /// Count the findings of each rule instead of showing them; with --format json, also those of each file
    #[arg(long, conflicts_with = "ndjson", help_heading = "Output")]
    statistics: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, fix_options, options, statistics } = arguments;
    if options.stream.ndjson {
        if fix_options.wanted().is_some() {
            return Err(Error::Request("--ndjson changes no files: remove --fix and --diff".to_owned()));
        }
        return ndjson::run(files, options, arguments);
    }
    let here = [PathBuf::from(".")];
    let files = if files.is_empty() { &here } else { files.as_slice() };
    let mut batch = Batch::new(files, InputKind::Own, options, Some(fix_options));
    batch.has_statistics = *statistics;
    batch.run(None, |file, settings| arguments.check(file, settings))
}

impl Task for Arguments {
    fn validate<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Validation<'s> {
        let mut validated = settings.validate(source, format);
        // This validates the file, not the article that would be imported from it.
        let of_import = [LOST_ON_IMPORT.id, CHANGED_ON_IMPORT.id];
        for found in validated.diagnostics.iter_mut().filter(|found| of_import.contains(&found.code.id)) {
            found.severity = Severity::Advice;
        }
        let is_article = validated.article().is_some();
        let diagnostics = settings.report(&mut validated, is_article).diagnostics;
        Validation { validated, diagnostics, is_blocked: true }
    }

    fn finish(&self, validation: Validation<'_>, _: &Settings) -> Outcome {
        Outcome { diagnostics: validation.diagnostics, product: None }
    }
}

impl Arguments {
    /// Validates a file, and fixes it if requested.
    fn check(&self, file: Opened, settings: &Settings) -> Result<Processed, Error> {
        let Self { files: _, fix_options, options, statistics: _ } = self;
        let Opened { input, source, has_mark } = file;
        let format = options.input.format(&source);
        let can_be_fixed = fix_options.is_diff() || input.editable().is_some() || input == Input::Standard;
        let Some(wanted) = fix_options.wanted().filter(|_| can_be_fixed) else {
            let Validation { validated, diagnostics, .. } = self.validate(&source, format, settings);
            let facts = validated.article().map(Facts::of);
            drop(validated);
            return Ok(Processed { facts, ..Processed::new(input, Checked { source, diagnostics }) });
        };
        let diagnose = |source: &Source| self.validate(source, format, settings).diagnostics;
        let whole = |text: &str| if has_mark { format!("{BYTE_ORDER_MARK}{text}") } else { text.to_owned() };
        let before = whole(&source.text);
        let result = fix(source, format, wanted, diagnose);
        let is_colored = options.output.is_colored(Stream::Output);
        let after = whole(&result.source.text);
        let output = fix_options.deliver(&input, &result.source, &before, after, is_colored)?;
        let fixed = result.count();
        let checked = Checked { source: result.source, diagnostics: result.diagnostics };
        Ok(Processed { output, fixed, ..Processed::new(input, checked) })
    }
}
