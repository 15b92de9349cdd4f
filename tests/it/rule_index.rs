//! The tables of rules, in the README and in `src/rules/README.md`, are complete.

use std::fmt::Write;
use std::fs;

use byline::diagnostic::{Applicability, Code, Severity};
use byline::validate::{Subject, subjects};

use crate::support::{golden, in_crate, pages};

/// The markers around the generated part of a file.
const BEGIN: &str = "<!-- rules -->\n";
const END: &str = "<!-- /rules -->\n";

#[test]
fn the_index_lists_every_rule() {
    let mut index = String::new();
    for subject in subjects().filter(|subject| !subject.codes.is_empty()) {
        let _ = write!(index, "\n## {}\n\n", subject.title);
        if let Some(profile) = subject.profile {
            let _ = write!(index, "With `--profile {}`.\n\n", profile.name());
        }
        index.push_str("| rule | severity | fix | says |\n| --- | --- | --- | --- |\n");
        for code in subject.codes {
            let fix = code.fix.map_or("", Applicability::name);
            let summary = code.summary().replace('|', "\\|");
            let _ = writeln!(
                index,
                "| [`{0}`]({1}) | {2} | {fix} | {summary} |",
                code.id,
                page(code),
                code.severity
            );
        }
    }
    index.push('\n');
    assert_generated("src/rules/README.md", &index);
}

#[test]
fn the_readme_counts_the_rules_of_every_subject() {
    let mut table = "\n| subject | errors | warnings | advice | with a fix |\n\
                     | --- | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for subject in subjects().filter(|subject| !subject.codes.is_empty()) {
        let Subject { title, profile, codes, .. } = &subject;
        let anchor = title.to_lowercase().replace(' ', "-").replace(',', "");
        let asked = profile.map(|profile| format!(" (`--profile {}`)", profile.name())).unwrap_or_default();
        let severe = |severity| counted(codes.iter().filter(|code| code.severity == severity).count());
        let fixable = counted(codes.iter().filter(|code| code.fix.is_some()).count());
        let (errors, warnings, advice) =
            (severe(Severity::Error), severe(Severity::Warning), severe(Severity::Advice));
        let _ = writeln!(
            table,
            "| [{title}](src/rules/README.md#{anchor}){asked} | {errors} | {warnings} | {advice} | {fixable} |"
        );
    }
    table.push('\n');
    assert_generated("README.md", &table);
}

/// Empty for zero: a table of zeros is hard to read.
fn counted(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

/// The path of a code's page, relative to `src/rules`.
fn page(code: &Code) -> String {
    let file = format!("{}.md", code.id.replace('-', "_"));
    let page = pages().into_iter().find(|page| page.ends_with(&file)).unwrap();
    let place = page.strip_prefix(in_crate("src")).unwrap().to_str().unwrap().replace('\\', "/");
    place.strip_prefix("rules/").map_or_else(|| format!("../{place}"), str::to_owned)
}

/// Asserts that the file has `generated` between its markers.
#[track_caller]
fn assert_generated(path: &str, generated: &str) {
    let text = fs::read_to_string(in_crate(path)).unwrap().replace("\r\n", "\n");
    let (before, rest) = text.split_once(BEGIN).expect("the file has a marker where the rules begin");
    let (_, after) = rest.split_once(END).expect("the file has a marker where the rules end");
    golden(path, &format!("{before}{BEGIN}{generated}{END}{after}"));
}
