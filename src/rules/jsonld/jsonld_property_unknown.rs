//! `jsonld-property-unknown`

use crate::diagnostic::{Code, Finding, Place};
use crate::rules::jsonld::kinds::{MOST_GUESSES, meant};
use crate::rules::{Check, JsonldFile, Object, Report, Rule};
use crate::source::jsonld::{Member, Name};
use crate::standards::schema_org::{Term, VERSION, vocabulary};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-property-unknown", include_str!("jsonld_property_unknown.md"))
        .families(&["value"]),
    check: Check::Jsonld(check),
};

/// The [JSON-LD 1.1 keywords](https://www.w3.org/TR/json-ld11/#keywords) that may be keys of a node.
const KEYWORDS: [&str; 10] = [
    "@context",
    "@graph",
    "@id",
    "@included",
    "@index",
    "@nest",
    "@reverse",
    "@type",
    "@language",
    "@direction",
];

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let mut guesses = 0;
    for object in &file.objects {
        for Member { name, node: member } in file.graph.members(object.node) {
            let (Some(key), Some(span)) = (member.key(), member.key_span()) else { continue };
            let place = Place::Text(span);
            match *name {
                Name::Keyword(word) if !KEYWORDS.contains(&word) => {
                    let finding = report.at(place, format!("JSON-LD has no keyword `{word}`"));
                    finding.label("unknown word").help(match vocabulary().property(&word[1..]) {
                        Some(property) => format!("write `{}`, without the `@`", property.name),
                        None => "remove it, or the `@` before it".to_owned(),
                    });
                }
                Name::SchemaOrg(name) if !is_known(name) && !file.graph.defines(*member, key) => {
                    let finding = report.at(place, format!("schema.org {VERSION} has no property `{name}`"));
                    unknown(object, name, guesses < MOST_GUESSES, finding);
                    guesses += 1;
                }
                _ => {}
            }
        }
    }
}

/// Suggests the intended name; anything but a difference in case only if `may` allows a guess.
fn unknown(object: &Object<'_>, name: &str, may: bool, finding: &mut Finding) {
    let all = || vocabulary().properties();
    let same = vocabulary().property_in_any_case(name);
    finding.label(if same.is_some() { "wrong case" } else { "unknown property" });
    let is_of_types = |property: &&Term| object.types.iter().any(|kind| kind.may_have(property));
    let of_types = || all().filter(is_of_types).map(|property| property.name).collect::<Vec<_>>();
    let near = || meant(name, of_types().into_iter()).or_else(|| meant(name, all().map(|known| known.name)));
    match (same, if may && same.is_none() { near() } else { None }) {
        (Some(same), _) => finding.help(format!("write `{}`", same.name)),
        (None, Some(near)) => finding.help(format!("did you mean `{near}`?")),
        (None, None) => finding.help("remove it, or define it in `@context`: it is not in schema.org"),
    };
}

fn is_known(name: &str) -> bool {
    // What a search form asks for: https://schema.org/docs/actions.html#part-4
    let name = name.strip_suffix("-input").or_else(|| name.strip_suffix("-output")).unwrap_or(name);
    vocabulary().property(name).is_some()
}
