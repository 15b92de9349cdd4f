//! Many files, processed in several threads, with their diagnostics in order.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::baseline::Baseline;
use crate::cli::batch_options::BatchOptions;
use crate::cli::cache::{Cache, Holds, Key};
use crate::cli::changed::Changed;
use crate::cli::claims::Claims;
use crate::cli::destination::Plan;
use crate::cli::extract::Extract;
use crate::cli::fetch::{Fetch, Item};
use crate::cli::fix::FixOptions;
use crate::cli::input::{self, Input, Intake, Selection, Takes, Tally};
use crate::cli::output_options::Printer;
use crate::cli::pool::in_order;
use crate::cli::progress::Progress;
use crate::cli::recheck::{Recheck, Rechecker};
use crate::cli::settings::{Settings, SettingsCache};
use crate::cli::terminal::{Stream, print, print_error};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Diagnostic;
use crate::render::{Checked, Fixes};
use crate::rules::Corpus;
use crate::source::Source;

/// Files to process, and how.
pub(super) struct Batch<'a> {
    /// The files, folders and archives in the arguments.
    pub(super) arguments: &'a [PathBuf],
    /// Which files in folders and archives to include.
    pub(super) selection: Arc<Selection>,
    /// What was found in each of them.
    pub(super) tally: Tally,
    all_settings: SettingsCache<'a>,
    options: &'a BatchOptions,
    /// How to fix files, if the command is `validate`, whose diagnostics are its result. Other commands have another
    /// result.
    fix_options: Option<&'a FixOptions>,
    /// The files to process.
    pub(super) inputs: Vec<Input>,
    /// Whether all arguments exist.
    is_complete: bool,
    /// The findings that are known.
    pub(super) baseline: Option<Baseline<'a>>,
    /// The files that changed, if others are left out.
    changed: Option<Changed>,
    /// What was found in earlier runs.
    pub(super) cache: Option<Cache<'a>>,
}

/// A file that has been read.
pub(super) struct Opened {
    pub(super) input: Input,
    pub(super) source: Source,
    /// Whether the file begins with a byte order mark.
    pub(super) has_mark: bool,
}

/// A processed file.
pub(super) struct Processed {
    pub(super) input: Input,
    pub(super) checked: Checked,
    /// The text for standard output.
    pub(super) output: String,
    /// How many findings were fixed.
    pub(super) fixed: usize,
    /// What else was read from it.
    pub(super) extract: Extract,
    /// How long that holds.
    pub(super) holds: Holds,
}

impl Opened {
    /// The file with what was found earlier.
    pub(super) fn processed(self, diagnostics: Vec<Diagnostic>, extract: Extract) -> Processed {
        let Self { input, source, has_mark: _ } = self;
        Processed { extract, ..Processed::new(input, Checked { source, diagnostics }) }
    }
}

impl Processed {
    /// A file with diagnostics only.
    pub(super) fn new(input: Input, checked: Checked) -> Self {
        Self {
            input,
            checked,
            output: String::new(),
            fixed: 0,
            extract: Extract::default(),
            holds: Holds::Now,
        }
    }
}

impl<'a> Batch<'a> {
    /// The files for `arguments`; prints an error for each folder that cannot be read.
    pub(super) fn new(
        arguments: &'a [PathBuf],
        takes: Takes,
        options: &'a BatchOptions,
        fix_options: Option<&'a FixOptions>,
    ) -> Result<Self, Error> {
        let (selection, mut tally) = (Arc::new(options.input.selection(takes)?), Tally::default());
        let all_settings = SettingsCache::new(&options.input, &options.rules);
        let (mut inputs, mut is_complete) = (Vec::new(), true);
        for input in input::collect(arguments, &selection, &all_settings, &mut tally) {
            match input {
                Ok(input) => inputs.push(input),
                Err(error) => {
                    print_error(&error);
                    is_complete = false;
                }
            }
        }
        Ok(Self {
            arguments,
            selection,
            tally,
            all_settings,
            options,
            fix_options,
            inputs,
            is_complete,
            baseline: None,
            changed: None,
            cache: None,
        })
    }

