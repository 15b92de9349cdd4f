//! `keywords-in-one`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, Metadata, Term};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("keywords-in-one", include_str!("keywords_in_one.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let keywords = &document.article.metadata.keywords;
    let metadata = Path::ROOT.key(Article::METADATA);
    let list = metadata.key(Metadata::KEYWORDS);
    for (n, keyword) in keywords.iter().enumerate() {
        let Some(parts) = parts(keyword, keywords.len() == 1) else { continue };
        let finding = report
            .at(
                list.item(n).pointer(),
                format!("`{}` is one keyword, but looks like {} of them", keyword.term, parts.len()),
            )
            .label("several keywords")
            .help("make each a separate keyword, so that a search can find it");
        if keywords.len() == 1 && keyword.language.is_none() {
            finding.fix([Edit::set(list.pointer(), parts)]);
        }
    }
}

/// The keywords that were joined into one.
fn parts(keyword: &Term, is_alone: bool) -> Option<Vec<String>> {
    // Terms of a vocabulary can have any form.
    if keyword.scheme.is_some() || keyword.code.is_some() || keyword.url.is_some() {
        return None;
    }
    if !keyword.term.contains([';', '；', '、', ',']) {
        return None;
    }
    let split = |separator: &str| -> Vec<String> {
        let parts = keyword.term.split(separator).map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    for separator in [";", "；", "、"] {
        let parts = split(separator);
        if parts.len() >= 2 {
            return Some(parts);
        }
    }
    // A term may contain commas: "Paris, France", "arts, culture, entertainment and media".
    let parts = split(", ");
    // So does the catalogue heading of a person, which ends with years of birth and death: "Marx, Karl, 1818-1883".
    if parts.last().is_some_and(|part| begins_with_a_span_of_years(part)) {
        return None;
    }
    let is_list = parts.len() >= if is_alone { 3 } else { 4 }
        && parts.iter().all(|part| {
            let mut words = part.split_whitespace();
            words.clone().count() <= 3
                && !words.any(|word| ["and", "or", "und", "et", "y", "e", "en", "och", "og"].contains(&word))
        });
    is_list.then_some(parts)
}

/// Whether it begins like `1818-1883` or `1948-`.
fn begins_with_a_span_of_years(part: &str) -> bool {
    let bytes = part.as_bytes();
    bytes.len() > 4 && bytes[..4].iter().all(u8::is_ascii_digit) && part[4..].starts_with(['-', '–'])
}
