//! `google-organization-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::ORGANIZATION;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-organization-incomplete", include_str!("google_organization_incomplete.md"))
        .families(&["article"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in (ORGANIZATION.things)(file) {
        let names = ORGANIZATION.properties.iter().map(|property| property.names[0]);
        let missing: Vec<&str> = names.filter(|name| file.values(object, name).is_empty()).collect();
        if !missing.is_empty() {
            let missing = missing.join("`, `");
            report
                .at(object.node.brief_span(), format!("this organization has no `{missing}`"))
                .label("incomplete")
                .help(format!("add `{missing}` so that search results can show it"));
        }
    }
}
