//! `text-placeholder`

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::diagnostic::{Code, Place};
use crate::model::Leaf;
use crate::rules::text::prose::is_prose;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("text-placeholder", include_str!("text_placeholder.md")),
    check: Check::Text(check),
};

/// What stands in drafts for words to come. None of them is a word of a language.
const PLACEHOLDERS: [&str; 12] = [
    "lorem ipsum",
    "tktk",
    "[tk]",
    "(tk)",
    "todo:",
    "[todo",
    "fixme",
    "xxxx",
    "[insert ",
    "headline goes here",
    "caption goes here",
    "[placeholder",
];

static INDEX: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(PLACEHOLDERS).ok());

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Text(text) = leaf else { return };
    let Some(range) = first(text) else { return };
    let pointer = path.pointer();
    if !is_prose(&pointer) {
        return;
    }
    report
        .at(
            Place::Within(pointer, range.clone()),
            format!("`{}` stands for words that were never written", text[range].trim()),
        )
        .label("still to come")
        .help("write what belongs here");
}

fn first(text: &str) -> Option<Range<usize>> {
    let index = INDEX.as_ref()?;
    index.find_iter(text).map(|found| found.range()).find(|range| {
        let (before, written) = (&text[..range.start], &text[range.clone()]);
        let stands_alone = !before.ends_with(char::is_alphanumeric);
        match written.to_ascii_lowercase().as_str() {
            // After a name it is what the name is called in short: "Techniker Krankenkasse (TK)".
            "(tk)"
                if before
                    .split_whitespace()
                    .next_back()
                    .is_some_and(|word| word.starts_with(char::is_uppercase)) =>
            {
                false
            }
            // In small letters these may be anything; in capitals they are signs.
            "tktk" | "fixme" | "todo:" | "[tk]" | "(tk)" | "[todo" => {
                stands_alone && !written.contains(|c: char| c.is_ascii_lowercase())
            }
            // No number in Roman letters has four of them; after them may come more, but no other letter.
            "xxxx" => {
                let after = text[range.end..].trim_start_matches('X');
                stands_alone && written == "XXXX" && !after.starts_with(char::is_alphanumeric)
            }
            _ => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn words_and_numbers_of_a_language_are_no_placeholders() {
        for text in [
            "Turkish Airlines flight TK 1980",
            "Super Bowl XXX",
            "Hay que verlo todo: es bueno",
            "XXXXL shirts",
            "Todo: a village",
            "die Techniker Krankenkasse (TK)",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
        for text in [
            "Lorem ipsum dolor",
            "He is TKTK years old",
            "by [TK]",
            "in the year (TK)",
            "TODO: check",
            "on XXXX at noon",
            "[insert name]",
        ] {
            assert!(first(text).is_some(), "{text}");
        }
    }
}
