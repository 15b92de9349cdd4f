//! `--fix` and `--diff`.

use std::borrow::Cow;

use clap::ValueEnum;

use crate::cli::input::Input;
use crate::cli::terminal::Stream;
use crate::cli::unified_diff::unified_diff;
use crate::cli::{Error, atomic_file};
use crate::diagnostic::Applicability;
use crate::render::{Fixes, visible, visible_line, without_commands};
use crate::source::Source;

/// What to fix.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Fixes")]
pub(super) struct FixOptions {
    /// Apply safe fixes; with `=all`, also fixes that need review
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "safe", hide_possible_values = true)]
    fix: Option<Which>,
    /// Show what --fix would change, without changing it; exit with 1 if there are changes
    #[arg(long)]
    diff: bool,
}

/// Which fixes to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Safe,
    All,
}

impl FixOptions {
    /// Which fixes to apply; none by default.
    pub(super) fn wanted(&self) -> Option<Applicability> {
        match (self.fix, self.diff) {
            (Some(Which::All), _) => Some(Applicability::Ask),
            (Some(Which::Safe), _) | (None, true) => Some(Applicability::Safe),
            (None, false) => None,
        }
    }

    /// Whether to show changes instead of applying them.
    pub(super) fn is_diff(&self) -> bool {
        self.diff
    }

    /// The stream for diagnostics: not the one for a text or a diff.
    pub(super) fn stream(&self, inputs: &[Input]) -> Stream {
        let is_taken = self.diff || self.fix.is_some() && inputs.contains(&Input::Standard);
        if is_taken { Stream::Error } else { Stream::Output }
    }

    /// The summary of fixes, `count` of which were applied.
    pub(super) fn fixes(&self, count: usize) -> Fixes {
        match self.wanted() {
            None => Fixes::Offered,
            Some(wanted) if self.diff => Fixes::Shown(count, wanted),
            Some(wanted) => Fixes::Made(count, wanted),
        }
    }

    /// Replaces `before` with `after` in the file of `source`, or shows the difference; returns the text for standard
    /// output.
    ///
    /// Both are whole files, including the byte order mark.
    pub(super) fn deliver(
        &self,
        input: &Input,
        source: &Source,
        before: &str,
        after: String,
        is_colored: bool,
    ) -> Result<String, Error> {
        match input.editable() {
            _ if self.diff && before == after => Ok(String::new()),
            _ if self.diff => Ok(unified(&input.name(), before, &after, is_colored)),
            None if source.encode(&after).as_deref() != Some(after.as_bytes()) => {
                Err(atomic_file::unwritable(source))
            }
            None => Ok(after),
            Some(path) => {
                if before != after {
                    atomic_file::overwrite(path, source, &after)?;
                }
                Ok(String::new())
            }
        }
    }
}

/// The first line of a diff that differs from the file, so that no CI server runs what is in an article.
const WRITTEN_OUT: &str =
    "Commands to GitHub are written out as <U+003A> and <U+005B>: use --fix to apply these changes.\n";

/// The difference in the format of `diff -u` and `patch`; with colors, for people only.
fn unified(name: &str, before: &str, after: &str, is_colored: bool) -> String {
    let text = unified_diff(&visible(name), before, after);
    if !is_colored {
        return match without_commands(&text) {
            Cow::Borrowed(text) => text.to_owned(),
            // Lines before the header are ignored by `patch`, but the reader must know.
            Cow::Owned(shown) => format!("{WRITTEN_OUT}{shown}"),
        };
    }
    let mut shown = String::with_capacity(text.len() + 64);
    for (index, line) in text.lines().enumerate() {
        let style = match line.as_bytes().first() {
            _ if index < 2 => "\x1b[1m",
            Some(b'+') => "\x1b[32m",
            Some(b'-') => "\x1b[31m",
            Some(b'@') => "\x1b[36m",
            _ => "",
        };
        let reset = if style.is_empty() { "" } else { "\x1b[0m" };
        shown += &format!("{style}{}{reset}\n", visible_line(line.trim_end_matches('\r')));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{WRITTEN_OUT, unified};

    #[test]
    fn diffs_are_in_unified_format() {
        let plain = unified("a.yaml", "a: 1\r\nb: 2\r\n", "a: 1\r\nb: \"2\"\r\n", false);
        assert_eq!(plain, "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n a: 1\r\n-b: 2\r\n+b: \"2\"\r\n");
        let colored = unified("a.yaml", "b: 2\n", "b: \u{7}\n", true);
        let commands = unified("a.yaml", "::a::\nb: 1\n", "::a::\nb: \"##[c]\"\n", false);
        let shown = format!(
            "{WRITTEN_OUT}--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n <U+003A>:a::\n-b: 1\n+b: \"##<U+005B>c]\"\n"
        );
        assert_eq!(commands, shown);
        assert!(colored.contains("\x1b[31m-b: 2\x1b[0m\n") && !colored.contains('\u{7}'), "{colored}");
    }
}
