//! `live-update-misplaced`

use crate::diagnostic::Code;
use crate::model::{Article, ArticleKind, Metadata, SubArticle};
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("live-update-misplaced", include_str!("live_update_misplaced.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Article { metadata, sub_articles, .. } = document.article;
    let Some(index) = sub_articles.iter().position(SubArticle::is_live_update) else { return };
    // Other formats have no name for live blogs.
    if metadata.kind == ArticleKind::LiveBlog || document.origin != Origin::Own {
        return;
    }
    let at = Pointer::default().key(Article::SUB_ARTICLES).item(index).key(SubArticle::KIND);
    let count = sub_articles.iter().filter(|one| one.is_live_update()).count();
    let message = match count {
        1 => "the article has a live update, but is not a live blog".to_owned(),
        count => format!("the article has {count} live updates, but is not a live blog"),
    };
    report
        .at(at, message)
        .label("only allowed in a live blog")
        .related(Pointer::default().key(Article::METADATA).key(Metadata::KIND), "the kind of the article")
        .help("set `metadata.kind` to `live-blog`");
}
