//! `jsonld-context-foreign`

use crate::diagnostic::Code;
use crate::rules::jsonld_file::{add_contexts, is_foreign};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::{Graph, Name};
use crate::source::{Kind, Node};
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-context-foreign", include_str!("jsonld_context_foreign.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for block in file.graph.tree.root().children().filter(|block| is_foreign(*block)) {
        let mut contexts = Vec::new();
        add_contexts(block, &mut contexts);
        let (Some(context), Some(name)) = (contexts.first(), known_type(file.graph, block)) else { continue };
        let message = match context.text() {
            Some(address) => format!("`{address}` does not define `{name}`"),
            None => format!("this context does not define `{name}`"),
        };
        report
            .at(context.brief_span(), message)
            .label("not schema.org")
            .help("write `\"@context\": \"https://schema.org\"`; to keep another context, use a list");
    }
}

/// The first type in a block with a name from schema.org: no other vocabulary has a `NewsArticle`.
fn known_type<'d>(graph: &Graph<'d>, node: Node<'d>) -> Option<&'d str> {
    let is_known = |name: &&str| vocabulary().type_named(name).is_some();
    let own = || {
        graph.types(node).find_map(|kind| match graph.terms.meaning(kind.text()?.trim()) {
            Name::SchemaOrg(name) => Some(name).filter(is_known),
            Name::Keyword(_) | Name::Own(_) | Name::Foreign(_) => None,
        })
    };
    let below = || node.children().find_map(|child| known_type(graph, child));
    (node.kind() == Kind::Object).then(own).flatten().or_else(below)
}
