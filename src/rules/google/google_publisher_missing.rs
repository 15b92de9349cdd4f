//! `google-publisher-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-publisher-missing", include_str!("google_publisher_missing.md"))
        .families(&["publisher"]),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if metadata.publisher.is_none() && is_oversight(metadata, report, "publisher") {
        report
            .at(place_of("publisher"), "the article has no publisher")
            .label("no `publisher`")
            .help("add `publisher`, the id of one of the `organizations`");
    }
}
