//! Many files, processed in several threads, with their diagnostics in order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::baseline::Baseline;
use crate::cli::batch_options::BatchOptions;
use crate::cli::changed::Changed;
use crate::cli::claims::Claims;
use crate::cli::destination::Plan;
use crate::cli::fetch::{Fetch, Item};
use crate::cli::fix::FixOptions;
use crate::cli::input::{self, Input, Intake, Inventory, Selection, Takes, Tally};
use crate::cli::output_options::Printer;
use crate::cli::packages::{Packaged, Packages};
use crate::cli::pool::in_order;
use crate::cli::progress::Progress;
use crate::cli::recheck::{Recheck, Rechecker};
use crate::cli::settings::{Settings, SettingsCache};
use crate::cli::terminal::{Stream, print, print_error};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Finding;
use crate::render::{Checked, Fixes};
use crate::rules::{Corpus, Facts};
use crate::source::{Limits, Source};

/// Files to process, and how.
pub(super) struct Batch<'a> {
    /// The files, folders and archives in the arguments.
    pub(super) arguments: &'a [PathBuf],
    /// Which files in folders and archives to include.
    pub(super) selection: Arc<Selection>,
    /// What was found in each of them.
    pub(super) tally: Tally,
    cache: SettingsCache<'a>,
    options: &'a BatchOptions,
    /// How to fix files, if the command is `validate`, whose diagnostics are its result. Other commands have another
    /// result.
    fix_options: Option<&'a FixOptions>,
    /// Whether to print statistics instead of diagnostics.
    pub(super) has_statistics: bool,
    /// The files to process.
    pub(super) inputs: Vec<Input>,
    /// Whether all arguments exist.
    is_complete: bool,
    /// The findings that are known.
    pub(super) baseline: Option<Baseline<'a>>,
    /// The files that changed, if others are left out.
    changed: Option<Changed>,
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
    /// The facts that other files may contradict, if they are compared.
    pub(super) facts: Option<Facts>,
    /// What it is in its package, if articles are compared with the files beside them.
    pub(super) packaged: Option<Packaged>,
}

impl Processed {
    /// A file with diagnostics only.
    pub(super) fn new(input: Input, checked: Checked) -> Self {
        Self { input, checked, output: String::new(), fixed: 0, facts: None, packaged: None }
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
        let cache = SettingsCache::new(&options.input, &options.rules);
        let (mut inputs, mut is_complete) = (Vec::new(), true);
        for input in input::collect(arguments, &selection, &cache, &mut tally) {
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
            cache,
            options,
            fix_options,
            has_statistics: false,
            inputs,
            is_complete,
            baseline: None,
            changed: None,
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
            arguments,
            selection,
            tally,
            cache,
            options,
            fix_options,
            has_statistics,
            inputs,
            is_complete,
            baseline,
            changed,
        } = self;
        let BatchOptions { input: input_options, output, jobs, .. } = options;
        let limits = input_options.limits();
        let inventory = Inventory::new(&cache);
        let lists_files = fix_options.is_some_and(|options| options.wanted().is_none());
        let intake = Intake {
            selection: &selection,
            tally: &tally,
            limits,
            inventory: lists_files.then_some(&inventory),
        };
        let urls = options.urls()?;
        let stream = fix_options.map_or(Stream::Error, |options| options.stream(&inputs));
        let printer =
            if has_statistics { output.statistics_printer(stream)? } else { output.printer(stream) };
        let progress = Progress::new(inputs.len());
        let mut results = Results { baseline, ..Results::new(printer, &progress) };
        let is_small = inputs.len() < 2 && !inputs.iter().any(|input| matches!(input, Input::Archive(_)));
        let work = |item: Item| {
            let Some((input, content, _room)) = item.read(intake)? else {
                return Ok(None);
            };
            let settings = cache.settings(&input)?;
            let has_mark = content.has_mark();
            match input.source(content, limits, &urls) {
                Ok(source) => work(Opened { input, source, has_mark }, &settings).map(Some),
                Err(checked) => {
                    let packaged = settings.checks_packages().then_some(Packaged::Unread);
                    Ok(Some(Processed { packaged, ..Processed::new(input, *checked) }))
                }
            }
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
        let is_all = is_complete
            && jobs.is_all()
            && changed.is_none()
            && !results.has_failed
            && !selection.has_patterns();
        let of_packages = results.check_packages(arguments, &inventory, is_all, limits);
        results.recheck(
            of_packages,
            &Rechecker { selection: &selection, urls: &urls, options: input_options, cache: &cache },
        )?;
        if let Some(baseline) = &mut results.baseline {
            cache.names().iter().for_each(|name| baseline.look_at_configuration(name));
        }
        for mut configuration in cache.configurations() {
            results.compare(&mut configuration);
            results.printer.add(configuration)?;
        }
        if let Some(passed_over) = tally.passed_over().filter(|_| changed.is_none() && !output.is_quiet()) {
            Stream::Error.show(&format!("byline: {passed_over}\n"))?;
        }
        let is_done = is_complete && !results.has_failed;
        let baseline = results.baseline.take();
        let fixes = fix_options.map_or(Fixes::Unmentioned, |options| options.fixes(results.fixed));
        let says_all_is_well = is_done && fix_options.is_some() && !is_nothing;
        let verdict = results.printer.finish(says_all_is_well, fixes)?;
        if let Some(baseline) = baseline {
            match is_done {
                true => baseline.finish(output.is_quiet(), |path, code| cache.checks(path, code))?,
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
    packages: Packages,
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
            packages: Packages::default(),
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

    fn print(&mut self, Processed { input, mut checked, output, fixed, facts, packaged }: Processed) {
        self.compare(&mut checked);
        self.count += 1;
        self.fixed += fixed;
        self.has_output |= !output.is_empty();
        if let Some(packaged) = packaged {
            self.packages.add(&input, packaged, self.articles.len());
        }
        if let Some(facts) = facts {
            self.corpus.add(facts);
            let source = input.is_read_once().then(|| checked.source.clone());
            self.articles.push((input, source));
        }
        let printed = self.progress.pause(|| print(&output).and_then(|()| self.printer.add(checked)));
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

    /// The findings of articles compared with the files beside them, by the number of the article.
    fn check_packages(
        &mut self,
        arguments: &[PathBuf],
        inventory: &Inventory<'_>,
        is_all: bool,
        limits: Limits,
    ) -> BTreeMap<usize, Vec<Finding>> {
        let packages = std::mem::take(&mut self.packages);
        let found = packages.check(arguments, inventory, is_all, limits, |number| &self.articles[number].0);
        let found = found.into_iter().filter_map(|found| found.inspect_err(|error| self.fail(error)).ok());
        found.filter(|(_, findings)| !findings.is_empty()).collect()
    }

    /// Prints the findings of articles compared with others, and those `of_packages`.
    fn recheck(
        &mut self,
        of_packages: BTreeMap<usize, Vec<Finding>>,
        rechecker: &Rechecker<'_>,
    ) -> Result<(), Error> {
        let articles = std::mem::take(&mut self.articles);
        let mut found = self.corpus.check(|number| articles[number].0.name());
        for (number, findings) in of_packages {
            found.entry(number).or_default().extend(findings);
        }
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
