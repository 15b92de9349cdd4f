//! The results of a batch, printed as they arrive.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::baseline::Baseline;
use crate::cli::input::{Input, Inventory};
use crate::cli::output_options::Printer;
use crate::cli::packages::Packages;
use crate::cli::processed::{Extract, Processed};
use crate::cli::progress::Progress;
use crate::cli::recheck::{Recheck, Rechecker};
use crate::cli::settings::SettingsCache;
use crate::cli::terminal::{print, print_error};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Code;
use crate::render::{Checked, Fixes};
use crate::rules::Corpus;
use crate::source::{Limits, Source};

/// The results of a batch, printed as they arrive.
pub(super) struct Results<'a> {
    printer: Printer<'a>,
    progress: &'a Progress,
    baseline: Option<Baseline<'a>>,
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
}

impl<'a> Results<'a> {
    pub(super) fn new(printer: Printer<'a>, progress: &'a Progress, baseline: Option<Baseline<'a>>) -> Self {
        Self {
            printer,
            progress,
            baseline,
            count: 0,
            fixed: 0,
            has_output: false,
            has_failed: false,
            unprintable: None,
            corpus: Corpus::default(),
            packages: Packages::default(),
            articles: Vec::new(),
        }
    }

    /// Where progress is shown.
    pub(super) fn progress(&self) -> &'a Progress {
        self.progress
    }

    /// The number of files.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The number of fixed findings.
    pub(super) fn fixed(&self) -> usize {
        self.fixed
    }

    /// Whether there was text for standard output.
    pub(super) fn has_output(&self) -> bool {
        self.has_output
    }

    /// Whether a file could not be read or written.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Adds the result of the next file, if there is one.
    pub(super) fn take(&mut self, result: Result<Option<Processed>, Error>) {
        self.progress.step();
        match result {
            Ok(None) => {}
            Ok(Some(processed)) => self.print(processed),
            Err(error) => self.fail(&error),
        }
    }

    fn print(&mut self, processed: Processed) {
        let Processed { input, mut checked, output, fixed, extract, holds: _ } = processed;
        let Extract { facts, packaged, coverage, origins } = extract;
        self.compare_with_baseline(&mut checked);
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
        self.printer.add_extract(coverage, origins);
        let printed = self.progress.pause(|| print(&output).and_then(|()| self.printer.add(checked)));
        self.unprintable = self.unprintable.take().or(printed.err());
    }

    /// Tells known findings from new ones.
    fn compare_with_baseline(&mut self, checked: &mut Checked) {
        if let Some(baseline) = &mut self.baseline {
            baseline.compare(checked);
        }
    }

    /// Notes that a file could not be read or written.
    pub(super) fn fail(&mut self, error: &Error) {
        self.progress.pause(|| print_error(error));
        self.has_failed = true;
    }

    /// The error that prevented printing, if there was one.
    pub(super) fn stop_if_unprintable(&mut self) -> Result<(), Error> {
        self.unprintable.take().map_or(Ok(()), Err)
    }

    /// Compares articles with each other, and with the files beside them; prints the findings. Unless all articles in the
    /// `arguments` were read, `is_complete` is false.
    pub(super) fn compare(
        &mut self,
        arguments: &[PathBuf],
        inventory: &Inventory<'_>,
        is_complete: bool,
        limits: Limits,
        rechecker: &Rechecker<'_>,
    ) -> Result<(), Error> {
        let articles = std::mem::take(&mut self.articles);
        let mut found = self.corpus.check(|number| articles[number].0.name());
        let packages = std::mem::take(&mut self.packages);
        let input = |number: usize| &articles[number].0;
        for of_article in packages.check(arguments, inventory, is_complete, limits, input) {
            match of_article {
                Ok((_, findings)) if findings.is_empty() => {}
                Ok((number, findings)) => found.entry(number).or_default().extend(findings),
                Err(error) => self.fail(&error),
            }
        }
        let files = articles.into_iter().enumerate().filter_map(|(number, (input, source))| {
            Some(Recheck { input, source, findings: found.remove(&number)? })
        });
        let _ = rechecker.check(files.collect(), &mut |checked| {
            match checked {
                Ok(None) => {}
                Ok(Some(mut checked)) => {
                    self.compare_with_baseline(&mut checked);
                    self.unprintable = self.printer.add_to(checked).err();
                }
                Err(error) => self.fail(&error),
            }
            if self.unprintable.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        self.stop_if_unprintable()
    }

    /// Prints the diagnostics of the configurations that were used.
    pub(super) fn print_configurations(&mut self, settings: &SettingsCache<'_>) -> Result<(), Error> {
        if let Some(baseline) = &mut self.baseline {
            settings.names().iter().for_each(|name| baseline.look_at_configuration(name));
        }
        for mut configuration in settings.configurations() {
            self.compare_with_baseline(&mut configuration);
            self.printer.add(configuration)?;
        }
        Ok(())
    }

    /// Prints what is printed at the end, and writes the baseline if requested; only if the run `is_done`, it says what
    /// is fixed, and that nothing is wrong if so. `is_checked` says whether a rule is checked in the file at a path.
    pub(super) fn finish(
        mut self,
        is_done: bool,
        says_all_is_well: bool,
        fixes: Fixes,
        is_quiet: bool,
        is_checked: impl Fn(&Path, &Code) -> bool + Copy,
    ) -> Result<Verdict, Error> {
        self.printer.set_fixed(self.baseline.as_ref().map(|baseline| match is_done {
            true => baseline.fixed_findings(is_checked),
            false => Vec::new(),
        }));
        let verdict = self.printer.finish(says_all_is_well, fixes)?;
        match self.baseline {
            Some(baseline) if is_done => baseline.finish(is_quiet, is_checked)?,
            Some(baseline) => baseline.abandon(),
            None => {}
        }
        Ok(verdict)
    }
}
