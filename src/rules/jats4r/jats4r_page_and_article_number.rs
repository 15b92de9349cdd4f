//! `jats4r-page-and-article-number`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-page-and-article-number", include_str!("jats4r_page_and_article_number.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for citation in file.each_of(&["element-citation", "mixed-citation"]) {
        let (Some(page), Some(number)) = (citation.child("fpage"), citation.child("elocation-id")) else {
            continue;
        };
        report
            .at(page.name_span(), "this work has a first page and an article number")
            .label("a page")
            .related(number.name_span(), "an article number")
            .help("keep the one that the journal uses: `elocation-id` for an article that is only online");
    }
}
