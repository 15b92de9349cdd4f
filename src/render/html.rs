//! A page for a browser, in one file: what it shows without a script, and the findings as data for the script.

mod policy;
mod rule_page;

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use self::policy::POLICY;
use self::rule_page::{inline_html, page_html};
use crate::diagnostic::{Address, Applicability, Code, Severity};
use crate::render::{Checked, Summary, Tally, escaped, human, visible};
use crate::source::Lines;
use crate::source::hash::IndexMap;

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// The columns of excerpts.
const WIDTH: usize = 100;

pub(super) fn render(files: &[Checked]) -> String {
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
            "numbers" => numbers(&mut out, files),
            "rules" => rules.iter().enumerate().for_each(|(index, rule)| rule.row(&mut out, index, &rules)),
            "pages" => rules.iter().for_each(|rule| rule.page(&mut out)),
            "data" => data(&mut out, files, &rules),
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

/// How many files, errors, warnings and pieces of advice there are.
fn numbers(out: &mut String, files: &[Checked]) {
    let Tally { errors, warnings, advice } = Tally::of(files);
    let clean = files.iter().filter(|file| file.diagnostics.is_empty()).count();
    let kinds =
        [("error", "Errors", errors), ("warning", "Warnings", warnings), ("advice", "Advice", advice)];
    let _ = write!(out, "\n<div><dt>Files</dt><dd>{}", grouped(files.len()));
    if clean > 0 && clean < files.len() {
        let _ = write!(out, "<small>{} without findings</small>", grouped(clean));
    }
    out.push_str("</dd></div>\n");
    for (class, name, count) in kinds {
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
    tally: Tally,
    files: usize,
}

/// The rules that occur, most findings first.
fn rules(files: &[Checked]) -> Vec<Rule> {
    let mut rules = IndexMap::<&str, (Rule, usize)>::default();
    for (number, file) in files.iter().enumerate() {
        for diagnostic in &file.diagnostics {
            let new = || (Rule { code: diagnostic.code, tally: Tally::default(), files: 0 }, usize::MAX);
            let (rule, last) = rules.entry(diagnostic.code.id).or_insert_with(new);
            rule.tally.add(diagnostic.severity);
            if *last != number {
                rule.files += 1;
                *last = number;
            }
        }
    }
    let mut rules: Vec<Rule> = rules.into_values().map(|(rule, _)| rule).collect();
    rules.sort_by_key(|rule| (std::cmp::Reverse(rule.findings()), rule.code.id));
    rules
}

impl Rule {
    fn findings(&self) -> usize {
        self.tally.errors + self.tally.warnings + self.tally.advice
    }

    /// Its row in the table of rules, with a bar as long as its share of the longest.
    fn row(&self, out: &mut String, index: usize, rules: &[Self]) {
        let most = rules.first().map_or(1, Self::findings);
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
             <td class=\"number\">{}</td><td class=\"number\">{}</td></tr>",
            self.tally.words("").join(", "),
            grouped(self.findings()),
            grouped(self.files),
        );
    }

    /// Its page, which the browser shows on demand.
    fn page(&self, out: &mut String) {
        if !self.code.page.is_empty() {
            let (id, page) = (self.code.id, page_html(self.code.page));
            let _ = writeln!(out, "<template id=\"page-{id}\">{page}</template>");
        }
    }
}

/// What the script needs.
#[derive(Serialize)]
struct Data<'a> {
    /// The names of the files with findings.
    files: Vec<Cow<'a, str>>,
    rules: Vec<RuleName>,
    findings: Vec<Finding<'a>>,
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

fn data(out: &mut String, files: &[Checked], rules: &[Rule]) {
    let numbers: IndexMap<&str, usize> =
        rules.iter().enumerate().map(|(number, rule)| (rule.code.id, number)).collect();
    let files: Vec<&Checked> = files.iter().filter(|file| !file.diagnostics.is_empty()).collect();
    let data = Data {
        files: files.iter().map(|file| visible(&file.source.name)).collect(),
        rules: rules.iter().map(|rule| RuleName { id: rule.code.id }).collect(),
        findings: files
            .iter()
            .enumerate()
            .flat_map(|(number, file)| findings(number, file, &numbers))
            .collect(),
    };
    let mut json = Vec::new();
    escaped::json_line(&data, &mut json);
    let json = String::from_utf8(json).expect("JSON of texts is a text");
    // In a script element `</script` and `<!--` have a meaning.
    out.push_str(&json.trim_end().replace('<', "\\u003c"));
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::render::tests::{found, hostile_files};

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
