//! The data for the script of the page.

use std::borrow::Cow;

use serde::Serialize;

use crate::diagnostic::{Address, Applicability, Severity};
use crate::render::html::Rule;
use crate::render::html::matrix::{Matrices, matrices};
use crate::render::{Checked, Run, escaped, human, visible};
use crate::source::Lines;
use crate::source::hash::IndexMap;

/// The columns of excerpts.
const WIDTH: usize = 100;

/// What the script needs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    /// The names of the files with findings, or with things in a matrix.
    files: Vec<Cow<'a, str>>,
    rules: Vec<RuleName>,
    findings: Vec<Finding<'a>>,
    has_baseline: bool,
    #[serde(flatten)]
    matrices: Matrices<'a>,
}

#[derive(Serialize)]
struct RuleName {
    id: &'static str,
}

#[derive(Serialize)]
struct Finding<'a> {
    /// The number of its file.
    file: usize,
    /// The number of its rule.
    rule: usize,
    severity: &'static str,
    /// Whether the baseline has it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    known: bool,
    line: usize,
    column: usize,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    /// A JSON Pointer or an XPath.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Cow<'a, str>>,
    excerpt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'static str>,
}

/// A file on the page.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a> {
    pub(super) file: &'a Checked,
    /// Its index among all files.
    pub(super) index: usize,
    /// The number of its first finding on the page.
    pub(super) first_finding: usize,
}

/// Writes the data as JSON.
pub(super) fn data(out: &mut String, run: Run<'_>, rules: &[Rule]) {
    let numbers: IndexMap<&str, usize> =
        rules.iter().enumerate().map(|(number, rule)| (rule.code.id, number)).collect();
    let listed = listed(run);
    let data = Data {
        files: listed.iter().map(|listed| visible(&listed.file.source.name)).collect(),
        rules: rules.iter().map(|rule| RuleName { id: rule.code.id }).collect(),
        findings: listed
            .iter()
            .enumerate()
            .flat_map(|(number, listed)| findings(number, listed.file, &numbers))
            .collect(),
        has_baseline: run.fixed.is_some(),
        matrices: matrices(run, &listed),
    };
    let mut json = Vec::new();
    escaped::json_line(&data, &mut json);
    let json = String::from_utf8(json).expect("JSON of texts is a text");
    // In a script element `</script` and `<!--` have a meaning.
    out.push_str(&json.trim_end().replace('<', "\\u003c"));
}

/// The files on the page.
fn listed(Run { files, coverages, .. }: Run<'_>) -> Vec<Listed<'_>> {
    let mut covered = coverages.iter().filter(|(_, coverage)| !coverage.things.is_empty()).peekable();
    let (mut listed, mut first_finding) = (Vec::new(), 0);
    for (index, file) in files.iter().enumerate() {
        let is_covered = covered.next_if(|(covered, _)| *covered == index).is_some();
        if is_covered || !file.diagnostics.is_empty() {
            listed.push(Listed { file, index, first_finding });
            first_finding += file.diagnostics.len();
        }
    }
    listed
}

fn findings<'a>(
    number: usize,
    file: &'a Checked,
    rules: &IndexMap<&str, usize>,
) -> impl Iterator<Item = Finding<'a>> {
    let lines = Lines::new(&file.source.text);
    let excerpts = human::excerpts(file, WIDTH);
    file.diagnostics.iter().zip(excerpts).map(move |(diagnostic, excerpt)| {
        let start = lines.position(diagnostic.location.span.start);
        let at = diagnostic.location.address.as_ref().map(Address::as_str);
        let help = |help: &String| help.lines().map(visible).collect::<Vec<_>>().join("\n");
        Finding {
            file: number,
            rule: rules[diagnostic.code.id],
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            },
            known: diagnostic.is_known(),
            line: start.line,
            column: start.column,
            message: visible(&diagnostic.message),
            help: diagnostic.help.as_ref().map(help),
            at: at.filter(|at| !at.is_empty()).map(visible),
            excerpt,
            fix: diagnostic.code.fix.filter(|_| !diagnostic.fix.is_empty()).map(Applicability::name),
        }
    })
}
