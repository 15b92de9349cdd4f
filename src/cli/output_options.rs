//! How diagnostics are printed.

use std::env;

use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::formats::FieldOrigin;
use crate::render::{self, Checked, FixedFinding, Fixes, Format, Look, Run, Statistics, Summary};
use crate::rules::Coverage;
use crate::source::Source;

/// Which diagnostics to print, and how.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputOptions {
    /// Output format of diagnostics [default: human; github in GitHub Actions]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// When to use colors
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", hide_possible_values = true)]
    #[arg(help = "When to use colors: auto, always or never")]
    color: Color,
    /// Show only errors
    #[arg(long, short)]
    quiet: bool,
}

impl OutputOptions {
    /// Prints the diagnostics of files to `stream`, one file after the other.
    pub(super) fn printer(&self, stream: Stream) -> Printer<'_> {
        Printer {
            options: self,
            stream,
            format: self.format(),
            summary: Summary::default(),
            is_begun: false,
            waiting: Vec::new(),
            coverages: Vec::new(),
            origins: Vec::new(),
            fixed: None,
            statistics: None,
        }
    }

    /// Prints how many diagnostics of files each rule has.
    pub(super) fn statistics_printer(&self, stream: Stream) -> Result<Printer<'_>, Error> {
        let statistics = match self.format {
            Some(Format::Json) => Statistics::listing_files(),
            Some(Format::Human | Format::Csv) | None => Statistics::default(),
            Some(format) => {
                let name = format.name();
                return Err(Error::Request(format!(
                    "--statistics has no format `{name}`: use human, json or csv"
                )));
            }
        };
        Ok(Printer { statistics: Some(statistics), ..self.printer(stream) })
    }

    /// Prints the diagnostics of all `files`.
    pub(super) fn print(&self, files: Vec<Checked>, stream: Stream) -> Result<Verdict, Error> {
        let mut printer = self.printer(stream);
        for file in files {
            printer.add(file)?;
        }
        printer.finish(false, Fixes::Unmentioned)
    }

    /// Removes the diagnostics that `--quiet` leaves out.
    pub(super) fn filter(&self, file: &mut Checked) {
        if self.quiet {
            file.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        }
    }

    /// Whether to show only errors.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether the format is for programs, not for people.
    pub(super) fn is_machine_readable(&self) -> bool {
        matches!(self.format(), Format::Json | Format::Sarif)
    }

    /// Whether to show what files have of what Google Search asks for.
    pub(super) fn shows_coverage(&self) -> bool {
        self.format().shows_coverage()
    }

    /// Whether to show from where the fields of articles were read.
    pub(super) fn shows_origins(&self) -> bool {
        self.format() == Format::Json
    }

    /// The requested format, or the default for the environment.
    fn format(&self) -> Format {
        let is_on_github = || env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        self.format.unwrap_or_else(|| if is_on_github() { Format::Github } else { Format::Human })
    }

    /// Whether to use colors on `stream`.
    pub(super) fn is_colored(&self, stream: Stream) -> bool {
        stream.is_colored(self.color)
    }
}

/// Prints the diagnostics of a run: for each file immediately, or all at the end, depending on the format.
pub(super) struct Printer<'a> {
    options: &'a OutputOptions,
    stream: Stream,
    format: Format,
    summary: Summary,
    /// Whether the header has been printed.
    is_begun: bool,
    /// The files to print at the end.
    waiting: Vec<Checked>,
    /// What some of them have of what Google Search asks for, by their index.
    coverages: Vec<(usize, Coverage)>,
    /// From where the fields of some articles were read, by the index of the file.
    origins: Vec<(usize, Vec<FieldOrigin>)>,
    /// The fixed findings of the baseline, if there is one.
    fixed: Option<Vec<FixedFinding>>,
    /// What to print instead of the diagnostics, if that is requested.
    statistics: Option<Statistics>,
}

