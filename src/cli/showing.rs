//! How diagnostics are shown.

use std::env;

use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::render::{self, Checked, Fixes, Format, Look, Summary};
use crate::source::Source;

/// What the user wants to see of what was found.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Showing {
    /// How to show what is found [default: human; github in GitHub Actions]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", hide_possible_values = true)]
    #[arg(help = "When to use colours: auto, always or never")]
    color: Color,
    /// Show errors only
    #[arg(long, short)]
    quiet: bool,
}

impl Showing {
    /// Begins to show what is found, file by file.
    pub(super) fn begin(&self, stream: Stream) -> Shown<'_> {
        let format = self.format();
        Shown { showing: self, stream, format, summary: Summary::default(), kept: Vec::new() }
    }

    /// Shows what was found in `files`, and says whether any of it is an error.
    pub(super) fn show(&self, files: Vec<Checked>, stream: Stream) -> Result<Verdict, Error> {
        let mut shown = self.begin(stream);
        for file in files {
            shown.add(file)?;
        }
        shown.finish(false, Fixes::Unmentioned)
    }

    /// Leaves out what the user does not want to hear of.
    pub(super) fn leave_out_unwanted(&self, file: &mut Checked) {
        if self.quiet {
            file.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        }
    }

    /// Whether programs read it, and not people.
    pub(super) fn is_for_programs(&self) -> bool {
        matches!(self.format(), Format::Json | Format::Sarif)
    }

    /// The form that was asked for; else the one that is read where the program runs.
    fn format(&self) -> Format {
        let is_on_github = || env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        self.format.unwrap_or_else(|| if is_on_github() { Format::Github } else { Format::Human })
    }

    /// Whether the user wants colours there.
    pub(super) fn is_colored(&self, stream: Stream) -> bool {
        stream.is_colored(self.color)
    }
}

/// What is shown of a run: at once where the format shows each file by itself, else in the end.
pub(super) struct Shown<'a> {
    showing: &'a Showing,
    stream: Stream,
    format: Format,
    summary: Summary,
    /// What waits for the end.
    kept: Vec<Checked>,
}

impl Shown<'_> {
    /// Shows what was found in a file.
    pub(super) fn add(&mut self, mut file: Checked) -> Result<(), Error> {
        self.showing.leave_out_unwanted(&mut file);
        self.summary.add(&file);
        if !self.format.is_by_file() {
            self.kept.push(slimmed(file));
            return Ok(());
        }
        self.show(file)
    }

    /// Shows what else was found in a file that has been shown.
    pub(super) fn add_to(&mut self, mut file: Checked) -> Result<(), Error> {
        self.showing.leave_out_unwanted(&mut file);
        self.summary.add_to(&file);
        if self.format.is_by_file() {
            self.show(file)?;
        } else if let Some(kept) = self.kept.iter_mut().find(|kept| kept.source.name == file.source.name) {
            kept.source = file.source;
            kept.diagnostics.extend(file.diagnostics);
        }
        Ok(())
    }

    fn show(&self, file: Checked) -> Result<(), Error> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let look = Look { summary: false, ..self.look(Fixes::Unmentioned) };
        self.stream.show(&render::render(&[file], self.format, look))
    }

    /// Ends it, and says whether anything shown is an error.
    ///
    /// With `says_all_is_well`, people hear about it when nothing was found, too.
    pub(super) fn finish(self, says_all_is_well: bool, fixes: Fixes) -> Result<Verdict, Error> {
        let look = self.look(fixes);
        if !self.format.is_by_file() {
            self.stream.show(&render::render(&self.kept, self.format, look))?;
        } else if self.format == Format::Human
            && !self.showing.quiet
            && (says_all_is_well || !self.summary.is_empty())
        {
            self.stream.show(&self.summary.render(look))?;
        }
        Ok(if self.summary.has_errors() { Verdict::Wrong } else { Verdict::Fine })
    }

    fn look(&self, fixes: Fixes) -> Look {
        let Self { showing, stream, .. } = self;
        Look { color: showing.is_colored(*stream), width: stream.width(), summary: true, fixes }
    }
}

/// `file` without its text if there is nothing to show of it.
fn slimmed(file: Checked) -> Checked {
    if file.diagnostics.is_empty() {
        Checked { source: Source::new(file.source.name, ""), ..file }
    } else {
        file
    }
}
