//! `byline completions`.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::{Error, Verdict, terminal};

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell to generate completions for
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "byline", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(Verdict::Clean)
}
