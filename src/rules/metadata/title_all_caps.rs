//! `title-all-caps`

use crate::diagnostic::Code;
use crate::model::{Article, Metadata, TranslatedText};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("title-all-caps", include_str!("title_all_caps.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    let at = Path::ROOT.key(Article::METADATA);
    of_title("title", &metadata.title.plain_text(), at.key(Metadata::TITLE).pointer(), report);
    if let Some(subtitle) = &metadata.subtitle {
        of_title("subtitle", &subtitle.plain_text(), at.key(Metadata::SUBTITLE).pointer(), report);
    }
    for (n, title) in metadata.translated_titles.iter().enumerate() {
        let at = at.key(Metadata::TRANSLATED_TITLES).item(n).key(TranslatedText::TEXT).pointer();
        of_title("translated title", &title.text, at, report);
    }
}

fn of_title(what: &str, title: &str, at: Pointer, report: &mut Report<'_>) {
    if is_all_capitals(title) {
        report
            .at(at, format!("this {what} is all in capital letters"))
            .label("only capitals")
            .help("use sentence case or title case; style sheets can set capitals");
    }
}

/// Whether it is a headline in capitals, not a few names that are written so.
fn is_all_capitals(title: &str) -> bool {
    let (mut words, mut letters, mut longest) = (0, 0, 0);
    for word in title.split_whitespace() {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        words += usize::from(capitals > 0);
        letters += capitals;
        longest = longest.max(capitals);
    }
    // Acronyms rarely have more than six letters, and a title rarely consists of four acronyms.
    words >= 3 && letters >= 12 && (words >= 4 || longest >= 7)
}

#[cfg(test)]
mod tests {
    use super::is_all_capitals;

    #[test]
    fn a_few_acronyms_are_not_a_title_in_capitals() {
        assert!(is_all_capitals("COUNCIL APPROVES BARRAGE"));
        assert!(is_all_capitals("MAYOR QUITS OVER FLOODS"));
        assert!(is_all_capitals("СОВЕТ ОДОБРИЛ ПЛОТИНУ"));
        assert!(!is_all_capitals("NASA"));
        assert!(!is_all_capitals("UNESCO ICOMOS"));
        assert!(!is_all_capitals("COVID-19: WHO, FDA"));
        assert!(!is_all_capitals("윤석열 대통령 WTO 제소 철회"));
        assert!(!is_all_capitals("Council approves barrage"));
    }
}
