//! `word-repeated`

use std::ops::Range;

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::Leaf;
use crate::rules::text::prose::is_prose;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("word-repeated", include_str!("word_repeated.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    let language = article.metadata.language.as_str();
    let Some(words) = never_repeated(language.split('-').next().unwrap_or_default()) else { return };
    article.walk(&mut |path, leaf| {
        let Leaf::Text(text) = leaf else { return };
        let Some((word, range)) = first(text, words) else { return };
        let pointer = path.pointer();
        if !is_prose(&pointer) {
            return;
        }
        let corrected = format!("{}{}", &text[..range.start], &text[range.end..]);
        let shown = range.start + (range.len() - text[range.clone()].trim_start().len())..range.end;
        report
            .at(Place::Within(pointer, shown), format!("the word `{word}` is duplicated"))
            .label("duplicate word")
            .help("remove one of the two")
            .fix_text(text, corrected);
    });
}

/// Short words that never occur twice in a row in the language.
///
/// Others do: "that that", "had had", "in in", German "die die", French "nous nous".
fn never_repeated(language: &str) -> Option<&'static [&'static str]> {
    Some(match language {
        "en" => &["the", "a", "an", "of", "and", "at", "by", "from", "with", "for", "or", "their", "its"],
        "de" => &["und", "von", "ein", "eine", "einen", "im", "zum", "zur", "oder", "mit"],
        "fr" => &["le", "les", "de", "du", "des", "un", "une", "et", "dans", "aux"],
        "es" => &["el", "los", "las", "de", "del", "y", "un", "una", "con", "en"],
        "it" => &["il", "di", "del", "della", "un", "una", "con", "per"],
        "pt" => &["o", "os", "de", "do", "da", "um", "uma", "com", "em"],
        "nl" => &["het", "een", "van", "voor", "met"],
        _ => return None,
    })
}

/// The first repeated word: the word, and the range of its repetition with the space before it.
fn first<'t>(text: &'t str, words: &[&str]) -> Option<(&'t str, Range<usize>)> {
    let mut before: Option<&str> = None;
    let mut rest = text.split_whitespace();
    while let Some(word) = rest.next() {
        // The first of the two must be a whole word; the second may be followed by a comma.
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Some(last) = before
            // "The The" is a band; "Vitamin A, a …" has a comma in between.
            && bare.chars().all(char::is_lowercase)
            && last.eq_ignore_ascii_case(bare)
            && !(last.len() == 1 && last.starts_with(char::is_uppercase))
            && words.contains(&bare)
            && !(bare == word && begins_a_name(bare, rest.clone()))
        {
            let start = last.as_ptr().addr() - text.as_ptr().addr() + last.len();
            let end = word.as_ptr().addr() - text.as_ptr().addr() + bare.len();
            return Some((bare, start..end));
        }
        before = Some(word);
    }
    None
}

/// Whether the word begins a family name: "les mémoires de de Gaulle", "die Rede von von der Leyen".
fn begins_a_name<'t>(word: &str, mut rest: impl Iterator<Item = &'t str>) -> bool {
    const ARTICLES: [&str; 7] = ["der", "den", "dem", "la", "las", "los", "le"];
    matches!(word, "de" | "del" | "di" | "da" | "do" | "du" | "van" | "von")
        && rest.find(|word| !ARTICLES.contains(word)).is_some_and(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_are_never_repeated_are_reported() {
        let first = |text: &'static str, language| first(text, never_repeated(language).unwrap());
        assert_eq!(first("Over the the river", "en"), Some(("the", 8..12)));
        assert_eq!(first("The the river", "en"), Some(("the", 3..7)));
        for text in [
            "The The play tonight",
            "of that that",
            "he had had",
            "Group A a second time",
            "the, the",
            "no no",
        ] {
            assert_eq!(first(text, "en"), None, "{text}");
        }
        assert_eq!(first("die, die die Stadt", "de"), None);
        assert_eq!(first("und und", "de"), Some(("und", 3..7)));
        assert_eq!(first("les mémoires de de Gaulle", "fr"), None);
        assert_eq!(first("la fin de de la guerre", "fr"), Some(("de", 9..12)));
        assert_eq!(first("die Rede von von der Leyen", "de"), None);
        assert_eq!(first("der Brief von von ihm", "de"), Some(("von", 13..17)));
    }
}
