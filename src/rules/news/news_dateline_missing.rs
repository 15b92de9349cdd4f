//! `news-dateline-missing`

use crate::diagnostic::Code;
use crate::model::ArticleKind;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("news-dateline-missing", include_str!("news_dateline_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if metadata.kind == ArticleKind::News
        && metadata.dateline.is_none()
        && is_oversight(metadata, report, "dateline")
    {
        report.at(place_of("dateline"), "the article has no dateline").label("no `dateline`").help(
            "add `dateline` with `place` or `text`; if it ran without one, list `dateline` in `unstated`",
        );
    }
}
