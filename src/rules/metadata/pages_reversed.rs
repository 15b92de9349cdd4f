//! `pages-reversed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, Metadata, Publication, Work};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pages-reversed", include_str!("pages_reversed.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    of_publication(document, report);
    for (id, work) in &document.article.works {
        let Some(page) = &work.page else { continue };
        let Some((first, last, dash)) = range(page) else { continue };
        if !is_reversed(first, last) || completed(first, last).is_some() || small(first) {
            continue;
        }
        let works = Path::ROOT.key(Article::WORKS);
        let at = works.key(id.as_str()).key(Work::PAGE).pointer();
        report
            .at(at, format!("the pages `{page}` of `{id}` run backwards"))
            .label("ends before it begins")
            .help("swap the two, or correct one of them")
            .fix_text(page.as_str(), format!("{last}{dash}{first}"));
    }
}

fn of_publication(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(publication) = &document.article.metadata.publication else { return };
    let (Some(first), Some(last)) = (&publication.first_page, &publication.last_page) else { return };
    if !is_reversed(first, last) {
        return;
    }
    let metadata = Path::ROOT.key(Article::METADATA);
    let at = metadata.key(Metadata::PUBLICATION);
    let (at_first, at_last) =
        (at.key(Publication::FIRST_PAGE).pointer(), at.key(Publication::LAST_PAGE).pointer());
    let finding = report
        .at(at_last.clone(), format!("the last page `{last}` comes before the first, `{first}`"))
        .label("before the first page")
        .related(at_first.clone(), "the first page");
    match completed(first, last) {
        Some(full) => {
            finding.help(format!("write the last page in full: `{full}`")).fix_text(last.as_str(), full)
        }
        None => finding.help("swap the two, or correct one of them").fix([
            Edit::text(at_first, first.as_str(), last.as_str()),
            Edit::text(at_last, last.as_str(), first.as_str()),
        ]),
    };
}

/// The first and last page of a single range, and the dash between them.
fn range(pages: &str) -> Option<(&str, &str, &str)> {
    let is_dash = |c: char| matches!(c, '-' | '‐'..='―');
    let start = pages.find(is_dash)?;
    let end = pages[start..].find(|c| !is_dash(c)).map(|length| start + length)?;
    // In `3-12–3-15` it is unclear which dash is which.
    (!pages[end..].contains(is_dash)).then(|| (&pages[..start], &pages[end..], &pages[start..end]))
}

/// Whether the two are numbers, or numbers after the same letters, and the second is smaller.
fn is_reversed(first: &str, last: &str) -> bool {
    let (Some((before_first, first)), Some((before_last, last))) = (number(first), number(last)) else {
        return false;
    };
    before_first == before_last && last < first
}

/// `e101` as `e` and 101.
fn number(page: &str) -> Option<(&str, u64)> {
    let page = page.trim();
    let (letters, digits) = page.split_at(page.find(|c: char| c.is_ascii_digit())?);
    Some((letters, digits.parse().ok()?))
}

/// Whether it may be the number of a part, followed by a page number: `3-1`.
fn small(first: &str) -> bool {
    number(first).is_some_and(|(_, number)| number < 10)
}

/// The last page in full, if it omits the digits it shares with the first: `125` of `123` and `5`, `H675` of `H668` and
/// `H75`.
fn completed(first: &str, last: &str) -> Option<String> {
    let (first, last) = (first.trim(), last.trim());
    let (letters, number_of_first) = number(first)?;
    let digits = last.strip_prefix(letters).unwrap_or(last);
    let shared = first.len().checked_sub(digits.len()).filter(|shared| *shared > letters.len())?;
    let full = format!("{}{digits}", first.get(..shared)?);
    let is_number = digits.bytes().all(|b| b.is_ascii_digit());
    (is_number && number(&full)?.1 >= number_of_first).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_with_the_same_prefix_are_compared() {
        assert!(is_reversed("129", "123"));
        assert!(is_reversed("e101", "e99"));
        assert!(!is_reversed("99", "e101"));
        assert!(!is_reversed("xii", "iv"));
        assert!(!is_reversed("12A", "11B"));
        assert!(!is_reversed("9", "10"));
    }

    #[test]
    fn omitted_digits_are_filled_in() {
        assert_eq!(completed("123", "5").as_deref(), Some("125"));
        assert_eq!(completed("1215", "23").as_deref(), Some("1223"));
        assert_eq!(completed("H668", "H75").as_deref(), Some("H675"));
        assert_eq!(completed("e219", "e26").as_deref(), Some("e226"));
        assert_eq!(completed("128", "5"), None);
        assert_eq!(completed("S9", "S5"), None);
        assert_eq!(completed("129", "123"), None);
        assert_eq!(range("12–19"), Some(("12", "19", "–")));
        assert_eq!(range("3-12–3-15"), None);
    }
}
