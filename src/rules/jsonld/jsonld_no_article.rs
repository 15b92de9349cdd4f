//! `jsonld-no-article`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Object, Report, Rule};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-no-article", include_str!("jsonld_no_article.md")).families(&["article"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    // The unread part may contain an article.
    if file.article.is_some() || file.graph.blocks().next().is_none() {
        return;
    }
    let place = file.graph.top().first().map_or(Span::default(), |node| node.brief_span());
    let mut names: Vec<String> = Vec::new();
    for object in file.objects.iter().filter(|object| object.held_by.is_none()) {
        let name = format!("`{}`", object.type_name());
        if !object.types.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(6);
    // `jsonld-type-missing` reports top-level objects without a type.
    let is_untyped = |object: &Object<'_>| object.types.is_empty() && !file.properties(object).is_empty();
    if file.objects.iter().any(|object| object.held_by.is_none() && is_untyped(object)) {
        return;
    }
    let file = if file.graph.has_other_markup() { "page" } else { "JSON-LD" };
    let message = match names.as_slice() {
        [] => format!("this {file} describes no article"),
        names => format!("this {file} describes no article, but: {}", names.join(", ")),
    };
    report.at(place, message).label("no article").help(
        "describe the article as a `NewsArticle` with its `headline`; if the page shows no article, \
         nothing is wrong",
    );
}
