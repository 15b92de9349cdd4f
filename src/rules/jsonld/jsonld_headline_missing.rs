//! `jsonld-headline-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-headline-missing", include_str!("jsonld_headline_missing.md"))
        .families(&["value", "empty"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let article = file.article.and_then(|article| file.object_at(file.graph.tree.node(article)));
    let Some(article) = article else { return };
    let parts = file.graph.parts(article.node);
    let has = |name: &str| {
        parts.iter().any(|part| file.graph.members(*part).iter().any(|member| member.name.is_nearly(name)))
    };
    if !has("headline") && !has("name") {
        report
            .at(article.node.brief_span(), "the article has no headline")
            .label("no `headline`")
            .help("add the title of the article as `headline`");
    }
}
