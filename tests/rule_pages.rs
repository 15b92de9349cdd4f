//! Every rule's page is its test: what is shown to fail gives just the output shown, what passes gives none.

mod support;

use std::fs;

use byline::diagnostic::{Finding, Place};
use byline::model::Article;
use byline::rules::{self, Rule};
use support::{golden, in_crate};

#[test]
fn every_page_shows_what_its_rule_does() {
    for rule in rules::all() {
        let page = Page::of(rule);
        assert!(page.title().len() > 10, "{}: the page begins with a sentence", rule.code.id);
        let (mut fails, mut passes) = (0, 0);
        let shown = page.with_output(|section, document| {
            let output = output(rule, document);
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
                let article: Article = serde_json::from_str(document).unwrap();
                let found = rules::check(&article, rules::all(), &[]);
                let found: Vec<String> = found.iter().map(written).collect();
                assert!(found.is_empty(), "{}: {document}\n{}", rule.code.id, found.join("\n"));
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

/// What a person is shown who runs just this rule over the document; `None` when nothing is wrong.
fn output(rule: &'static Rule, document: &str) -> Option<String> {
    let article: Article = serde_json::from_str(document)
        .unwrap_or_else(|error| panic!("{}: {error} in\n{document}", rule.code.id));
    let found = rules::check(&article, [rule], &[]);
    assert!(found.iter().all(|finding| finding.code.id == rule.code.id));
    (!found.is_empty()).then(|| found.iter().map(written).collect())
}

/// The finding with pointers for places.
fn written(finding: &Finding) -> String {
    let Finding { code, severity, message, place, label, related, help } = finding;
    let mut text = format!("{severity}[{}]: {message}\n  at {}: {label}\n", code.id, place_of(place));
    for (place, label) in related {
        text += &format!("  and {}: {label}\n", place_of(place));
    }
    if let Some(help) = help {
        text += &format!("  help: {help}\n");
    }
    text
}

fn place_of(place: &Place) -> String {
    match place {
        Place::At(pointer) => pointer.to_string(),
        Place::Key(pointer) => format!("the name of {pointer}"),
        Place::Within(pointer, range) => format!("{pointer} {}..{}", range.start, range.end),
        Place::Text(span) => format!("{}..{}", span.range().start, span.range().end),
    }
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
