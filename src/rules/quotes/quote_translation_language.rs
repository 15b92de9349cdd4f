//! `quote-translation-language`

use oxilangtag::LanguageTag;

use crate::diagnostic::Code;
use crate::model::{Article, Language, Quote, TranslatedText};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("quote-translation-language", include_str!("quote_translation_language.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    for (id, quote) in &article.quotes {
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str());
        let Some(original) = &quote.original else {
            if quote.translator.is_some() && !report.is_unreadable("quotes") {
                report
                    .at(
                        pointer.key(Quote::TRANSLATOR),
                        format!("the quote `{id}` has a translator, but no original"),
                    )
                    .label("no `original`")
                    .help("add the words as spoken, with their language, as `original`");
            }
            continue;
        };
        let language = quote.language.as_ref().unwrap_or(&article.metadata.language);
        if !are_one(language, &original.language) {
            continue;
        }
        let (place, is) = match &quote.language {
            Some(_) => (pointer.clone().key(Quote::LANGUAGE), "the quote's"),
            None => (Pointer::from("/metadata/language"), "the article's"),
        };
        report
            .at(
                pointer.key(Quote::ORIGINAL).key(TranslatedText::LANGUAGE),
                format!(
                    "the quote `{id}` is in `{language}`, but its original is in `{}`",
                    original.language
                ),
            )
            .label("the same language")
            .related(place, format!("{is} language"))
            .help("correct one of the languages; a quote that is not a translation needs no `original`");
    }
}

/// Whether two tags mean one language in one script. If the regions differ, the scripts may differ too.
fn are_one(a: &Language, b: &Language) -> bool {
    let (Ok(a), Ok(b)) = (LanguageTag::parse(a.as_str()), LanguageTag::parse(b.as_str())) else {
        return false;
    };
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        (None, None) => true,
        _ => false,
    };
    let is_known =
        !matches!(a.primary_language().to_ascii_lowercase().as_str(), "und" | "mul" | "mis" | "zxx");
    // The script of Chinese depends on the region.
    let is_chinese = a.primary_language().eq_ignore_ascii_case("zh");
    let regions = match (a.region(), b.region()) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        (None, None) => true,
        _ => !is_chinese,
    };
    is_known
        && a.full_language().eq_ignore_ascii_case(b.full_language())
        && same(a.script(), b.script())
        && regions
        && same(a.variant(), b.variant())
        && same(a.extension(), b.extension())
        && same(a.private_use(), b.private_use())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_compared_but_not_regions() {
        let are_one = |a: &str, b: &str| are_one(&Language::from(a), &Language::from(b));
        assert!(are_one("en", "EN"));
        assert!(are_one("en", "en-US"));
        assert!(!are_one("ja", "ja-Latn"), "a transcription");
        assert!(!are_one("pt-BR", "pt-PT"));
        assert!(!are_one("zh", "zh-TW") && !are_one("zh-Hans", "zh-Hant"));
        assert!(!are_one("de-1901", "de-1996"));
        assert!(!are_one("und", "und"));
        assert!(!are_one("en_US", "en_US"), "no language at all");
    }
}
