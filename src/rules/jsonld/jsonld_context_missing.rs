//! `jsonld-context-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::{Kind, Markup, Node};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-context-missing", include_str!("jsonld_context_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for block in file.graph.blocks().filter(|block| file.graph.markup(*block) == Markup::JsonLd) {
        if let Some(node) = first_without(file, block) {
            report
                .at(node.brief_span(), "this JSON-LD has no `@context`")
                .label("no `@context`")
                .help("add `\"@context\": \"https://schema.org\"` as the first member");
        }
    }
}

/// The first top-level object of a block that has properties but no context.
fn first_without<'d>(file: &JsonldFile<'d>, node: Node<'d>) -> Option<Node<'d>> {
    match node.kind() {
        Kind::Array => node.children().find_map(|item| first_without(file, item)),
        Kind::Object => {
            let says_something =
                ["@type", "@graph"].iter().any(|word| file.graph.keyword(node, word).is_some());
            (says_something && node.get("@context").is_none() && has_terms(file, node)).then_some(node)
        }
        _ => None,
    }
}

/// Whether something within is named by a term, which only a context gives a meaning: not by a whole IRI or a keyword.
fn has_terms<'d>(file: &JsonldFile<'d>, node: Node<'d>) -> bool {
    let is_term = |name: &str| !name.starts_with('@') && !name.contains(':');
    node.key().is_some_and(is_term)
        || file.graph.types(node).any(|kind| kind.node.text().is_some_and(is_term))
        || node.children().any(|child| has_terms(file, child))
}
