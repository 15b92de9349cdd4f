//! A page for a browser, in one file: what it shows without a script, and the findings as data for the script.

mod data;
mod fixed;
mod matrix;
mod policy;
mod rule_page;

use std::fmt::Write;

use self::data::data;
use self::policy::POLICY;
use self::rule_page::{inline_html, page_html};
use crate::diagnostic::Code;
use crate::render::{Checked, Run, Summary, Tally};
use crate::source::hash::IndexMap;

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = concat!(include_str!("html/report.css"), include_str!("html/matrix.css"));
const SCRIPT: &str = concat!(include_str!("html/report.js"), include_str!("html/matrix.js"));

pub(super) fn render(run: Run<'_>) -> String {
    let Run { files, fixed, .. } = run;
    let rules = rules(files);
    let mut summary = Summary::default();
    files.iter().for_each(|file| summary.add(file));
    let mut out = String::new();
    // No `{{` of what is filled in is looked at.
    for part in PAGE.split("{{") {
        let Some((name, rest)) = part.split_once("}}") else {
            out.push_str(part);
            continue;
        };
        match name {
            "policy" => out.push_str(POLICY),
            "version" => out.push_str(env!("CARGO_PKG_VERSION")),
            "title" => title(&mut out, &summary.line()),
            // Without findings there is nothing but the numbers.
            "hidden" => out.push_str(if rules.is_empty() { " hidden" } else { "" }),
            "style" => out.push_str(STYLE),
            "numbers" => numbers(&mut out, run),
            "baseline" => out.push_str(if fixed.is_some() { " class=\"with-known\"" } else { "" }),
            "findings" => out.push_str(if fixed.is_some() { "New" } else { "Findings" }),
            "known" => out.push_str(if fixed.is_some() { KNOWN_HEAD } else { "" }),
            "rules" => rules.iter().enumerate().for_each(|(index, rule)| {
                rule.row(&mut out, index, &rules, fixed.is_some());
            }),
            "fixed" => fixed::section(&mut out, fixed.unwrap_or_default()),
            "pages" => rules.iter().for_each(|rule| rule.page(&mut out)),
            "data" => data(&mut out, run, &rules),
            "script" => out.push_str(SCRIPT),
            _ => unreachable!("page.html has no other names"),
        }
        out.push_str(rest);
    }
    out
}

