//! How far the work has got, for people who wait at a terminal.

use std::io::{IsTerminal, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// So few files are done before a progress bar could be read.
const FEW: usize = 50;

/// A line on standard error that says how far the work has got; nothing where that is no terminal.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Nothing is done of `total` files.
    pub(super) fn new(total: usize) -> Self {
        if total < FEW || !stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(5));
        let template = "{bar:24} {human_pos} of {human_len} files, {per_sec:.0}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(500));
        Self(Some(bar))
    }

    /// One more is done.
    pub(super) fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// There is one more to do than was known.
    pub(super) fn grow(&self) {
        if let Some(bar) = &self.0 {
            bar.inc_length(1);
        }
    }

    /// Does something that writes to the terminal, with the line out of the way.
    pub(super) fn pause<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
