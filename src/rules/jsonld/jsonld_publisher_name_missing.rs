//! `jsonld-publisher-name-missing`

use crate::diagnostic::Code;
use crate::rules::jsonld::nameless;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-publisher-name-missing", include_str!("jsonld_publisher_name_missing.md"))
        .families(&["publisher"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for publisher in nameless::of_articles(file, &["publisher"]) {
        report.at(publisher.brief_span(), "this publisher has no name").label("no `name`").help("add `name`");
    }
}
