//! Every rule's page is its test: what is shown to fail gives just the output shown, what passes gives none.

mod support;

use std::fs;

use byline::diagnostic::Code;
use byline::formats::article::Syntax;
use byline::render::{Checked, Format, Look, render};
use byline::rules::{self, Rule};
use byline::source::Source;
use byline::validate::validate;
use support::{golden, in_crate};

#[test]
fn every_page_shows_what_its_rule_does() {
    for rule in rules::all() {
        let page = Page::of(rule);
        assert!(page.title().len() > 10, "{}: the page begins with a sentence", rule.code.id);
        let (mut fails, mut passes) = (0, 0);
        let shown = page.with_output(|section, document| {
            let output = output([rule], document);
            match section {
                "Fails" => {
                    fails += 1;
                    assert!(output.is_some(), "{} finds nothing wrong in\n{document}", rule.code.id);
                }
                _ => {
                    passes += 1;
                    assert_eq!(output, None, "{} finds fault with\n{document}", rule.code.id);
                }
            }
            output.unwrap_or_default()
        });
        assert!(fails > 0 && passes > 0, "{}: the page needs an example of both", rule.code.id);
        golden(&page.path, &shown);
    }
}

#[test]
fn what_passes_one_rule_passes_the_others() {
    for rule in rules::all() {
        Page::of(rule).with_output(|section, document| {
            if section == "Passes" {
                let output = output(rules::all(), document);
                assert_eq!(output, None, "{}: {document}", rule.code.id);
            }
            String::new()
        });
    }
}

#[test]
fn every_page_belongs_to_a_rule_that_is_registered() {
    let mut pages = Vec::new();
    for subject in fs::read_dir(in_crate("src/rules")).unwrap().map(|entry| entry.unwrap().path()) {
        if subject.is_dir() {
            let files = fs::read_dir(subject).unwrap().map(|entry| entry.unwrap().path());
            pages.extend(files.filter(|file| file.extension().is_some_and(|extension| extension == "md")));
        }
    }
    let mut pages: Vec<String> =
        pages.iter().map(|page| page.file_stem().unwrap().to_str().unwrap().replace('_', "-")).collect();
    let mut rules: Vec<&str> = rules::all().map(|rule| rule.code.id).collect();
    pages.sort_unstable();
    rules.sort_unstable();
    assert_eq!(pages, rules);
}

/// What a person is shown who runs just these rules over the document; `None` when nothing is wrong.
fn output(rules: impl IntoIterator<Item = &'static Rule>, document: &str) -> Option<String> {
    let source = Source::new("article.json", document);
    let rules: Vec<&Rule> = rules.into_iter().collect();
    let diagnostics = validate(&source, Syntax::Json, rules.iter().copied()).diagnostics;
    let is_asked_for = |code: &Code| rules.iter().any(|rule| rule.code.id == code.id);
    if let Some(other) = diagnostics.iter().find(|diagnostic| !is_asked_for(diagnostic.code)) {
        panic!("{}: {} in\n{document}", other.code.id, other.message);
    }
    let look = Look { summary: false, ..Look::default() };
    if diagnostics.is_empty() {
        return None;
    }
    let shown = render(&[Checked { source, diagnostics }], Format::Human, look);
    Some(format!("{}\n", shown.trim_end()))
}

/// A rule's page, as the file has it.
struct Page {
    path: String,
    text: String,
}

impl Page {
    fn of(rule: &Rule) -> Self {
        let name = format!("{}.md", rule.code.id.replace('-', "_"));
        let subjects = fs::read_dir(in_crate("src/rules")).unwrap().map(|entry| entry.unwrap().path());
        let subject = subjects.filter(|path| path.is_dir()).find(|path| path.join(&name).exists()).unwrap();
        let path = format!("src/rules/{}/{name}", subject.file_name().unwrap().to_str().unwrap());
        Self { text: fs::read_to_string(in_crate(&path)).unwrap().replace("\r\n", "\n"), path }
    }

    fn title(&self) -> &str {
        self.text.lines().next().unwrap().strip_prefix("# ").unwrap_or_default()
    }

    /// The page with its `text` blocks filled in: with what `run` makes of the document before each.
    ///
    /// `run` is shown every `json` block and the section it stands in.
    fn with_output(&self, mut run: impl FnMut(&str, &str) -> String) -> String {
        let mut page = String::new();
        let (mut section, mut output) = ("", None);
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            if let Some(heading) = line.strip_prefix("## ") {
                section = heading;
            }
            page += line;
            page.push('\n');
            let Some(language) = line.strip_prefix("```") else { continue };
            let block: String =
                lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            match (language, section) {
                ("json", "Fails" | "Passes") => {
                    assert!(output.is_none(), "{}: a failing document without its output", self.path);
                    let written = run(section, &block);
                    output = (section == "Fails").then_some(written);
                    page += &block;
                }
                ("text", "Fails") => {
                    page +=
                        &output.take().unwrap_or_else(|| panic!("{}: output without a document", self.path));
                }
                _ => page += &block,
            }
            page += "```\n";
        }
        assert!(output.is_none(), "{}: a failing document without its output", self.path);
        page
    }
}
