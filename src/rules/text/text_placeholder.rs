//! `text-placeholder`

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::diagnostic::{Code, Place};
use crate::model::Leaf;
use crate::rules::text::Oddity;
use crate::rules::text::prose::is_prose;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("text-placeholder", include_str!("text_placeholder.md")),
    check: Check::OddText(Oddity::PLACEHOLDER, check),
};

/// Placeholders in drafts, in the case in which they are written. None of them is a word of a language: in lower case
/// the short ones may be anything, and in capitals they are conventions.
const PLACEHOLDERS: [&str; 23] = [
    "lorem ipsum",
    "Lorem ipsum",
    "Lorem Ipsum",
    "LOREM IPSUM",
    "TKTK",
    "[TK]",
    "(TK)",
    "TODO:",
    "[TODO",
    "FIXME",
    "XXXX",
    "[insert ",
    "[Insert ",
    "[INSERT ",
    "headline goes here",
    "Headline goes here",
    "HEADLINE GOES HERE",
    "caption goes here",
    "Caption goes here",
    "CAPTION GOES HERE",
    "[placeholder",
    "[Placeholder",
    "[PLACEHOLDER",
];

/// Finds the leftmost placeholder, many bytes at a time.
static INDEX: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut builder = AhoCorasick::builder();
    // Candidates are rare, so the automaton need not be the fastest one, which takes long to build.
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    builder.match_kind(MatchKind::LeftmostFirst).kind(kind).build(PLACEHOLDERS).ok()
});

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Text(text) = leaf else { return };
    let Some(range) = first(text) else { return };
    let pointer = path.pointer();
    if !is_prose(&pointer) {
        return;
    }
    report
        .at(Place::Within(pointer, range.clone()), format!("`{}` is a placeholder", text[range].trim()))
        .label("placeholder")
        .help("replace it with the text");
}

fn first(text: &str) -> Option<Range<usize>> {
    let index = INDEX.as_ref()?;
    index.find_iter(text).map(|found| found.range()).find(|range| {
        let (before, written) = (&text[..range.start], &text[range.clone()]);
        let is_whole_word = !before.ends_with(char::is_alphanumeric);
        match written {
            // After a name it is an abbreviation: "Techniker Krankenkasse (TK)".
            "(TK)"
                if before
                    .split_whitespace()
                    .next_back()
                    .is_some_and(|word| word.starts_with(char::is_uppercase)) =>
            {
                false
            }
            "TKTK" | "FIXME" | "TODO:" | "[TK]" | "(TK)" | "[TODO" => is_whole_word,
            // No Roman numeral has four of them; more may follow, but no other letter.
            "XXXX" => {
                let after = text[range.end..].trim_start_matches('X');
                is_whole_word && !after.starts_with(char::is_alphanumeric)
            }
            _ => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{PLACEHOLDERS, first};
    use crate::rules::text::Oddity;

    #[test]
    fn every_placeholder_is_unusual() {
        for text in PLACEHOLDERS {
            assert!(Oddity::of(text).has(Oddity::PLACEHOLDER), "{text}");
        }
    }

    #[test]
    fn words_and_numerals_are_not_placeholders() {
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
