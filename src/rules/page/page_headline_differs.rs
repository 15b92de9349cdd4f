//! `page-headline-differs`

use crate::diagnostic::Code;
use crate::rules::page::contradictions;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::{Markup, Node, html};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-headline-differs", include_str!("page_headline_differs.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for found in contradictions(file, &["headline"], letters, |one, other| is_part(one, other)) {
        // The title of the window is often shorter.
        if file.graph.markup(found.other) == Markup::Meta {
            continue;
        }
        let message = |name: &str, better: &str| format!("`{name}` differs from `{better}`");
        found.report(file, "headline", message, report).label("other words").help(
            "readers of search results and of link previews see two articles; if this is intended, ignore this advice",
        );
    }
}

/// The letters and digits of a headline.
fn letters(value: Node<'_>) -> String {
    let text = html::text_of(value.text().unwrap_or_default());
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether one is the other, or a part of it.
fn is_part(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}