impl Printer<'_> {
    /// Adds what the next file has of what Google Search asks for, and from where its fields were read.
    pub(super) fn add_extract(&mut self, coverage: Option<Coverage>, origins: Option<Vec<FieldOrigin>>) {
        self.coverages.extend(coverage.map(|coverage| (self.waiting.len(), coverage)));
        self.origins.extend(origins.map(|origins| (self.waiting.len(), origins)));
    }

    /// Sets the fixed findings of the baseline, if there is one.
    pub(super) fn set_fixed(&mut self, mut fixed: Option<Vec<FixedFinding>>) {
        if self.options.quiet {
            let is_error =
                |finding: &FixedFinding| finding.code.is_some_and(|code| code.severity == Severity::Error);
            fixed.iter_mut().for_each(|fixed| fixed.retain(is_error));
        }
        self.fixed = fixed;
    }

    /// Adds a file.
    pub(super) fn add(&mut self, mut file: Checked) -> Result<(), Error> {
        self.options.filter(&mut file);
        self.summary.add(&file);
        if let Some(statistics) = &mut self.statistics {
            file.diagnostics.retain(|diagnostic| !diagnostic.is_known());
            statistics.add(&file);
            return Ok(());
        }
        self.drop_known(&mut file);
        if !self.format.is_by_file() {
            let has_origins = self.origins.last().is_some_and(|(index, _)| *index == self.waiting.len());
            self.waiting.push(if has_origins { file } else { without_unused_text(file) });
            return Ok(());
        }
        self.print(file)
    }

    /// Adds more diagnostics of a file that has been added.
    pub(super) fn add_to(&mut self, mut file: Checked) -> Result<(), Error> {
        self.options.filter(&mut file);
        self.summary.add_to(&file);
        if let Some(statistics) = &mut self.statistics {
            file.diagnostics.retain(|diagnostic| !diagnostic.is_known());
            statistics.add_to(&file);
            return Ok(());
        }
        self.drop_known(&mut file);
        if self.format.is_by_file() {
            self.print(file)?;
        } else if let Some(known) =
            self.waiting.iter_mut().find(|known| known.source.name == file.source.name)
        {
            known.source = file.source;
            known.diagnostics.extend(file.diagnostics);
        }
        Ok(())
    }

    /// Removes the diagnostics that the baseline has, if the format cannot tell them from new ones.
    fn drop_known(&self, file: &mut Checked) {
        if !self.format.shows_known() {
            file.diagnostics.retain(|diagnostic| !diagnostic.is_known());
        }
    }

    fn print(&mut self, file: Checked) -> Result<(), Error> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        self.begin()?;
        let look = Look { summary: false, ..self.look(Fixes::Unmentioned) };
        self.stream.show(&render::render_file(&file, self.format, look))
    }

    /// Prints the header, unless it has been printed.
    fn begin(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.is_begun, true) {
            Ok(())
        } else {
            self.stream.show(self.format.header())
        }
    }

    /// Prints the rest, and returns whether there were errors.
    ///
    /// With `says_all_is_well`, human output has a summary even without findings.
    pub(super) fn finish(mut self, says_all_is_well: bool, fixes: Fixes) -> Result<Verdict, Error> {
        let look = self.look(fixes);
        if let Some(statistics) = &self.statistics {
            self.stream.show(&match self.format {
                Format::Json => statistics.render_json(),
                Format::Csv => statistics.render_csv(),
                _ => statistics.render(&self.summary, look),
            })?;
        } else if !self.format.is_by_file() {
            let fixed = self.fixed.as_deref();
            let (coverages, origins) = (self.coverages.as_slice(), self.origins.as_slice());
            let run = Run { files: &self.waiting, coverages, origins, fixed };
            self.stream.show(&render::render_run(run, self.format, look))?;
        } else if self.format != Format::Human {
            self.begin()?;
        } else if !self.options.quiet && (says_all_is_well || !self.summary.is_empty()) {
            self.stream.show(&self.summary.render(look))?;
        }
        Ok(if self.summary.has_errors() { Verdict::Errors } else { Verdict::Clean })
    }

    fn look(&self, fixes: Fixes) -> Look {
        let Self { options, stream, .. } = self;
        Look { color: options.is_colored(*stream), width: stream.width(), summary: true, fixes }
    }
}

/// `file` without its text if it has no diagnostics.
fn without_unused_text(file: Checked) -> Checked {
    if file.diagnostics.is_empty() {
        Checked { source: Source::new(file.source.name, ""), ..file }
    } else {
        file
    }
}
