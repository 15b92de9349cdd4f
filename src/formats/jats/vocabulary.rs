//! JATS terms for values of the model, for reader and writer.

use crate::model::ArticleKind;

/// The name of the `<custom-meta>` that contains the copy of the article.
pub(super) const COPY: &str = "byline:article";

/// The [suggested value](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/article-type.html) that is not
/// wrong, even if less specific than the kind.
pub(super) fn article_type(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Article | ArticleKind::Interview | ArticleKind::BlogPost | ArticleKind::Other => "other",
        ArticleKind::News | ArticleKind::Analysis | ArticleKind::Background | ArticleKind::LiveBlog => "news",
        // "Opinion piece, policy statement, or general commentary"; `article-commentary` is a comment on another
        // article.
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

/// The kind for a value of
/// [`article-type`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/article-type.html), and whether it
/// covers all of the value's meaning.
pub(super) fn kind_named(article_type: &str) -> (ArticleKind, bool) {
    let name = article_type.trim().to_ascii_lowercase().replace([' ', '_'], "-");
    let exact = match name.as_str() {
        // What byline writes for an article of no particular kind.
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
        "live-blog" => ArticleKind::LiveBlog,
        _ => return (nearest_kind(&name), false),
    };
    (exact, true)
}

/// The best approximation.
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

/// The kind of a section on conflicts of interest, which JATS4R puts into the author notes.
pub(super) const CONFLICT_OF_INTEREST: &str = "conflict-of-interest";

/// Whether this kind is an appendix.
pub(super) fn is_appendix(kind: &str) -> bool {
    matches!(kind, "appendix" | "appendices" | "app") || kind.starts_with("appendix|")
}

/// Whether this kind is an acknowledgment.
pub(super) fn is_acknowledgment(kind: &str) -> bool {
    const KINDS: [&str; 5] =
        ["acknowledgments", "acknowledgements", "acknowledgment", "acknowledgement", "ack"];
    KINDS.contains(&kind) || kind.starts_with("acknowledgments|")
}

/// The kind of a section, from its element and type.
///
/// The first part of a kind such as `notes|disclosure` is the element, the second the type.
pub(super) fn kind_of(element: &str, kind: Option<&str>) -> Option<String> {
    let base = match element {
        "ack" => "acknowledgments",
        "app" => "appendix",
        "notes" | "glossary" | "bio" | "fn-group" => element,
        _ => return kind.map(str::to_owned),
    };
    Some(match kind {
        None => base.to_owned(),
        Some(kind) if element == "ack" && is_acknowledgment(kind) => kind.to_owned(),
        Some(kind) if element == "app" && is_appendix(kind) => kind.to_owned(),
        Some(kind) => format!("{base}|{kind}"),
    })
}

/// CRediT, the Contributor Role Taxonomy.
pub(super) const CREDIT: &str = "https://credit.niso.org/";

/// The Extended Date/Time Format.
pub(super) const EDTF: &str = "https://www.loc.gov/standards/datetime/";

/// The CSL type for a
/// [`publication-type`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/publication-type.html).
pub(super) fn csl_type(publication_type: &str, has_chapter_title: bool) -> String {
    let lower = publication_type.trim().to_ascii_lowercase();
    let found = match lower.as_str() {
        "preprint" => "article",
        "journal" => "article-journal",
        "magazine" => "article-magazine",
        "newspaper" | "news" => "article-newspaper",
        "data" | "database" => "dataset",
        "other" | "undeclared" | "unknown" | "web-only" | "list" | "" => "document",
        "confproc" | "conference" | "conf-proc" | "conf-paper" | "proceeding" | "proceedings"
        | "abstract" => "paper-conference",
        "commun" | "personal-communication" => "personal_communication",
        "book" if has_chapter_title => "chapter",
        "book-chapter" | "bookchapter" => "chapter",
        "web" | "website" | "webpage" | "eref" => "webpage",
        "gov" | "government" | "working-paper" | "discussion" | "tech-report" => "report",
        "legal" | "law" | "legal-doc" => "legislation",
        "encyclopedia" => "entry-encyclopedia",
        "dictionary" => "entry-dictionary",
        "blog" => "post-weblog",
        "video" => "motion_picture",
        "thesis" | "dissertation" => "thesis",
        "letter" => "personal_communication",
        _ => return publication_type.trim().to_owned(),
    };
    found.to_owned()
}
