//! Standard output and standard error.

use std::io::{self, ErrorKind, Write};

use anstream::AutoStream;
use clap::ValueEnum;
use terminal_size::{Width, terminal_size_of};

use crate::cli::Error;
use crate::render::visible;

/// Whether to use colors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set; everywhere if `CLICOLOR_FORCE` is
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// A standard stream.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    Output,
    Error,
}

impl Stream {
    /// Whether to write colors to this stream.
    pub(super) fn is_colored(self, color: Color) -> bool {
        let choice = match (color, self) {
            (Color::Always, _) => return true,
            (Color::Never, _) => return false,
            (Color::Auto, Self::Output) => AutoStream::choice(&io::stdout()),
            (Color::Auto, Self::Error) => AutoStream::choice(&io::stderr()),
        };
        choice != anstream::ColorChoice::Never
    }

    /// The width in columns of output for people: `COLUMNS` if set, that of the terminal, or 80.
    pub(super) fn width(self) -> usize {
        let wanted = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || match self {
            Self::Output => terminal_size_of(io::stdout()),
            Self::Error => terminal_size_of(io::stderr()),
        };
        let columns = wanted.or_else(|| terminal().map(|(Width(columns), _)| usize::from(columns)));
        columns.map_or(80, |columns| columns.clamp(60, 140))
    }

    /// Writes a text for people, which may contain escape sequences.
    pub(super) fn show(self, text: &str) -> Result<(), Error> {
        delivered(match self {
            Self::Output => write_all(AutoStream::always(io::stdout().lock()), text),
            Self::Error => write_all(AutoStream::always(io::stderr().lock()), text),
        })
    }
}

/// Writes a document to standard output, byte for byte.
pub(super) fn print(text: &str) -> Result<(), Error> {
    delivered(write_all(io::stdout().lock(), text))
}

/// Prints an error to standard error.
pub(super) fn print_error(error: &Error) {
    // If this fails, it cannot be reported either.
    let _ = writeln!(io::stderr().lock(), "byline: {}", visible(&error.to_string()));
}

fn write_all(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// A reader that has closed the pipe is no error.
fn delivered(result: io::Result<()>) -> Result<(), Error> {
    match result {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => Err(Error::Print(cause)),
        _ => Ok(()),
    }
}
