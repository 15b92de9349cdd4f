//! `jsonld-author-name-missing`

use crate::diagnostic::Code;
use crate::rules::jsonld::nameless;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-author-name-missing", include_str!("jsonld_author_name_missing.md"))
        .families(&["author"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for author in nameless::of_articles(file, &["author", "creator"]) {
        report
            .at(author.brief_span(), "this author has no name")
            .label("no `name`")
            .help("add `name`, or leave out the author");
    }
}
