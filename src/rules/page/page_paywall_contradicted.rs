//! `page-paywall-contradicted`

use crate::diagnostic::Code;
use crate::rules::page::{contradictions, may_be_equal};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::in_schema_org;
use crate::source::{Kind, Node};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("page-paywall-contradicted", include_str!("page_paywall_contradicted.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    const PROPERTY: &str = "isAccessibleForFree";
    for found in contradictions(file, &[PROPERTY], truth, may_be_equal) {
        let says = |value| if truth(value) == Some(true) { "free" } else { "behind a paywall" };
        let (access, better) = (says(found.other), says(found.better));
        let message = |name: &str, better_name: &str| {
            format!("by `{name}` the article is {access}, by `{better_name}` it is {better}")
        };
        found
            .report(file, PROPERTY, message, report)
            .label(access)
            .help("say the same in both: showing search engines more than readers is taken for cloaking");
    }
}

fn truth(value: Node<'_>) -> Option<bool> {
    if let Kind::Bool(truth) = value.kind() {
        return Some(truth);
    }
    let text = value.text()?.trim();
    match in_schema_org(text).unwrap_or(text).to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
