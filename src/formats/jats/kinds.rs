//! What sort of article it is.

use crate::model::ArticleKind;

/// The [suggested value](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/article-type.html)
/// that claims nothing wrong, even if it says less than the kind.
pub(super) fn article_type(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Article | ArticleKind::Interview | ArticleKind::BlogPost | ArticleKind::Other => "other",
        ArticleKind::News | ArticleKind::Analysis | ArticleKind::Background => "news",
        // "Opinion piece, policy statement, or general commentary"; `article-commentary` is about another article.
        ArticleKind::Editorial | ArticleKind::Opinion => "editorial",
        ArticleKind::Review => "product-review",
        ArticleKind::Letter => "letter",
        ArticleKind::Obituary => "obituary",
        ArticleKind::ResearchArticle => "research-article",
        ArticleKind::ReviewArticle => "review-article",
        ArticleKind::BriefReport => "brief-report",
        ArticleKind::CaseReport => "case-report",
        ArticleKind::Correction => "correction",
        ArticleKind::Retraction => "retraction",
    }
}

/// The kind that a value of
/// [`article-type`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/article-type.html) means, and
/// whether it says all that the value says.
pub(super) fn kind_named(article_type: &str) -> (ArticleKind, bool) {
    let name = article_type.trim().to_ascii_lowercase().replace([' ', '_'], "-");
    let exact = match name.as_str() {
        // What we write for an article of no particular kind.
        "other" | "article" | "" => ArticleKind::Article,
        "news" => ArticleKind::News,
        "opinion" => ArticleKind::Opinion,
        "interview" => ArticleKind::Interview,
        "product-review" | "book-review" => ArticleKind::Review,
        "letter" => ArticleKind::Letter,
        "editorial" => ArticleKind::Editorial,
        "obituary" => ArticleKind::Obituary,
        "research-article" => ArticleKind::ResearchArticle,
        "review-article" => ArticleKind::ReviewArticle,
        "brief-report" => ArticleKind::BriefReport,
        "case-report" => ArticleKind::CaseReport,
        "correction" => ArticleKind::Correction,
        "retraction" => ArticleKind::Retraction,
        "blog-post" => ArticleKind::BlogPost,
        _ => return (nearest_kind(&name), false),
    };
    (exact, true)
}

/// The kind that says least wrong.
fn nearest_kind(name: &str) -> ArticleKind {
    match name {
        "article-commentary" | "commentary" | "viewpoint" | "perspective" | "oration" => ArticleKind::Opinion,
        "in-brief" | "announcement" | "meeting-report" | "press-release" => ArticleKind::News,
        "introduction" | "preface" => ArticleKind::Editorial,
        "reply" | "response" | "discussion" => ArticleKind::Letter,
        "original-article" | "research" | "clinical-trial" | "methods-article" | "data-paper"
        | "technical-report" | "registered-report" | "protocol" | "dissertation" => {
            ArticleKind::ResearchArticle
        }
        "systematic-review" | "meta-analysis" | "review" => ArticleKind::ReviewArticle,
        "rapid-communication" | "short-communication" | "research-note" => ArticleKind::BriefReport,
        "clinical-case" | "case-study" => ArticleKind::CaseReport,
        "addendum" | "erratum" | "corrigendum" => ArticleKind::Correction,
        "partial-retraction" | "withdrawal" => ArticleKind::Retraction,
        _ => ArticleKind::Other,
    }
}
