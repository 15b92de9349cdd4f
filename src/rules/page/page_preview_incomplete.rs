//! `page-preview-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-preview-incomplete", include_str!("page_preview_incomplete.md")),
    check: Check::Jsonld(check),
};

/// What Open Graph requires of every page; an image can be named in several ways.
const REQUIRED: [&[&str]; 4] =
    [&["og:title"], &["og:type"], &["og:image", "og:image:url", "og:image:secure_url"], &["og:url"]];

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let names = file.graph.outline().map(|outline| outline.previews.as_slice()).unwrap_or_default();
    let Some((_, first)) = names.iter().find(|(name, _)| name.starts_with("og:")) else { return };
    let is_there = |name: &&str| names.iter().any(|(other, _)| other == name);
    let missing = REQUIRED.iter().filter(|names| !names.iter().any(is_there));
    let missing: Vec<&str> = missing.map(|names| names[0]).collect();
    if !missing.is_empty() {
        let missing = missing.join("`, `");
        report
            .at(*first, format!("this page has Open Graph, but no `{missing}`"))
            .label("incomplete")
            .help(format!("add `{missing}`: Open Graph requires them for link previews"));
    }
}
