//! `jsonld-context-foreign`

use crate::diagnostic::{Code, Severity};
use crate::rules::jsonld_file::{add_contexts, is_foreign, speaks_schema_org};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::{Graph, Name, Type};
use crate::source::{Kind, Node};
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-context-foreign", include_str!("jsonld_context_foreign.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for block in file.graph.tree.root().children() {
        let mut contexts = Vec::new();
        add_contexts(block, &mut contexts);
        let Some(found) = known_type(file.graph, block) else { continue };
        if file.graph.is_uncertain(found.node) {
            if let Some(address) = contexts.into_iter().find_map(unread) {
                let text = address.text().unwrap_or_default();
                if is_nearly_schema_org(text) {
                    wrong(address, found, report);
                    continue;
                }
                report
                    .at(address.span(), format!("the names here depend on `{text}`, which was not read"))
                    .severity(Severity::Advice)
                    .label("not read")
                    .help("only the context of schema.org is known here: check these names in another way");
            }
        } else if let Some(context) = contexts.first().filter(|_| is_foreign(block)) {
            wrong(*context, found, report);
        }
    }
}

fn wrong(context: Node<'_>, found: Type<'_>, report: &mut Report<'_>) {
    let name = found.name.written();
    let message = match context.text() {
        Some(address) => format!("`{address}` does not define `{name}`"),
        None => format!("this context does not define `{name}`"),
    };
    report
        .at(context.brief_span(), message)
        .label("not schema.org")
        .help("write `\"@context\": \"https://schema.org\"`; to keep another context, use a list");
}

/// Whether an address is that of schema.org with a typo.
fn is_nearly_schema_org(address: &str) -> bool {
    let host =
        address.split_once("//").map_or(address, |(_, rest)| rest).split('/').next().unwrap_or_default();
    strsim::damerau_levenshtein(host, "schema.org") <= 2
}

/// The first context with an address that is not schema.org's.
fn unread(context: Node<'_>) -> Option<Node<'_>> {
    match context.kind() {
        Kind::String => Some(context).filter(|context| !speaks_schema_org(*context)),
        Kind::Array => context.children().find_map(unread),
        Kind::Object => context.get("@import"),
        _ => None,
    }
}

/// The first type in a block with a name from schema.org: no other vocabulary has a `NewsArticle`.
fn known_type<'d>(graph: &Graph<'d>, node: Node<'d>) -> Option<Type<'d>> {
    let own = || {
        graph.types(node).find(|kind| match kind.name {
            Name::SchemaOrg(name) => vocabulary().type_named(name).is_some(),
            Name::Keyword(_) | Name::Own(_) | Name::Foreign(_) => false,
        })
    };
    let below = || node.children().find_map(|child| known_type(graph, child));
    (node.kind() == Kind::Object).then(own).flatten().or_else(below)
}
