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
    for found in contradictions(file, &["headline"], is_alike) {
        // The title of the window is often shorter.
        if file.graph.markup(found.other) == Markup::Meta {
            continue;
        }
        let message = |name: &str, better: &str| format!("`{name}` is another headline than `{better}`");
        found.report(file, "headline", message, report).label("other words").help(
            "readers of search results and of link previews see two articles; if this is meant, ignore it",
        );
    }
}

/// Whether one is the other or a part of it, but for punctuation, capitals and HTML.
fn is_alike(one: Node<'_>, other: Node<'_>) -> bool {
    let letters = |value: Node<'_>| -> String {
        let text = html::text_of(value.text().unwrap_or_default());
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}
