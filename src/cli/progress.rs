//! Progress for people waiting at a terminal.

use std::io::{IsTerminal, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// With fewer files, a progress bar would disappear before it is read.
const FEW: usize = 50;

/// A line on standard error with the progress; `None` if that is not a terminal.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Starts with none of `total` files done.
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

    /// Counts one more as done.
    pub(super) fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// Adds one to the total.
    pub(super) fn grow(&self) {
        if let Some(bar) = &self.0 {
            bar.inc_length(1);
        }
    }

    /// Hides the line while `write` writes to the terminal.
    pub(super) fn pause<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Removes the line.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
