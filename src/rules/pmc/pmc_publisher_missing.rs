//! `pmc-publisher-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::place_of;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-publisher-missing", include_str!("pmc_publisher_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.article.metadata.publisher.is_none() && !report.is_unreadable("metadata") {
        report
            .at(place_of("publisher"), "the article has no publisher")
            .label("no `publisher`")
            .help("add `publisher`, the id of one of the `organizations`");
    }
}
