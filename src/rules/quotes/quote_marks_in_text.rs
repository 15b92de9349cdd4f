//! `quote-marks-in-text`

use std::ops::Range;

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, Quote, QuoteKind};
use crate::rules::quotes::marks::{self, Marks};
use crate::rules::quotes::passages::Passages;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("quote-marks-in-text", include_str!("quote_marks_in_text.md"))
        .fixable(Applicability::Safe),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, quote) in &document.article.quotes {
        // In a mixed quote, all of it may be words of the speaker.
        if quote.kind == QuoteKind::Mixed {
            continue;
        }
        let Some(inner) = inner(&quote.text) else { continue };
        let passages = document.passages();
        let mut places = passages.locations().get(id.as_str()).places();
        if places.any(|place| is_nested_quotation(passages, place)) {
            continue;
        }
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::TEXT);
        report
            .at(pointer, format!("the text of the quote `{id}` is in quotation marks"))
            .label("quotation marks")
            .help("remove the outer marks: they belong to the body, and each format adds its own")
            .fix_text(quote.text.as_str(), inner);
    }
}

/// The text without its quotation marks, if one pair encloses all of it.
fn inner(text: &str) -> Option<&str> {
    let words = text.trim();
    let (first, last) = (words.chars().next()?, words.chars().next_back()?);
    // Apostrophes may be at both ends: ’Tis the dogs’.
    if !marks::closes(first, last) || !marks::is_sure(first) && first != '‘' && first != '‚' {
        return None;
    }
    let marks = Marks::of(words, std::iter::once(0..words.len()));
    let whole = first.len_utf8()..words.len() - last.len_utf8();
    let is_one = marks.quoted().iter().any(|quoted| quoted.inner == whole);
    is_one.then(|| words[whole].trim()).filter(|inner| !inner.is_empty())
}

/// Whether the marks next to a passage are within others: the speaker's whole statement is a quotation.
fn is_nested_quotation(passages: &Passages<'_>, place: &Range<usize>) -> bool {
    let text = passages.written();
    let is_beside = |c: char| marks::is_mark(c) || matches!(c, '.' | ',' | '!' | '?' | '\u{202F}' | '\u{A0}');
    let start = text[..place.start].trim_end_matches(is_beside).len();
    let end = text.len() - text[place.end..].trim_start_matches(is_beside).len();
    let inner = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let last = end - text[..end].chars().next_back().map_or(0, char::len_utf8);
    // Between two pairs of marks is the inner quotation.
    let count = |part: &str| part.chars().filter(|c| marks::is_mark(*c)).count();
    inner <= last && count(&text[start..place.start]) > 1 && count(&text[place.end..end]) > 1
        || text[place.clone()].starts_with(marks::is_mark) && passages.marks().hold(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_around_the_whole_text_are_removed() {
        for text in [
            "“We wait.”",
            "\"We wait.\"",
            "« We wait. »",
            "„We wait.“",
            "「We wait.」",
            "‘We wait.’",
            " ”We wait.” ",
        ] {
            assert_eq!(inner(text), Some("We wait."), "{text}");
        }
        for text in
            ["“A” and “B”", "\"A\" and \"B\"", "We “wait”", "’Tis the dogs’", "“”", "“", "", "‘A’ is not ‘B’"]
        {
            assert_eq!(inner(text), None, "{text}");
        }
    }
}
