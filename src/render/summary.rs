//! The last line for people: how many diagnostics there are, and how many are fixable.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, Style};

use crate::diagnostic::{Applicability, Severity};
use crate::formats::LOST_ON_EXPORT;
use crate::render::{Checked, Fixes, Look, Tally};

/// How much was found in a run, file by file.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    files: usize,
    tally: Tally,
    /// How many diagnostics `--fix` fixes, and how many `--fix=all` fixes.
    safe: usize,
    all: usize,
    by_rule: BTreeMap<&'static str, usize>,
    /// How many diagnostics a baseline has, which are not counted otherwise; `None` without a baseline.
    known: Option<usize>,
}

/// From so many findings on, in several files, people want to know what they are mostly about.
const MANY: usize = 20;

impl Summary {
    /// Counts what was found in one file.
    pub fn add(&mut self, file: &Checked) {
        self.files += 1;
        self.add_to(file);
    }

    /// Counts further diagnostics in a file that has been counted.
    pub(crate) fn add_to(&mut self, file: &Checked) {
        for diagnostic in &file.diagnostics {
            if diagnostic.baseline_state.is_some() {
                *self.known.get_or_insert_default() += usize::from(diagnostic.is_known());
            }
            if diagnostic.is_known() {
                continue;
            }
            self.tally.add(diagnostic.severity);
            *self.by_rule.entry(diagnostic.code.id).or_default() += 1;
            if !diagnostic.fix.is_empty() {
                self.safe += usize::from(diagnostic.code.is_fixed_by(Applicability::Safe));
                self.all += usize::from(diagnostic.code.is_fixed_by(Applicability::Ask));
            }
        }
    }

    /// Whether there is nothing to count: what an export loses counts itself, in one line for each file.
    pub fn is_empty(&self) -> bool {
        self.by_rule.keys().all(|id| *id == LOST_ON_EXPORT.id)
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.tally.errors > 0
    }

    /// The summary in a line; where much was found in several files, how often which rule was broken.
    pub fn render(&self, look: Look) -> String {
        let mut out = self.headline(look);
        let found: usize = self.by_rule.values().sum();
        if self.files > 1 && found >= MANY && self.by_rule.len() > 1 {
            let mut rules: Vec<_> = self.by_rule.iter().collect();
            rules.sort_by_key(|(id, count)| (usize::MAX - **count, **id));
            for (id, count) in rules {
                let _ = writeln!(out, "{count:>8}  {id}");
            }
        }
        out
    }

    /// The summary in a line.
    pub(super) fn headline(&self, look: Look) -> String {
        let style = if look.color { DEFAULT_EMPHASIS_STYLE } else { Style::new() };
        let (before, after) = self.about_fixes(look.fixes);
        format!("{style}{before}{}{after}{style:#}\n", self.line())
    }

    /// How much was found: "3 errors, 1 warning in 2 files", or "1 new error, 200 known in 2 files".
    pub(super) fn line(&self) -> String {
        let mut found = self.tally.words(if self.known.is_some() { "new " } else { "" });
        if found.is_empty() {
            found.push(if self.known.is_some() { "nothing new" } else { "nothing wrong" }.to_owned());
        }
        found.extend(self.known.filter(|known| *known > 0).map(|known| format!("{known} known")));
        format!("{} in {}", found.join(", "), count(self.files, "file"))
    }

    /// Text before and after the line: "fixed 5, " and "; 2 fixable with --fix=all".
    fn about_fixes(&self, fixes: Fixes) -> (String, String) {
        let before = match fixes {
            Fixes::Made(made, _) if made > 0 => format!("fixed {made}, "),
            Fixes::Shown(shown, _) if shown > 0 => format!("would fix {shown}, "),
            _ => String::new(),
        };
        let Self { safe, all, .. } = *self;
        let after = match fixes {
            Fixes::Offered if safe > 0 && all > safe => {
                format!("; {safe} fixable with --fix, {all} with --fix=all")
            }
            Fixes::Offered if safe > 0 => format!("; {safe} fixable with --fix"),
            Fixes::Offered if all > 0 => format!("; {all} fixable with --fix=all"),
            Fixes::Made(_, Applicability::Safe) | Fixes::Shown(_, Applicability::Safe) if all > safe => {
                format!("; {} fixable with --fix=all", all - safe)
            }
            _ => String::new(),
        };
        (before, after)
    }
}

/// "1 file", "2 files".
fn count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

impl Tally {
    /// "3 errors" and "1 warning", without those that are none; with `kind`, "3 new errors".
    pub(super) fn words(&self, kind: &str) -> Vec<String> {
        let Self { errors, warnings, advice } = *self;
        let mut words = Vec::new();
        if errors > 0 {
            words.push(count(errors, &format!("{kind}error")));
        }
        if warnings > 0 {
            words.push(count(warnings, &format!("{kind}warning")));
        }
        if advice > 0 {
            words.push(format!("{advice} {kind}advice"));
        }
        words
    }

    pub(super) fn add(&mut self, severity: Severity) {
        self.add_several(severity, 1);
    }

    pub(super) fn add_several(&mut self, severity: Severity, count: usize) {
        match severity {
            Severity::Error => self.errors += count,
            Severity::Warning => self.warnings += count,
            Severity::Advice => self.advice += count,
        }
    }
}
