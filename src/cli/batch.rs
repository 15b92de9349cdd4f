//! Many files, processed in several threads, with their diagnostics in order.

use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::baseline::Baseline;
use crate::cli::batch_options::BatchOptions;
use crate::cli::cache::{Cache, Key};
use crate::cli::changed::Changed;
use crate::cli::claims::Claims;
use crate::cli::destination::Plan;
use crate::cli::fetch::{Fetch, Item};
use crate::cli::fix::FixOptions;
use crate::cli::input::{self, Input, Intake, Inventory, Selection, Takes, Tally};
use crate::cli::output_options::Printer;
use crate::cli::packages::Packaged;
use crate::cli::pool::in_order;
use crate::cli::processed::{Extract, Opened, Processed};
use crate::cli::progress::Progress;
use crate::cli::recheck::Rechecker;
use crate::cli::results::Results;
use crate::cli::settings::{Settings, SettingsCache};
use crate::cli::terminal::{Stream, print_error};
use crate::cli::url_map::UrlMap;
use crate::cli::{Error, Verdict};
use crate::render::Fixes;

/// Files to process, and how.
pub(super) struct Batch<'a> {
    /// The files, folders and archives in the arguments.
    pub(super) arguments: &'a [PathBuf],
    /// Which files in folders and archives to include.
    pub(super) selection: Arc<Selection>,
    /// What was found in each of them.
    pub(super) tally: Tally,
    settings: SettingsCache<'a>,
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

impl<'a> Batch<'a> {
    /// The files for `arguments`; prints an error for each folder that cannot be read.
    pub(super) fn new(
        arguments: &'a [PathBuf],
        takes: Takes,
        options: &'a BatchOptions,
        fix_options: Option<&'a FixOptions>,
    ) -> Result<Self, Error> {
        let (selection, mut tally) = (Arc::new(options.input.selection(takes)?), Tally::default());
        let settings = SettingsCache::new(&options.input, &options.rules);
        let (mut inputs, mut is_complete) = (Vec::new(), true);
        for input in input::collect(arguments, &selection, &settings, &mut tally) {
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
            settings,
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
        mut self,
        plan: Option<&Plan<'_>>,
        work: impl Fn(Opened, &Settings) -> Result<Processed, Error> + Sync,
    ) -> Result<Verdict, Error> {
        let (inputs, baseline) = (std::mem::take(&mut self.inputs), self.baseline.take());
        let urls = self.options.urls(&inputs)?;
        let inventory = Inventory::new(&self.settings);
        let progress = Progress::new(inputs.len());
        let mut results = Results::new(self.printer(&inputs)?, &progress, baseline);
        self.process(inputs, plan, &urls, &inventory, work, &mut results);
        progress.end();
        results.stop_if_unprintable()?;
        let is_nothing = self.changed.is_some() && results.count() == 0 && !results.has_failed();
        match &self.changed {
            Some(changed) if is_nothing => Stream::Error.show(&changed.nothing())?,
            // The files of other parts may be all there are.
            None if self.options.jobs.is_all() => {
                self.tally.empty().iter().for_each(|error| results.fail(error));
            }
            _ => {}
        }
        self.compare(&mut results, &urls, &inventory)?;
        results.print_configurations(&self.settings)?;
        if let Some(cache) = self.cache.take() {
            match cache.finish(results.count()) {
                Ok(unchanged) => self.remark(Some(unchanged))?,
                Err(error) => results.fail(&error),
            }
        }
        self.remark(self.tally.passed_over().filter(|_| self.changed.is_none()))?;
        self.finish(results, is_nothing)
    }

    /// Prints the diagnostics, or statistics.
    fn printer(&self, inputs: &[Input]) -> Result<Printer<'a>, Error> {
        let BatchOptions { output, statistics, .. } = self.options;
        let stream = self.fix_options.map_or(Stream::Error, |options| options.stream(inputs));
        if *statistics { output.statistics_printer(stream) } else { Ok(output.printer(stream)) }
    }

