//! `google-paywall-part-missing`

use crate::diagnostic::Code;
use crate::rules::google::boolean;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("google-paywall-part-missing", include_str!("google_paywall_part_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let article = file.article.and_then(|article| file.object_at(file.graph.tree.node(article)));
    let Some(article) = article else { return };
    let is_paid = |value: &Node<'_>| boolean(*value) == Some(false);
    let Some(paid) = file.values(article, "isAccessibleForFree").into_iter().find(is_paid) else { return };
    let is_part = |value| file.object_at(value).is_some_and(|part| part.is_a("WebPageElement"));
    if !file.values(article, "hasPart").into_iter().any(is_part) {
        report.at(paid.span(), "the paywalled part of the page is not marked").label("no `hasPart`").help(
            "add `hasPart`: a `WebPageElement` with `isAccessibleForFree` and the `cssSelector` of \
                that part",
        );
    }
}
