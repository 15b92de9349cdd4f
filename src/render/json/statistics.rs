//! Statistics as one JSON object.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::render::json::Level;
use crate::render::statistics::{FileCount, Kind, Statistics, share};
use crate::render::{Tally, escaped};

impl Statistics {
    /// The statistics as JSON, with all files.
    pub(crate) fn render_json(&self) -> String {
        let Tally { errors, warnings, advice } = self.tally();
        let (files, files_with_findings) = self.files();
        let rules = self.rules().into_iter().map(|((code, severity), count)| RuleCount {
            code,
            severity,
            findings: count.findings,
            files: count.files,
            share: share(count.files, files),
        });
        let counts = Counts {
            rules: rules.collect(),
            files: self.list().iter().map(FileCounts::new).collect(),
            errors,
            warnings,
            advice,
            files_with_findings,
        };
        escaped::pretty_json(&counts)
    }
}

/// What `byline validate --statistics --format json` prints: how many findings each rule has in one run.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Statistics")]
pub(super) struct Counts<'a> {
    /// The rules with findings, most findings first. A rule whose findings differ in severity has an entry for each.
    rules: Vec<RuleCount>,
    /// All files, with or without findings, in the order in which they were read.
    files: Vec<FileCounts<'a>>,
    /// How many findings are errors.
    errors: usize,
    /// How many findings are warnings.
    warnings: usize,
    /// How many findings are advice.
    advice: usize,
    /// How many of the files have findings.
    files_with_findings: usize,
}

/// The findings of one rule.
#[derive(Serialize, JsonSchema)]
struct RuleCount {
    /// The name of the rule: `byline explain` has a page for it.
    code: &'static str,
    /// How bad these findings are.
    #[serde(with = "Level")]
    severity: Severity,
    /// How many there are.
    #[schemars(range(min = 1))]
    findings: usize,
    /// In how many files.
    #[schemars(range(min = 1))]
    files: usize,
    /// Which part of all files that is, from 0 to 1; rounded down to four digits.
    #[schemars(range(min = 0, max = 1))]
    share: f64,
}

/// The findings in one file.
#[derive(Serialize, JsonSchema)]
struct FileCounts<'a> {
    /// The file, as named by the user or found in a folder; `<stdin>` for standard input.
    file: &'a str,
    /// How many of its findings are errors.
    errors: usize,
    /// How many of its findings are warnings.
    warnings: usize,
    /// How many of its findings are advice.
    advice: usize,
    /// How many findings each rule has in it, by the name of the rule; empty if there are none.
    rules: BTreeMap<&'static str, usize>,
}

impl<'a> FileCounts<'a> {
    fn new(FileCount { name, rules: found }: &'a FileCount) -> Self {
        let (mut tally, mut rules) = (Tally::default(), BTreeMap::new());
        for ((code, severity), findings) in found {
            let (code, severity): Kind = (code, *severity);
            tally.add_several(severity, *findings);
            *rules.entry(code).or_default() += findings;
        }
        let Tally { errors, warnings, advice } = tally;
        Self { file: name, errors, warnings, advice, rules }
    }
}
