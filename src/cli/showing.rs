//! How diagnostics are shown.

use std::env;

use crate::cli::terminal::{Color, Stream};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::render::{self, Checked, Format, Look};
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
        mut files: Vec<Checked>,
        stream: Stream,
        says_all_is_well: bool,
    ) -> Result<Verdict, Error> {
        if self.quiet {
            for file in &mut files {
                file.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
            }
        }
        let found = || files.iter().flat_map(|file| &file.diagnostics);
        let is_wrong = found().any(|diagnostic| diagnostic.severity == Severity::Error);
        let summary = !self.quiet && (says_all_is_well || found().next().is_some());
        let look = Look { color: stream.is_colored(self.color), width: stream.width(), summary };
        stream.show(&render::render(&files, self.format(), look))?;
        Ok(if is_wrong { Verdict::Wrong } else { Verdict::Fine })
    }

    /// The form that was asked for; else the one that is read where the program runs.
    fn format(&self) -> Format {
        let is_on_github = || env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        self.format.unwrap_or_else(|| if is_on_github() { Format::Github } else { Format::Human })
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
