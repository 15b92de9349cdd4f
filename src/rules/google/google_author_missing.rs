//! `google-author-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-author-missing", include_str!("google_author_missing.md"))
        .families(&["author"]),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if metadata.authors.is_empty() && is_oversight(metadata, report, "authors") {
        report
            .at(place_of("authors"), "the article has no author")
            .label("no `authors`")
            .help("add `authors`: people, or the organization if no person is named");
    }
}
