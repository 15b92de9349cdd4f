//! `google-paywall-selector-wrong`

use crate::diagnostic::Code;
use crate::rules::google::boolean;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-paywall-selector-wrong", include_str!("google_paywall_selector_wrong.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for part in file.objects.iter().filter(|object| object.is_a("WebPageElement")) {
        let free = file.values(part, "isAccessibleForFree");
        if free.is_empty() || free.into_iter().any(|value| boolean(value) == Some(true)) {
            continue;
        }
        let selectors = file.values(part, "cssSelector");
        if selectors.is_empty() {
            report
                .at(part.node.brief_span(), "this part of the page has no `cssSelector`")
                .label("no `cssSelector`")
                .help("add `cssSelector` with the part's class, such as `.paywall`");
        }
        for selector in selectors {
            let text = selector.text().unwrap_or_default();
            if !is_class(text) {
                report
                    .at(selector.span(), format!("`{text}` is not a class selector"))
                    .label("not a class")
                    .help("give that part of the page a class, and select it, as in `.paywall`");
            }
        }
    }
}

fn is_class(selector: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    selector.trim().strip_prefix('.').is_some_and(|name| !name.is_empty() && name.chars().all(is_of_name))
}