    /// Leaves out the files that did not change.
    pub(super) fn keep(&mut self, changed: Changed) {
        self.inputs.retain(|input| changed.contains(input));
        self.changed = Some(changed);
    }

    /// Runs `work` on each file, and prints the diagnostics. With a `plan`, only one file is written to each target.
    pub(super) fn run(
        self,
        plan: Option<&Plan<'_>>,
        work: impl Fn(Opened, &Settings) -> Result<Processed, Error> + Sync,
    ) -> Result<Verdict, Error> {
        let Self {
            arguments: _,
            selection,
            tally,
            all_settings,
            options,
            fix_options,
            inputs,
            is_complete,
            baseline,
            changed,
            cache,
        } = self;
        let BatchOptions { input: input_options, output, statistics, jobs, .. } = options;
        let limits = input_options.limits();
        let intake = Intake { selection: &selection, tally: &tally, limits };
        let urls = options.urls()?;
        let stream = fix_options.map_or(Stream::Error, |options| options.stream(&inputs));
        let printer = if *statistics { output.statistics_printer(stream)? } else { output.printer(stream) };
        let progress = Progress::new(inputs.len());
        let mut results = Results { baseline, ..Results::new(printer, &progress) };
        let is_small = inputs.len() < 2 && !inputs.iter().any(|input| matches!(input, Input::Archive(_)));
        let work = |item: Item| {
            let Some((input, content, _room)) = item.read(intake)? else {
                return Ok(None);
            };
            let settings = all_settings.settings(&input)?;
            let has_mark = content.has_mark();
            let key = cache.as_ref().zip(content.bytes()).map(|(cache, bytes)| (cache, Key::of(bytes)));
            let source = match input.source(content, limits, &urls) {
                Ok(source) => source,
                Err(checked) => return Ok(Some(Processed::new(input, *checked))),
            };
            let file = Opened { input, source, has_mark };
            let processed = match key {
                None => work(file, &settings),
                Some((cache, key)) => {
                    let key = key.with(
                        &file.source,
                        input_options.format(&file.input, &file.source),
                        &settings,
                        output.shows_coverage(),
                    );
                    cache.process(&key, file, &settings, |file| work(file, &settings))
                }
            };
            processed.map(Some)
        };
        if is_small {
            inputs.into_iter().for_each(|input| results.take(work(Item::Unread(input))));
        } else {
            let claims = plan.map(Claims::new);
            let fetch = Fetch { intake, jobs, progress: &progress, claims };
            in_order(jobs.count(), |give| fetch.run(inputs, give), work, |result| results.take(result));
        }
        progress.end();
        results.stop_if_unprintable()?;
        let is_nothing = changed.is_some() && results.count == 0 && !results.has_failed;
        match &changed {
            Some(changed) if is_nothing => Stream::Error.show(&changed.nothing())?,
            // The files of other parts may be all there are.
            None if jobs.is_all() => tally.empty().iter().for_each(|error| results.fail(error)),
            _ => {}
        }
        results.recheck(&Rechecker {
            selection: &selection,
            urls: &urls,
            options: input_options,
            cache: &all_settings,
        })?;
        if let Some(baseline) = &mut results.baseline {
            all_settings.names().iter().for_each(|name| baseline.look_at_configuration(name));
        }
        for mut configuration in all_settings.configurations() {
            results.compare(&mut configuration);
            results.printer.add(configuration)?;
        }
        if let Some(passed_over) = tally.passed_over().filter(|_| changed.is_none() && !output.is_quiet()) {
            Stream::Error.show(&format!("byline: {passed_over}\n"))?;
        }
        if let Some(cache) = cache {
            let unchanged = cache.finish(results.count)?;
            if !output.is_quiet() {
                Stream::Error.show(&format!("byline: {unchanged}\n"))?;
            }
        }
        let is_done = is_complete && !results.has_failed;
        let baseline = results.baseline.take();
        results.printer.set_fixed(baseline.as_ref().map(|baseline| match is_done {
            true => baseline.fixed_findings(|path, code| all_settings.checks(path, code)),
            false => Vec::new(),
        }));
        let fixes = fix_options.map_or(Fixes::Unmentioned, |options| options.fixes(results.fixed));
        let says_all_is_well = is_done && fix_options.is_some() && !is_nothing;
        let verdict = results.printer.finish(says_all_is_well, fixes)?;
        if let Some(baseline) = baseline {
            match is_done {
                true => baseline.finish(output.is_quiet(), |path, code| all_settings.checks(path, code))?,
                false => baseline.abandon(),
            }
        }
        let is_different = results.has_output && fix_options.is_some_and(FixOptions::is_diff);
        Ok(match is_done {
            false => Verdict::Failed,
            true if is_different => Verdict::Errors,
            true => verdict,
        })
    }
}

