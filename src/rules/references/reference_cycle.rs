//! `reference-cycle`

use crate::diagnostic::Code;
use crate::model::{Cause, Collection, Entries};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("reference-cycle", include_str!("reference_cycle.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    let organizations = edges(&article.organizations, |it| it.part_of.iter().map(|part| part.as_str()));
    report_cycles(Collection::Organizations, "partOf", &organizations, report);
    let places = edges(&article.places, |it| it.part_of.iter().map(|part| part.as_str()));
    report_cycles(Collection::Places, "partOf", &places, report);
    let events = edges(&article.events, |it| it.part_of.iter().map(|part| part.as_str()));
    report_cycles(Collection::Events, "partOf", &events, report);
    let causes = edges(&article.events, |it| it.caused_by.iter().map(|cause| cause.event.as_str()));
    report_cycles(Collection::Events, "causedBy", &causes, report);
}

/// An entity that refers to others in its own map.
struct Node<'a> {
    id: &'a str,
    to: Vec<Edge>,
}

/// The index of a reference, and the entity it leads to.
#[derive(Clone, Copy)]
struct Edge {
    nth: usize,
    node: usize,
}

/// What refers to what; empty if there are no references.
fn edges<'a, T, I: Iterator<Item = &'a str>>(
    entries: &'a Entries<T>,
    targets: impl Fn(&'a T) -> I,
) -> Vec<Node<'a>> {
    if entries.values().all(|entry| targets(entry).next().is_none()) {
        return Vec::new();
    }
    let node = |(id, entry): (&'a crate::model::Id, &'a T)| Node {
        id: id.as_str(),
        to: targets(entry)
            .enumerate()
            .filter_map(|(nth, target)| Some(Edge { nth, node: entries.get_index_of(target)? }))
            .collect(),
    };
    entries.iter().map(node).collect()
}

fn report_cycles(collection: Collection, field: &str, nodes: &[Node<'_>], report: &mut Report<'_>) {
    let place = |(node, edge): &(usize, Edge)| {
        let pointer = Pointer::default().key(&collection.to_string()).key(nodes[*node].id).key(field);
        if field == "causedBy" { pointer.item(edge.nth).key(Cause::EVENT) } else { pointer }
    };
    for cycle in cycles(nodes) {
        let [first, others @ ..] = cycle.as_slice() else { continue };
        if others.is_empty() && collection == Collection::Events && field == "partOf" {
            // `event-part-of-itself` reports this.
            continue;
        }
        let id = nodes[first.0].id;
        let relation = if field == "causedBy" { "causes itself" } else { "is part of itself" };
        let message = match others {
            [] => format!("`{id}` {relation}"),
            _ => format!("`{id}` {relation}: {}", written(&cycle, nodes)),
        };
        let finding = report.at(place(first), message).label(if others.is_empty() {
            "names itself"
        } else {
            "leads back here"
        });
        for step in others.iter().take(SHOWN) {
            finding.related(place(step), "through this");
        }
        finding.help(format!("remove the wrong `{field}`"));
    }
}

/// The longest cycle that is shown in full.
const SHOWN: usize = 8;

/// "`a` → `b` → `a`"
fn written(cycle: &[(usize, Edge)], nodes: &[Node<'_>]) -> String {
    let mut steps: Vec<String> =
        cycle.iter().take(SHOWN).map(|(node, _)| format!("`{}`", nodes[*node].id)).collect();
    if cycle.len() > SHOWN {
        steps.push("…".to_owned());
    }
    steps.push(format!("`{}`", nodes[cycle[0].0].id));
    steps.join(" → ")
}

/// The cycles, each as a list of entities with the reference that leads on.
///
/// A depth-first search with its own stack: every reference back to an entity on the stack closes a cycle.
fn cycles(nodes: &[Node<'_>]) -> Vec<Vec<(usize, Edge)>> {
    const NEW: usize = usize::MAX;
    const DONE: usize = usize::MAX - 1;
    // The position of each entity on the stack.
    let mut position = vec![NEW; nodes.len()];
    let mut cycles = Vec::new();
    for start in 0..nodes.len() {
        if position[start] != NEW {
            continue;
        }
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        position[start] = 0;
        while let Some((node, tried)) = way.last_mut() {
            let Some(edge) = nodes[*node].to.get(*tried).copied() else {
                position[*node] = DONE;
                way.pop();
                continue;
            };
            *tried += 1;
            match position[edge.node] {
                NEW => {
                    position[edge.node] = way.len();
                    way.push((edge.node, 0));
                }
                DONE => {}
                // As many as a person would read; each may be as long as the map.
                from if cycles.len() < 100 => {
                    cycles.push(
                        way[from..].iter().map(|(node, tried)| (*node, nodes[*node].to[tried - 1])).collect(),
                    );
                }
                _ => {}
            }
        }
    }
    cycles
}
