//! `page-author-differs`

use crate::diagnostic::Code;
use crate::rules::page::contradictions;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Graph;
use crate::source::{Kind, Node};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-author-differs", include_str!("page_author_differs.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let graph = file.graph;
    let agree = |one: &Vec<String>, other: &Vec<String>| {
        // A name that is unknown, such as that at an address, contradicts nothing.
        one.is_empty()
            || other.is_empty()
            || one.iter().all(|word| other.contains(word))
            || other.iter().all(|word| one.contains(word))
    };
    for found in contradictions(file, &["author"], |author| words(graph, author), agree) {
        let (author, better) = (name(graph, found.other), name(graph, found.better));
        let message = |name: &str, better_name: &str| {
            format!("`{name}` is `{author}`, but `{better_name}` is `{better}`")
        };
        found
            .report(file, "author", message, report)
            .label("another name")
            .help("name the same authors in both");
    }
}

/// The words of a name, without initials; none for an address.
fn words<'d>(graph: &'d Graph<'d>, author: Node<'d>) -> Vec<String> {
    let name = name(graph, author);
    if name.contains("://") {
        return Vec::new();
    }
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() > 1 || word.len() > 2).collect()
}

/// The name of an author; empty if it is not known.
fn name<'d>(graph: &'d Graph<'d>, author: Node<'d>) -> &'d str {
    let mut names = Vec::new();
    match author.kind() {
        Kind::Object => {
            let members = graph.parts(author).into_iter().flat_map(|part| graph.members(part));
            for member in members.filter(|member| member.name.is("name")) {
                graph.each_value(member.node, &mut names, &mut |_| {});
            }
        }
        _ => names.push(author),
    }
    names.first().and_then(|name| graph.text(*name)).unwrap_or_default().trim()
}
