//! How many findings each rule has, in place of the findings: a table for people.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::hash::BuildHasher;

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, Style};

use crate::diagnostic::Severity;
use crate::render::human::style_of;
use crate::render::{Checked, Look, Summary, Tally};
use crate::source::hash::{HashMap, HashSet, Hashing};

/// The findings of a run, counted by rule; with a list of files also by file.
#[derive(Debug, Default)]
pub(crate) struct Statistics {
    rules: BTreeMap<Kind, Count>,
    files: usize,
    /// How many of the files have findings.
    affected: usize,
    /// Which files these are, as hashes of their names: the names could fill the memory.
    known: HashSet<u64>,
    hashing: Hashing,
    /// All files, in their order, if they are to be listed.
    list: Option<Vec<FileCount>>,
    /// The place of each file in the list, by the hash of its name.
    places: HashMap<u64, usize>,
}

/// A rule, and the severity of its findings: a configuration can set it for some of the files.
pub(super) type Kind = (&'static str, Severity);

/// How many findings, and in how many files.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Count {
    pub(super) findings: usize,
    pub(super) files: usize,
}

/// A file, and how many findings each rule has in it.
#[derive(Debug)]
pub(super) struct FileCount {
    pub(super) name: String,
    pub(super) rules: BTreeMap<Kind, usize>,
}

impl Statistics {
    /// Statistics that list every file, for JSON.
    pub(crate) fn listing_files() -> Self {
        Self { list: Some(Vec::new()), ..Self::default() }
    }

    /// Counts the findings in one file.
    pub(crate) fn add(&mut self, file: &Checked) {
        self.files += 1;
        let hash = self.hashing.hash_one(&file.source.name);
        if let Some(list) = &mut self.list {
            self.places.insert(hash, list.len());
            list.push(FileCount { name: file.source.name.clone(), rules: BTreeMap::new() });
        }
        // Another file can have the same name.
        self.known.remove(&hash);
        self.count(hash, file);
    }

    /// Counts further findings in a file that has been counted.
    pub(crate) fn add_to(&mut self, file: &Checked) {
        self.count(self.hashing.hash_one(&file.source.name), file);
    }

    fn count(&mut self, hash: u64, file: &Checked) {
        if file.diagnostics.is_empty() {
            return;
        }
        self.affected += usize::from(self.known.insert(hash));
        let mut found = BTreeMap::<Kind, usize>::new();
        for diagnostic in &file.diagnostics {
            *found.entry((diagnostic.code.id, diagnostic.severity)).or_default() += 1;
        }
        let place = self.places.get(&hash);
        let mut listed = place.and_then(|place| self.list.as_mut()?.get_mut(*place));
        for (kind, findings) in found {
            let count = self.rules.entry(kind).or_default();
            count.findings += findings;
            count.files += 1;
            if let Some(listed) = &mut listed {
                *listed.rules.entry(kind).or_default() += findings;
            }
        }
    }

    /// Each rule with its count, most findings first.
    pub(super) fn rules(&self) -> Vec<(Kind, Count)> {
        let mut rules: Vec<_> = self.rules.iter().map(|(kind, count)| (*kind, *count)).collect();
        rules.sort_by_key(|((id, severity), count)| {
            (std::cmp::Reverse(count.findings), *id, std::cmp::Reverse(*severity))
        });
        rules
    }

