//! How diagnostics are shown.

use std::env;

use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::render::{self, Checked, Fixes, Format, Look};
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
    /// Shows what was found in `files`, and says whether any of it is an error.
    ///
    /// With `says_all_is_well`, people hear about it when nothing was found, too.
    pub(super) fn show(
        &self,
        files: Vec<Checked>,
        stream: Stream,
        says_all_is_well: bool,
    ) -> Result<Verdict, Error> {
        self.show_with(files, stream, says_all_is_well, Fixes::Unmentioned)
    }

    /// The same, with a word about fixes.
    pub(super) fn show_with(
        &self,
        mut files: Vec<Checked>,
        stream: Stream,
        says_all_is_well: bool,
        fixes: Fixes,
    ) -> Result<Verdict, Error> {
        files.iter_mut().for_each(|file| self.leave_out_unwanted(file));
        let found = || files.iter().flat_map(|file| &file.diagnostics);
        let is_wrong = found().any(|diagnostic| diagnostic.severity == Severity::Error);
        let summary = !self.quiet && (says_all_is_well || found().next().is_some());
        let look = Look { color: self.is_colored(stream), width: stream.width(), summary, fixes };
        stream.show(&render::render(&files, self.format(), look))?;
        Ok(if is_wrong { Verdict::Wrong } else { Verdict::Fine })
    }

    /// Leaves out what the user does not want to hear of.
    pub(super) fn leave_out_unwanted(&self, file: &mut Checked) {
        if self.quiet {
            file.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        }
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

/// `file` without its text if there is nothing to show of it.
pub(super) fn slimmed(file: Checked) -> Checked {
    if file.diagnostics.is_empty() {
        Checked { source: Source::new(file.source.name, ""), ..file }
    } else {
        file
    }
}
