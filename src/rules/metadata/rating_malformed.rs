//! `rating-malformed`

use crate::diagnostic::Code;
use crate::model::{Article, Metadata, rating_parts};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("rating-malformed", include_str!("rating_malformed.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let rating = document.article.metadata.rating.as_deref();
    if let Some(rating) = rating.filter(|rating| rating_parts(rating).is_none()) {
        report
            .at(
                Pointer::default().key(Article::METADATA).key(Metadata::RATING),
                format!("`{rating}` is not a number out of the best rating"),
            )
            .label("not a rating")
            .help("write the number, a slash, and the best that can be reached: `4/5`, `7.5/10`");
    }
}
