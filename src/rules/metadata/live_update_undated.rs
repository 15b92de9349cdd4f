//! `live-update-undated`

use crate::diagnostic::{Code, Place};
use crate::model::Article;
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("live-update-undated", include_str!("live_update_undated.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let (label, help) = match document.origin {
        Origin::Jsonld => ("no `datePublished`", "add `datePublished` with the time of day"),
        _ => ("no date of publication", "add its date of publication with the time of day"),
    };
    for (index, update) in document.article.sub_articles.iter().enumerate() {
        if !update.is_live_update() || update.metadata.dates.published.is_some() {
            continue;
        }
        let at = Pointer::default().key(Article::SUB_ARTICLES).item(index);
        let title = update.metadata.title.plain_text();
        let message = match title.trim() {
            "" => "this live update has no time".to_owned(),
            title => format!("the live update “{title}” has no time"),
        };
        report.at(Place::At(at), message).label(label).help(help);
    }
}
