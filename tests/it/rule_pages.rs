//! Every code has a page, and the page is its test: failing examples have exactly the output shown, passing ones have
//! none.

mod package;

use std::fs;
use std::path::{Path, PathBuf};

use byline::Format as FileFormat;
use byline::RuleSet;
use byline::diagnostic::{Applicability, Code, Diagnostic, Severity};
use byline::fix::fix;
use byline::internals::apply;
use byline::render::{Checked, Format, Look, render};
use byline::source::Source;
use byline::validate;

use crate::support::{golden, in_crate};

/// What a small example cannot show: limits of the reader, invalid bytes, losses of exports, files in other formats,
/// comparisons of two files.
const WITHOUT_EXAMPLES: [&str; 16] = [
    "diagnostics-too-many",
    "quotes-unsearched",
    "doi-repeated-in-corpus",
    "relation-not-reciprocal",
    "entity-conflicts-across-files",
    "text-not-utf8",
    "input-too-deep",
    "input-too-large",
    "xml-entity-forbidden",
    "yaml-alias-bomb",
    "not-exportable",
    "lost-on-export",
    "lossless-copy-outdated",
    "not-importable",
    "lost-on-import",
    "changed-on-import",
];

/// The date for all pages.
const TODAY: &str = "2026-11-23";

#[test]
fn every_page_shows_what_its_rule_does() {
    for (path, code) in pages() {
        let page = fs::read_to_string(in_crate(&path)).unwrap().replace("\r\n", "\n");
        let title = page.lines().next().unwrap().strip_prefix("# ").unwrap_or_default();
        assert!(title.len() > 10 && !title.ends_with('.'), "{}: a page begins with a sentence", code.id);
        let (mut fails, mut passes) = (0, 0);
        let shown = with_output(&page, |section, source, beside| {
            if let Some(beside) = beside {
                let output = package::output(code, source, beside);
                if section == "Fails" {
                    fails += 1
                } else {
                    passes += 1
                }
                assert_eq!(output.is_empty(), section == "Passes", "{}:\n{}\n{output}", code.id, source.text);
                return output;
            }
            let (output, found) = output(code, source);
            let others: Vec<&str> =
                found.iter().map(|found| found.code.id).filter(|id| *id != code.id).collect();
            assert!(others.is_empty(), "{}: {others:?} in\n{}", code.id, source.text);
            assert!(
                found.iter().all(|found| found.help.is_some()),
                "{}: what is to be done?\n{output}",
                code.id
            );
            if section == "Fails" {
                fails += 1;
                assert!(!found.is_empty(), "{} finds nothing wrong in\n{}", code.id, source.text);
            } else {
                passes += 1;
                assert!(found.is_empty(), "{} finds fault with\n{}\n{output}", code.id, source.text);
            }
            output
        });
        // The passing examples are the corrected file, and at least one that only looks wrong.
        let is_complete = fails > 0 && passes > 1;
        assert_eq!(is_complete, !WITHOUT_EXAMPLES.contains(&code.id), "{}: an example of both", code.id);
        golden(&path, &shown);
    }
}

#[test]
fn failing_examples_are_fixed_by_their_fixes() {
    for (path, code) in pages() {
        let mut fixes = 0;
        with_output(&fs::read_to_string(in_crate(&path)).unwrap(), |_, source, _| {
            let before = found(code, source);
            for diagnostic in before.iter().filter(|diagnostic| !diagnostic.fix.is_empty()) {
                fixes += 1;
                let repaired = apply(&source.text, &diagnostic.fix);
                let repaired = Source { text: repaired, ..source.clone() };
                let after = found(code, &repaired);
                assert!(after.len() < before.len(), "{}: {after:#?} in\n{}", code.id, repaired.text);
                assert!(after.iter().all(|after| after.code.id == code.id), "{}: {after:#?}", code.id);
            }
            String::new()
        });
        assert_eq!(fixes > 0, code.fix.is_some(), "{}: an example whose fix is applied", code.id);
    }
}

