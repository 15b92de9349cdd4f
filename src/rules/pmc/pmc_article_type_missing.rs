//! `pmc-article-type-missing`

use crate::diagnostic::Code;
use crate::model::ArticleKind;
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-article-type-missing", include_str!("pmc_article_type_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // An interview or a blog post has a type, though PubMed Central has none for it.
    if document.article.metadata.kind == ArticleKind::Article && !report.is_unreadable("metadata") {
        report
            .at(place_of("kind"), "the article would be filed under the type `other`")
            .label("no specific `kind`")
            .help("add `kind`, such as `research-article`, `review-article`, `editorial` or `letter`");
    }
}
