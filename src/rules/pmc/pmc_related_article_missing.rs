//! `pmc-related-article-missing`

use crate::diagnostic::Code;
use crate::model::{ArticleKind, Relation};
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-related-article-missing", include_str!("pmc_related_article_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    let (relation, name, verb) = match metadata.kind {
        ArticleKind::Correction => (Relation::Corrects, "corrects", "a correction"),
        ArticleKind::Retraction => (Relation::Retracts, "retracts", "a retraction"),
        _ => return,
    };
    let is_related = metadata.related.iter().any(|related| related.relation == relation);
    if !is_related && !report.is_unreadable("metadata") {
        report
            .at(place_of("related"), format!("{verb} does not name the article it {name}"))
            .label(format!("no relation `{name}`"))
            .help(format!("add the article to `works`, and to `related` with the relation `{name}`"));
    }
}
