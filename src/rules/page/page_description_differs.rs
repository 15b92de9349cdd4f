//! `page-description-differs`

use crate::diagnostic::Code;
use crate::rules::page::contradictions;
use crate::rules::page::words::Words;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-description-differs", include_str!("page_description_differs.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for found in contradictions(file, &["description", "abstract"], words, may_be_of_one_article) {
        let message =
            |name: &str, better: &str| format!("`{name}` has hardly a word in common with `{better}`");
        found
            .report(file, "description", message, report)
            .label("of another article, or of the whole site")
            .help("describe the article in both; if this is intended, ignore this advice");
    }
}

fn words(value: Node<'_>) -> Words {
    Words::of(value.text().unwrap_or_default())
}

/// Whether two descriptions have words in common, or are too short to tell.
fn may_be_of_one_article(one: &Words, other: &Words) -> bool {
    /// Fewer words are often a heading.
    const FEWEST: usize = 8;
    one.len() < FEWEST || other.len() < FEWEST || one.share(other, 20)
}
