//! `title-ends-with-full-stop`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Article, Inline, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("title-ends-with-full-stop", include_str!("title_ends_with_full_stop.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let title = &document.article.metadata.title;
    let Some((last, Inline::Text(text))) = title.iter().enumerate().next_back() else { return };
    let written = text.trim_end();
    let Some(without) = written.strip_suffix('.') else { return };
    if !ends_one_sentence(&title.plain_text()) {
        return;
    }
    let metadata = Path::ROOT.key(Article::METADATA);
    let at = metadata.key(Metadata::TITLE).item(last).pointer();
    report
        .at(Place::Within(at, without.len()..written.len()), "the title ends with a full stop")
        .label("not part of a title")
        .help("remove it: citation styles add one where needed")
        .fix_text(text.as_str(), without);
}

/// Whether the title ends with a full stop and has no other.
fn ends_one_sentence(title: &str) -> bool {
    let title = title.trim_end();
    let Some(without) = title.strip_suffix('.') else { return false };
    let last = without.split_whitespace().next_back().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    // "U.S.", "Inc.", "St.", "et al.", "…": the full stop is part of the word.
    let is_short = letters <= 4 && (last.starts_with(char::is_uppercase) || letters <= 3);
    let is_abbreviation = last.contains('.') || is_short || !last.ends_with(char::is_alphanumeric);
    // A title of two sentences is a deliberate choice.
    !is_abbreviation && ![". ", "! ", "? "].iter().any(|end| without.contains(end))
}

#[cfg(test)]
mod tests {
    use super::ends_one_sentence;

    #[test]
    fn abbreviations_and_ellipses_may_end_a_title() {
        assert!(ends_one_sentence("Council approves tidal barrage."));
        for title in
            ["Storm over the U.S.", "Apple, Inc.", "We came. We saw.", "Wait..", "Silva et al.", "So what…"]
        {
            assert!(!ends_one_sentence(title), "{title}");
        }
    }
}
