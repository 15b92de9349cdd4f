//! `jsonld-id-conflict`

use crate::diagnostic::Code;
use crate::rules::jsonld::kinds::with_article;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;
use crate::source::jsonld::Name;
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-id-conflict", include_str!("jsonld_id_conflict.md")).families(&["value"]),
    check: Check::Jsonld(check),
};

/// No entity has types of two of these groups. An organization may be a place, such as a shop.
const KINDS: [&[&str]; 4] = [&["Person"], &["Organization", "Place"], &["CreativeWork"], &["Event"]];

/// Properties with only one value.
const SINGLE: [&str; 4] = ["name", "headline", "datePublished", "birthDate"];

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for (id, nodes) in file.graph.ids() {
        let Some((first, others)) = nodes.split_first() else { continue };
        for other in others {
            let found =
                conflicting_types(file, *first, *other).or_else(|| conflicting_values(file, *first, *other));
            if let Some(Conflict { message, here, there }) = found {
                report
                    .at(here.span(), format!("two things have the `@id` `{id}`: {message}"))
                    .label("says otherwise")
                    .related(there.span(), "first described here")
                    .help("give each thing its own `@id`, or make the descriptions agree");
                break;
            }
        }
    }
}

struct Conflict<'d> {
    message: String,
    here: Node<'d>,
    there: Node<'d>,
}

/// Two types that no entity can have together.
fn conflicting_types<'d>(file: &JsonldFile<'d>, first: Node<'d>, other: Node<'d>) -> Option<Conflict<'d>> {
    let (there, here) = (kinds(file, first), kinds(file, other));
    let is_apart = !there.is_empty()
        && !here.is_empty()
        && !here.iter().any(|(kind, _, _)| there.iter().any(|(known, _, _)| known == kind));
    let ((_, there, first), (_, here, other)) = (there.first()?, here.first()?);
    is_apart.then(|| Conflict {
        message: format!("{} and {}", with_article(first), with_article(other)),
        here: *here,
        there: *there,
    })
}

/// The groups that an object's types belong to, each with the type.
fn kinds<'d>(file: &JsonldFile<'d>, node: Node<'d>) -> Vec<(usize, Node<'d>, &'static str)> {
    let mut found = Vec::new();
    for kind in file.graph.types(node) {
        let Name::SchemaOrg(name) = kind.name else { continue };
        let Some(term) = vocabulary().type_named(name) else { continue };
        for (index, above) in KINDS.iter().enumerate() {
            if above.iter().any(|above| term.is_a_kind_of(above)) {
                found.push((index, kind.node, term.name));
            }
        }
    }
    found
}

/// Two values of a property that has only one.
fn conflicting_values<'d>(file: &JsonldFile<'d>, first: Node<'d>, other: Node<'d>) -> Option<Conflict<'d>> {
    let of = |node: Node<'d>, property: &str| {
        let mut values = Vec::new();
        for member in file.graph.members(node).iter().filter(|member| member.name.is(property)) {
            file.graph.each_value(member.node, &mut values, &mut |_| {});
        }
        values.into_iter().find_map(|value| Some((value, value.text()?.trim())))
    };
    SINGLE.into_iter().find_map(|property| {
        let ((there, one), (here, two)) = (of(first, property)?, of(other, property)?);
        (one != two).then(|| Conflict { message: format!("their `{property}` differs"), here, there })
    })
}