/// The summary as a sentence of its own.
fn title(out: &mut String, summary: &str) {
    let mut chars = summary.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// The head of the column for known findings in the table of rules.
const KNOWN_HEAD: &str = "<th scope=\"col\" class=\"number\">Known</th>";

/// How many files, errors, warnings and pieces of advice there are; with a baseline, how many are new, known and fixed.
fn numbers(out: &mut String, Run { files, fixed, .. }: Run<'_>) {
    let Tally { errors, warnings, advice } = Tally::of(files);
    let clean = files.iter().filter(|file| file.diagnostics.is_empty()).count();
    let _ = write!(out, "\n<div><dt>Files</dt><dd>{}", grouped(files.len()));
    if clean > 0 && clean < files.len() {
        let _ = write!(out, "<small>{} without findings</small>", grouped(clean));
    }
    out.push_str("</dd></div>\n");
    let mut counts = match fixed {
        None => {
            vec![("error", "Errors", errors), ("warning", "Warnings", warnings), ("advice", "Advice", advice)]
        }
        Some(_) => vec![
            ("error", "New errors", errors),
            ("warning", "New warnings", warnings),
            ("advice", "New advice", advice),
        ],
    };
    if let Some(fixed) = fixed {
        let known = files.iter().flat_map(|file| &file.diagnostics).filter(|found| found.is_known()).count();
        counts.extend([("known", "Known", known), ("fixed", "Fixed", fixed.len())]);
    }
    for (class, name, count) in counts {
        let class = if count == 0 { "none" } else { class };
        let _ = writeln!(out, "<div class=\"{class}\"><dt>{name}</dt><dd>{}</dd></div>", grouped(count));
    }
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = digits[..first].to_owned();
    for (index, digit) in digits[first..].char_indices() {
        if index % 3 == 0 && !out.is_empty() {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A rule that occurs, and how often.
struct Rule {
    code: &'static Code,
    /// Its findings, without those that a baseline has.
    tally: Tally,
    /// The files that these are in.
    files: usize,
    /// How many a baseline has.
    known: usize,
}

/// The rules that occur, most findings first.
fn rules(files: &[Checked]) -> Vec<Rule> {
    let mut rules = IndexMap::<&str, (Rule, usize)>::default();
    for (number, file) in files.iter().enumerate() {
        for diagnostic in &file.diagnostics {
            let first = Rule { code: diagnostic.code, tally: Tally::default(), files: 0, known: 0 };
            let (rule, last) = rules.entry(diagnostic.code.id).or_insert((first, usize::MAX));
            if diagnostic.is_known() {
                rule.known += 1;
                continue;
            }
            rule.tally.add(diagnostic.severity);
            if *last != number {
                rule.files += 1;
                *last = number;
            }
        }
    }
    let mut rules: Vec<Rule> = rules.into_values().map(|(rule, _)| rule).collect();
    rules.sort_by_key(|rule| (std::cmp::Reverse((rule.findings(), rule.known)), rule.code.id));
    rules
}

impl Rule {
    fn findings(&self) -> usize {
        self.tally.errors + self.tally.warnings + self.tally.advice
    }

    /// Its row in the table of rules, with a bar as long as its share of the longest.
    fn row(&self, out: &mut String, index: usize, rules: &[Self], has_baseline: bool) {
        let most = rules.first().map_or(1, |rule| rule.findings().max(1));
        let _ = write!(
            out,
            "\n<tr data-rule=\"{index}\"><th scope=\"row\"><code>{}</code><span class=\"summary\">{}</span></th>\
             <td class=\"bar\"><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
            self.code.id,
            inline_html(self.code.summary()),
        );
        let Tally { errors, warnings, advice } = self.tally;
        let (mut before, end) = (0, |count: usize| count * 1_000 / most);
        for (class, count) in [("error", errors), ("warning", warnings), ("advice", advice)] {
            if count > 0 {
                // A single finding among thousands is seen, too.
                let (x, width) = (end(before), (end(before + count) - end(before)).max(4));
                let _ = write!(out, "<rect class=\"{class}\" x=\"{x}\" width=\"{width}\" height=\"10\"/>");
            }
            before += count;
        }
        let _ = write!(
            out,
            "</svg><span class=\"heard\">{}</span></td>\
             <td class=\"number\">{}</td><td class=\"number\">{}</td>",
            self.tally.words("").join(", "),
            grouped(self.findings()),
            grouped(self.files),
        );
        if has_baseline {
            let _ = write!(out, "<td class=\"number\">{}</td>", grouped(self.known));
        }
        out.push_str("</tr>");
    }

    /// Its page, which the browser shows on demand.
    fn page(&self, out: &mut String) {
        if !self.code.page.is_empty() {
            let (id, page) = (self.code.id, page_html(self.code.page));
            let _ = writeln!(out, "<template id=\"page-{id}\">{page}</template>");
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::diagnostic::{Address, BaselineState};
    use crate::render::FixedFinding;
    use crate::render::tests::{found, hostile_files};

    /// The page without anything that only the program knows.
    fn render(files: &[Checked]) -> String {
        super::render(Run { files, coverages: &[], origins: &[], fixed: None })
    }

    /// The data for the script.
    fn data_of(page: &str) -> Value {
        let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
        let (data, _) = data.split_once("</script>").unwrap();
        serde_json::from_str(data).unwrap()
    }

    #[test]
    fn the_page_has_every_finding_with_its_excerpt() {
        let mut file = found("a.json", "{\n \"b\": 1 }", "1");
        file.diagnostics[0].help = Some("do this\nor that".to_owned());
        let page = render(&[file]);
        assert!(page.contains("<h1>1 error in 1 file</h1>"), "{page}");
        let data = data_of(&page);
        assert_eq!(data["files"][0], "a.json");
        assert_eq!(data["rules"][0]["id"], "some-code");
        let finding = &data["findings"][0];
        assert_eq!((&finding["line"], &finding["column"]), (&2.into(), &7.into()));
        assert_eq!(finding["excerpt"], "  |\n2 |  \"b\": 1 }\n  |       ^");
        assert_eq!(finding["help"], "do this\nor that");
    }

    #[test]
    fn nothing_that_is_found_becomes_markup_or_ends_the_script() {
        let texts = ["</script><script>alert(1)</script>", "<!--<script>", "<img src=x onerror=alert(1)>"];
        for text in texts {
            let mut file = found(text, text, text);
            let diagnostic = &mut file.diagnostics[0];
            diagnostic.message = text.to_owned();
            diagnostic.label = text.to_owned();
            diagnostic.help = Some(text.to_owned());
            diagnostic.location.address = Some(Address::XPath(text.to_owned()));
            let page = render(&[file]);
            assert!(!page.contains(text), "{text}");
            assert_eq!(page.matches("<script").count(), 2);
            let data = data_of(&page);
            for name in ["message", "help", "at"] {
                assert_eq!(data["findings"][0][name], text);
            }
        }
    }

    #[test]
    fn nothing_is_filled_in_where_a_finding_says_so() {
        let page = render(&[found("{{script}}", "{{style}}", "{{style}}")]);
        assert_eq!(page.matches("'use strict'").count(), 1);
        assert_eq!(data_of(&page)["files"][0], "{{script}}");
    }

    #[test]
    fn every_finding_is_in_the_data_whatever_is_in_it() {
        let files = hostile_files();
        let count: usize = files.iter().map(|file| file.diagnostics.len()).sum();
        assert_eq!(data_of(&render(&files))["findings"].as_array().unwrap().len(), count);
    }

    #[test]
    fn without_findings_the_page_is_only_the_numbers() {
        let page = render(&[]);
        assert!(page.contains("<h1>Nothing wrong in 0 files</h1>"));
        assert_eq!(page.matches("<section hidden ").count(), 2);
        assert!(!page.contains("Fixed"));
    }

    #[test]
    fn with_a_baseline_the_page_tells_new_known_and_fixed() {
        let (new, mut known) = (found("a.json", "1", "1"), found("b.json", "1", "1"));
        known.diagnostics[0].baseline_state = Some(BaselineState::Unchanged);
        let fixed = FixedFinding {
            file: "<c>.json".to_owned(),
            rule: "gone".to_owned(),
            code: None,
            message: "`<b>` was wrong".to_owned(),
            fingerprint: None,
        };
        let page =
            super::render(Run { files: &[new, known], coverages: &[], origins: &[], fixed: Some(&[fixed]) });
        for number in ["New errors</dt><dd>1<", "Known</dt><dd>1<", "Fixed</dt><dd>1<"] {
            assert!(page.contains(number), "{number}");
        }
        assert!(page.contains("&lt;c&gt;.json") && page.contains("<code>&lt;b&gt;</code> was wrong"));
        let data = data_of(&page);
        assert_eq!(
            (&data["findings"][0]["known"], &data["findings"][1]["known"]),
            (&Value::Null, &true.into())
        );
    }

    #[test]
    fn the_page_alone_is_small() {
        assert!(render(&[]).len() < 100_000);
    }

    #[test]
    fn thousands_have_commas() {
        let numbers = [0, 12, 123, 1_234, 123_456, 1_234_567].map(grouped);
        assert_eq!(numbers, ["0", "12", "123", "1,234", "123,456", "1,234,567"]);
    }
}