    /// Runs `work` on each of the `inputs`.
    fn process(
        &self,
        inputs: Vec<Input>,
        plan: Option<&Plan<'_>>,
        urls: &UrlMap,
        inventory: &Inventory<'_>,
        work: impl Fn(Opened, &Settings) -> Result<Processed, Error> + Sync,
        results: &mut Results<'_>,
    ) {
        let lists_files = self.fix_options.is_some_and(|options| options.wanted().is_none());
        let inventory = lists_files.then_some(inventory);
        let limits = self.options.input.limits();
        let intake = Intake { selection: &self.selection, tally: &self.tally, limits, inventory };
        let is_small = inputs.len() < 2 && !inputs.iter().any(|input| matches!(input, Input::Archive(_)));
        let work = |item: Item| self.processed(item, intake, urls, &work);
        if is_small {
            return inputs.into_iter().for_each(|input| results.take(work(Item::Unread(input))));
        }
        let jobs = &self.options.jobs;
        let claims = plan.map(Claims::new);
        let fetch = Fetch { intake, jobs, progress: results.progress(), claims };
        in_order(jobs.count(), |give| fetch.run(inputs, give), work, |result| results.take(result));
    }

    /// Reads a file and runs `work` on it; `None` if it is passed over.
    fn processed(
        &self,
        item: Item,
        intake: Intake<'_>,
        urls: &UrlMap,
        work: impl Fn(Opened, &Settings) -> Result<Processed, Error>,
    ) -> Result<Option<Processed>, Error> {
        let Some((input, content, _room)) = item.read(intake)? else { return Ok(None) };
        let settings = self.settings.settings(&input)?;
        let has_mark = content.has_mark();
        let key = self.cache.as_ref().zip(content.bytes()).map(|(cache, bytes)| (cache, Key::of(bytes)));
        let source = match input.source(content, intake.limits, urls) {
            Ok(source) => source,
            Err(checked) => {
                let packaged = settings.checks_packages().then_some(Packaged::Unread);
                let extract = Extract { packaged, ..Extract::default() };
                return Ok(Some(Processed { extract, ..Processed::new(input, *checked) }));
            }
        };
        let file = Opened { input, source, has_mark };
        let Some((cache, key)) = key else { return work(file, &settings).map(Some) };
        let BatchOptions { input, output, .. } = self.options;
        let format = input.format(&file.input, &file.source);
        let key = key.with(&file.source, format, &settings, output.shows_coverage());
        cache.process(&key, file, &settings, |file| work(file, &settings)).map(Some)
    }

    /// Compares articles with each other, and with the files beside them.
    fn compare(
        &self,
        results: &mut Results<'_>,
        urls: &UrlMap,
        inventory: &Inventory<'_>,
    ) -> Result<(), Error> {
        let BatchOptions { input: options, jobs, .. } = self.options;
        let is_all = self.is_complete
            && jobs.is_all()
            && self.changed.is_none()
            && !results.has_failed()
            && !self.selection.has_patterns();
        let rechecker = Rechecker { selection: &self.selection, urls, options, settings: &self.settings };
        results.compare(self.arguments, inventory, is_all, options.limits(), &rechecker)
    }

    /// Prints a line about the run, unless only errors are shown.
    fn remark(&self, remark: Option<String>) -> Result<(), Error> {
        match remark {
            Some(remark) if !self.options.output.is_quiet() => {
                Stream::Error.show(&format!("byline: {remark}\n"))
            }
            _ => Ok(()),
        }
    }

    /// Prints what is printed at the end. If there `is_nothing` to process, that has been said.
    fn finish(&self, results: Results<'_>, is_nothing: bool) -> Result<Verdict, Error> {
        let is_done = self.is_complete && !results.has_failed();
        let fixes = self.fix_options.map_or(Fixes::Unmentioned, |options| options.fixes(results.fixed()));
        let says_all_is_well = is_done && self.fix_options.is_some() && !is_nothing;
        let is_different = results.has_output() && self.fix_options.is_some_and(FixOptions::is_diff);
        let is_quiet = self.options.output.is_quiet();
        let is_checked = |path: &_, code: &_| self.settings.checks(path, code);
        let verdict = results.finish(is_done, says_all_is_well, fixes, is_quiet, is_checked)?;
        Ok(match is_done {
            false => Verdict::Failed,
            true if is_different => Verdict::Errors,
            true => verdict,
        })
    }
}
