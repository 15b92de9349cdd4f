//! `news-byline-missing`

use crate::diagnostic::Code;
use crate::model::ArticleKind;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("news-byline-missing", include_str!("news_byline_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    // An editorial is the voice of the paper, a notice that of the desk.
    let speaks_for_all =
        matches!(metadata.kind, ArticleKind::Editorial | ArticleKind::Correction | ArticleKind::Retraction);
    if metadata.authors.is_empty() && !speaks_for_all && is_oversight(metadata, report, "authors") {
        report.at(place_of("authors"), "the article has no byline").label("no `authors`").help(
            "add `authors`: reporters, the desk or the agency; if it ran without a byline, list \
                `authors` in `unstated`",
        );
    }
}