#[test]
fn fixing_examples_is_idempotent_and_makes_nothing_worse() {
    let rules = || RuleSet::standard().on(TODAY.into());
    let errors = |found: &[Diagnostic]| found.iter().filter(|one| one.severity == Severity::Error).count();
    for (path, _) in pages() {
        with_output(&fs::read_to_string(in_crate(&path)).unwrap(), |_, source, _| {
            let format = format(source);
            let judge = |source: &Source| validate::validate(source, format, &rules()).diagnostics;
            let once = fix(source.clone(), format, Applicability::Ask, judge);
            let twice = fix(once.source.clone(), format, Applicability::Ask, judge);
            assert_eq!((&twice.source, twice.count()), (&once.source, 0));
            assert!(errors(&once.diagnostics) <= errors(&judge(source)), "{}", once.source.text);
            String::new()
        });
    }
}

#[test]
fn passing_examples_pass_all_rules() {
    for (path, code) in pages() {
        with_output(&fs::read_to_string(in_crate(&path)).unwrap(), |section, source, _| {
            if section == "Passes" {
                let found = validate::validate(source, format(source), &RuleSet::standard()).diagnostics;
                let found = without_losses(found, code);
                assert!(found.is_empty(), "{}: {}\n{found:#?}", code.id, source.text);
            }
            String::new()
        });
    }
}

#[test]
fn names_are_kebab_case_and_unique() {
    let mut names: Vec<&str> = validate::codes().map(|code| code.id).collect();
    assert!(
        names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || "-0123456789".contains(c)))
    );
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// Every page below `src/`, with its code.
fn pages() -> Vec<(PathBuf, &'static Code)> {
    let mut files = Vec::new();
    collect(&in_crate("src"), &mut files);
    let mut pages = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        let code = validate::codes().find(|code| code.id == name);
        let code = code.unwrap_or_else(|| panic!("{} belongs to no rule that is registered", file.display()));
        pages.push((file, code));
    }
    assert_eq!(pages.len(), validate::codes().count());
    pages
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md") {
            pages.push(path);
        }
    }
}

/// The human output for the file with only this rule.
fn output(code: &Code, source: &Source) -> (String, Vec<Diagnostic>) {
    let found = found(code, source);
    let checked = Checked { source: source.clone(), diagnostics: found.clone() };
    let look = Look { summary: false, ..Look::default() };
    (render(&[checked], Format::Human, look).trim_end().to_owned() + "\n", found)
}

/// The findings of only this rule. Allowances can only be checked together with the rules they name.
fn found(code: &Code, source: &Source) -> Vec<Diagnostic> {
    let rule: RuleSet = if code.id.starts_with("allowance-") {
        RuleSet::standard()
    } else {
        validate::codes().filter(|one| one.id == code.id).collect()
    };
    let found = validate::validate(source, format(source), &rule.on(TODAY.into())).diagnostics;
    without_losses(found, code)
}

/// A page about JATS tagging may show content that an article has no place for.
fn without_losses(mut found: Vec<Diagnostic>, code: &Code) -> Vec<Diagnostic> {
    const LOSSES: [&str; 2] = ["lost-on-import", "changed-on-import"];
    found.retain(|found| found.code.id == code.id || !LOSSES.contains(&found.code.id));
    found
}

fn format(source: &Source) -> FileFormat {
    FileFormat::of(&source.name, &source.text)
}

/// The page with its `text` blocks filled in: with the output of `run` for the file before each.
///
/// `run` is called with the heading of its section, every block that is a file in some format, and the block `files`
/// before it, if there is one, which lists the files beside it.
fn with_output(page: &str, mut run: impl FnMut(&str, &Source, Option<&str>) -> String) -> String {
    let mut shown = String::new();
    let (mut section, mut output) = ("", None);
    let mut beside: Option<String> = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        section = line.strip_prefix("## ").unwrap_or(section);
        shown += line;
        shown.push('\n');
        let Some(language) = line.strip_prefix("```") else { continue };
        let block: String =
            lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        match (language, section) {
            ("json" | "yaml" | "markdown" | "xml" | "jsonld" | "html", "Fails" | "Passes") => {
                assert!(output.is_none(), "a failing file without its output: {page}");
                let source =
                    Source::from_bytes(format!("article.{language}"), block.clone().into_bytes()).unwrap();
                let written = run(section, &source, beside.take().as_deref());
                output = (section == "Fails").then_some(written);
                shown += &block;
            }
            ("files", _) => {
                shown += &block;
                beside = Some(block);
            }
            ("text", "Fails") => shown += &output.take().expect("output follows a file"),
            _ => shown += &block,
        }
        shown += "```\n";
    }
    assert!(output.is_none(), "a failing file without its output: {page}");
    shown
}