/// The results of a batch, printed as they arrive.
struct Results<'a> {
    printer: Printer<'a>,
    progress: &'a Progress,
    /// The number of files.
    count: usize,
    /// The number of fixed findings.
    fixed: usize,
    has_output: bool,
    /// Whether a file could not be read or written.
    has_failed: bool,
    /// The error after which nothing more is printed.
    unprintable: Option<Error>,
    corpus: Corpus,
    /// The articles in `corpus`, with the text of those that can be read only once.
    articles: Vec<(Input, Option<Source>)>,
    baseline: Option<Baseline<'a>>,
}

impl<'a> Results<'a> {
    fn new(printer: Printer<'a>, progress: &'a Progress) -> Self {
        Self {
            printer,
            progress,
            count: 0,
            fixed: 0,
            has_output: false,
            has_failed: false,
            unprintable: None,
            corpus: Corpus::default(),
            articles: Vec::new(),
            baseline: None,
        }
    }

    /// Adds the result of the next file, if there is one.
    fn take(&mut self, result: Result<Option<Processed>, Error>) {
        self.progress.step();
        match result {
            Ok(None) => {}
            Ok(Some(processed)) => self.print(processed),
            Err(error) => self.fail(&error),
        }
    }

    fn print(&mut self, Processed { input, mut checked, output, fixed, extract, holds: _ }: Processed) {
        let Extract { facts, coverage } = extract;
        self.compare(&mut checked);
        self.count += 1;
        self.fixed += fixed;
        self.has_output |= !output.is_empty();
        if let Some(facts) = facts {
            self.corpus.add(facts);
            let source = input.is_read_once().then(|| checked.source.clone());
            self.articles.push((input, source));
        }
        let printed =
            self.progress.pause(|| print(&output).and_then(|()| self.printer.add_covered(checked, coverage)));
        self.unprintable = self.unprintable.take().or(printed.err());
    }

    /// Tells known findings from new ones.
    fn compare(&mut self, checked: &mut Checked) {
        if let Some(baseline) = &mut self.baseline {
            baseline.compare(checked);
        }
    }

    fn fail(&mut self, error: &Error) {
        self.progress.pause(|| print_error(error));
        self.has_failed = true;
    }

    fn stop_if_unprintable(&mut self) -> Result<(), Error> {
        self.unprintable.take().map_or(Ok(()), Err)
    }

    /// Prints the findings of articles compared with others.
    fn recheck(&mut self, rechecker: &Rechecker<'_>) -> Result<(), Error> {
        let articles = std::mem::take(&mut self.articles);
        let mut found = self.corpus.check(|number| articles[number].0.name());
        let files = articles.into_iter().enumerate().filter_map(|(number, (input, source))| {
            Some(Recheck { input, source, findings: found.remove(&number)? })
        });
        let _ = rechecker.check(files.collect(), &mut |checked| {
            match checked {
                Ok(None) => {}
                Ok(Some(mut checked)) => {
                    self.compare(&mut checked);
                    self.unprintable = self.printer.add_to(checked).err();
                }
                Err(error) => self.fail(&error),
            }
            if self.unprintable.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        self.stop_if_unprintable()
    }
}
