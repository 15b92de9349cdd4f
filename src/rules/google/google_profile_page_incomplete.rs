//! `google-profile-page-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::PROFILE_PAGE;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-profile-page-incomplete", include_str!("google_profile_page_incomplete.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for page in (PROFILE_PAGE.things)(file) {
        let is_named = |value| {
            file.object_at(value).is_some_and(|object| {
                (object.is_a("Person") || object.is_a("Organization"))
                    && !file.values(object, "name").is_empty()
            })
        };
        if !file.values(page, "mainEntity").into_iter().any(is_named) {
            report
                .at(page.node.brief_span(), "this profile page does not name its subject")
                .label("no `mainEntity`")
                .help("add `mainEntity`: the `Person` or `Organization`, with its `name`");
        }
    }
}
