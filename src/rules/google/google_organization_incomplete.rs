//! `google-organization-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-organization-incomplete", include_str!("google_organization_incomplete.md"))
        .families(&["article"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    // Organizations named in an article need only a name.
    if file.article.is_some() {
        return;
    }
    for object in file.objects.iter().filter(|object| object.held_by.is_none() && object.is_a("Organization"))
    {
        let is_missing = |name: &&str| file.values(object, name).is_empty();
        let missing: Vec<&str> = ["name", "url", "logo"].into_iter().filter(is_missing).collect();
        if !missing.is_empty() {
            let missing = missing.join("`, `");
            report
                .at(object.node.brief_span(), format!("this organization has no `{missing}`"))
                .label("incomplete")
                .help(format!("add `{missing}` so that search results can show it"));
        }
    }
}