    /// How many findings there are of each severity.
    pub(super) fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for ((_, severity), count) in &self.rules {
            tally.add_several(*severity, count.findings);
        }
        tally
    }

    /// All files and those with findings, as numbers.
    pub(super) fn files(&self) -> (usize, usize) {
        (self.files, self.affected)
    }

    /// All files, in their order.
    pub(super) fn list(&self) -> &[FileCount] {
        self.list.as_deref().unwrap_or_default()
    }

    /// The table, and the summary below it.
    pub(crate) fn render(&self, summary: &Summary, look: Look) -> String {
        let mut out = String::new();
        if !self.rules.is_empty() {
            self.table(&mut out, look);
        }
        out.push_str(&summary.headline(look));
        out
    }

    fn table(&self, out: &mut String, look: Look) {
        let style = |style| if look.color { style } else { Style::new() };
        let rules = self.rules();
        let all =
            Count { findings: rules.iter().map(|(_, count)| count.findings).sum(), files: self.affected };
        let width = all.findings.to_string().len().max("findings".len());
        let emphasis = style(DEFAULT_EMPHASIS_STYLE);
        let head = format!("{:>width$}  {:>7}  share  severity  rule", "findings", "files");
        let _ = writeln!(out, "{emphasis}{head}{emphasis:#}");
        for ((id, severity), count) in rules {
            let (style, severity) = (style(style_of(severity)), severity.to_string());
            let _ = writeln!(out, "{}  {style}{severity:8}{style:#}  {id}", self.numbers(count, width));
        }
        let _ = writeln!(out, "{emphasis}{}            all rules{emphasis:#}\n", self.numbers(all, width));
    }

    /// The first three columns of a row.
    fn numbers(&self, Count { findings, files }: Count, width: usize) -> String {
        format!("{findings:>width$}  {files:>7}  {:>5}", percent(files, self.files))
    }
}

/// A share of files for programs, with four digits behind the point: the rest of a binary fraction is noise.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let of_ten_thousand = u32::try_from(part * 10_000 / whole.max(1)).unwrap_or(10_000);
    f64::from(of_ten_thousand) / 10_000.0
}

/// A share of files for people; none and all are said only of none and all.
fn percent(part: usize, whole: usize) -> String {
    if part == whole {
        return "100%".to_owned();
    }
    match part * 100 / whole.max(1) {
        0 => "<1%".to_owned(),
        percent => format!("{percent}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::render::tests::found;
    use crate::source::Source;

    static OTHER: Code = Code::warning("other-code", "");

    fn counted(mut statistics: Statistics) -> (Statistics, Summary) {
        let mut both = found("a.json", "1", "1");
        both.diagnostics.extend([both.diagnostics[0].clone(), both.diagnostics[0].clone()]);
        both.diagnostics[2].code = &OTHER;
        both.diagnostics[2].severity = OTHER.severity;
        let clean = Checked { source: Source::new("b.json", ""), diagnostics: Vec::new() };
        let one = found("c.json", "1", "1");
        let mut summary = Summary::default();
        for file in [&both, &clean, &one] {
            summary.add(file);
            statistics.add(file);
        }
        (statistics, summary)
    }

    #[test]
    fn the_table_has_a_row_for_each_rule_and_a_total() {
        let (statistics, summary) = counted(Statistics::default());
        let expected = "\
findings    files  share  severity  rule
       3        2    66%  error     some-code
       1        1    33%  warning   other-code
       4        2    66%            all rules

3 errors, 1 warning in 3 files
";
        assert_eq!(statistics.render(&summary, Look::default()), expected);
    }

    #[test]
    fn findings_of_a_second_look_count_for_their_file() {
        let (mut statistics, mut summary) = counted(Statistics::listing_files());
        let mut again = found("b.json", "1", "1");
        again.diagnostics[0].code = &OTHER;
        summary.add_to(&again);
        statistics.add_to(&again);
        assert_eq!(statistics.files(), (3, 3));
        assert_eq!(statistics.list()[1].rules[&("other-code", Severity::Error)], 1);
    }

    #[test]
    fn without_findings_there_is_no_table() {
        let statistics = Statistics::default();
        assert_eq!(statistics.render(&Summary::default(), Look::default()), "nothing wrong in 0 files\n");
    }

    #[test]
    fn a_share_is_neither_none_nor_all_unless_it_is() {
        let shares =
            [(1, 1_000), (999, 1_000), (1_000, 1_000), (1, 3)].map(|(part, whole)| percent(part, whole));
        assert_eq!(shares, ["<1%", "99%", "100%", "33%"]);
    }
}
