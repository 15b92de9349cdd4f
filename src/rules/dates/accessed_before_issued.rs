//! `accessed-before-issued`

use crate::diagnostic::Code;
use crate::model::{Article, Work};
use crate::rules::dates::is_surely_before;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("accessed-before-issued", include_str!("accessed_before_issued.md")),
    check: Check::Article(check),
};

/// Types of works that cannot be seen before their date. A journal article or a book is often online long before the
/// date of its issue or edition.
const DATED_WHEN_OUT: [&str; 4] = ["webpage", "post", "post-weblog", "article-newspaper"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, work) in &document.article.works {
        let (Some(issued), Some(accessed)) = (&work.issued, &work.accessed) else { continue };
        if !DATED_WHEN_OUT.contains(&work.r#type.as_str()) || !is_surely_before(accessed, issued) {
            continue;
        }
        let work = Pointer::default().key(Article::WORKS).key(id.as_str());
        report
            .at(
                work.clone().key(Work::ACCESSED),
                format!("`{id}` was accessed in `{accessed}`, before it was published in `{issued}`"),
            )
            .label("before publication")
            .related(work.key(Work::ISSUED), "published here")
            .help("correct one of the dates");
    }
}
