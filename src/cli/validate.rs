//! `byline validate`.

use std::path::PathBuf;

use crate::cli::baseline::{BaselineOptions, Scope};
use crate::cli::batch::Batch;
use crate::cli::batch_options::BatchOptions;
use crate::cli::cache::{CacheOptions, Holds};
use crate::cli::changed::ChangedOptions;
use crate::cli::fix::FixOptions;
use crate::cli::input::{Input, Takes};
use crate::cli::packages::Packaged;
use crate::cli::processed::Extract;
use crate::cli::processed::{Opened, Processed};
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
In folders and archives, byline checks articles in its own format (*.json, *.yaml and *.yml files with \
`metadata` at the top level or the byline schema in `$schema`), JATS XML, JSON-LD and web pages, by \
extension and content; it respects .gitignore, and says how many other files it passed over, and why. \
Archives are *.tar, *.tgz, *.zip and, of web crawlers, *.warc; they and other files may end in .gz or .zst. \
Files named on the command line are always checked. With --fix, standard input is fixed to \
standard output, and diagnostics go to standard error.")]
pub(super) struct Arguments {
    /// Files, folders and archives; `-` is standard input [default: this folder; with --ndjson standard input]
    files: Vec<PathBuf>,
    #[command(flatten)]
    changed_options: ChangedOptions,
    #[command(flatten)]
    fix_options: FixOptions,
    #[command(flatten)]
    baseline_options: BaselineOptions,
    #[command(flatten)]
    cache_options: CacheOptions,
    #[command(flatten)]
    options: BatchOptions,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, changed_options, fix_options, baseline_options, cache_options, options } =
        arguments;
    if options.stream.ndjson {
        if fix_options.wanted().is_some() {
            return Err(Error::Request("--ndjson changes no files: remove --fix and --diff".to_owned()));
        }
        changed_options.refuse_for_streams()?;
        baseline_options.refuse_for_streams()?;
        return ndjson::run(files, options, arguments);
    }
    let here = [PathBuf::from(".")];
    let files =
        options.input.arguments(if files.is_empty() && !options.input.has_list() { &here } else { files })?;
    let baseline = baseline_options.open(Scope {
        arguments: files.clone(),
        // Fixed articles are not compared with others.
        is_complete: fix_options.wanted().is_none() && options.jobs.is_all() && !changed_options.is_set(),
        is_of_files: !fix_options.is_diff(),
    })?;
    let changed = changed_options.find(&files)?;
    let mut batch = Batch::new(&files, Takes::All, options, Some(fix_options))?;
    batch.baseline = baseline;
    batch.cache = cache_options.open()?;
    if let Some(changed) = changed {
        batch.keep(changed);
    }
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
        Outcome { diagnostics: validation.diagnostics, origins: None, product: None }
    }
}

impl Arguments {
    /// Validates a file, and fixes it if requested.
    fn check(&self, file: Opened, settings: &Settings) -> Result<Processed, Error> {
        let Self { fix_options, options, .. } = self;
        let Opened { input, source, has_mark } = file;
        let format = options.input.format(&input, &source);
        let shows_coverage = options.output.shows_coverage();
        let can_be_fixed = fix_options.is_diff() || input.editable().is_some() || input == Input::Standard;
        let Some(wanted) = fix_options.wanted().filter(|_| can_be_fixed) else {
            let Validation { validated, diagnostics, .. } = self.validate(&source, format, settings);
            let holds = match validated.is_of_today {
                // They are reported for the configuration, whatever the article.
                _ if settings.has_findings_in_defaults() => Holds::Now,
                true => Holds::Today,
                false => Holds::Always,
            };
            let facts = validated.article().map(|article| {
                Facts::of(article, if format.own().is_some() { "byline" } else { format.name() })
            });
            let coverage = shows_coverage.then(|| settings.coverage(&validated, &source)).flatten();
            let packaged = settings.checks_packages().then(|| Packaged::of(&validated, format));
            drop(validated);
            let extract = Extract { facts, coverage, packaged, origins: None };
            return Ok(Processed {
                extract,
                holds,
                ..Processed::new(input, Checked { source, diagnostics })
            });
        };
        let diagnose = |source: &Source| self.validate(source, format, settings).diagnostics;
        let whole = |text: &str| if has_mark { format!("{BYTE_ORDER_MARK}{text}") } else { text.to_owned() };
        let before = whole(&source.text);
        let result = fix(source, format, wanted, diagnose);
        let is_colored = options.output.is_colored(Stream::Output);
        let after = whole(&result.source.text);
        let output = fix_options.deliver(&input, &result.source, &before, after, is_colored)?;
        let fixed = result.count();
        let coverage = shows_coverage
            .then(|| settings.coverage(&settings.read(&result.source, format), &result.source))
            .flatten();
        let checked = Checked { source: result.source, diagnostics: result.diagnostics };
        let extract = Extract { coverage, ..Extract::default() };
        Ok(Processed { output, fixed, extract, ..Processed::new(input, checked) })
    }
}
