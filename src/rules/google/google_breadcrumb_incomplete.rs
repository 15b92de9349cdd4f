//! `google-breadcrumb-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::BREADCRUMB;
use crate::rules::{Check, JsonldFile, Object, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-breadcrumb-incomplete", include_str!("google_breadcrumb_incomplete.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for trail in (BREADCRUMB.things)(file) {
        let items = file.values(trail, "itemListElement");
        if items.is_empty() {
            report
                .at(trail.node.brief_span(), "this breadcrumb trail is empty")
                .label("no `itemListElement`")
                .help("add a `ListItem` for each page in the trail, with `position`, `name` and `item`");
        }
        let last = items.len().saturating_sub(1);
        for (index, item) in items.into_iter().enumerate() {
            let Some(item) = file.object_at(item) else { continue };
            let missing = missing(file, item, index == last);
            if !missing.is_empty() {
                let missing = missing.join("` and `");
                report
                    .at(item.node.brief_span(), format!("this breadcrumb has no `{missing}`"))
                    .label("incomplete")
                    .help(format!("add `{missing}`: search results show only complete trails"));
            }
        }
    }
}

/// What a breadcrumb item lacks; the last one is the page itself and needs no URL.
fn missing(file: &JsonldFile<'_>, item: &Object<'_>, is_last: bool) -> Vec<&'static str> {
    let target = file.values(item, "item");
    let has_name = !file.values(item, "name").is_empty()
        || target
            .iter()
            .any(|value| file.object_at(*value).is_some_and(|page| !file.values(page, "name").is_empty()));
    let checks = [
        ("position", !file.values(item, "position").is_empty()),
        ("name", has_name),
        ("item", is_last || !target.is_empty()),
    ];
    checks.into_iter().filter(|(_, is_there)| !is_there).map(|(name, _)| name).collect()
}
