//! `jsonld-enum-unknown`

use crate::diagnostic::{Code, nearest};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::in_schema_org;
use crate::source::{Kind, Node};
use crate::standards::schema_org::{Term, vocabulary};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-enum-unknown", include_str!("jsonld_enum_unknown.md")).families(&["value"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for (property, value) in file.values_of(|property| property.ranges().any(Term::is_enumeration)) {
        let enumerations: Vec<&'static Term> =
            property.ranges().filter(|range| range.is_enumeration()).collect();
        judge(file, property, &enumerations, value, report);
    }
}

fn judge(
    file: &JsonldFile<'_>,
    property: &Term,
    enumerations: &[&'static Term],
    value: Node<'_>,
    report: &mut Report<'_>,
) {
    let node = match value.kind() {
        Kind::Object if file.graph.is_reference(value) => file.graph.keyword(value, "@id").unwrap_or(value),
        _ => value,
    };
    let Some(text) = file.graph.text(node).map(str::trim) else { return };
    let of_schema_org = in_schema_org(text);
    let is_closed = property.ranges().all(Term::is_enumeration);
    if of_schema_org.is_none() && (!is_closed || text.contains(':')) {
        return;
    }
    let name = of_schema_org.unwrap_or(text);
    let is_it = |term: &Term| enumerations.iter().any(|enumeration| term.is_member(enumeration));
    if vocabulary().term(name).is_some_and(is_it) {
        return;
    }
    let mut names: Vec<&'static str> = Vec::new();
    for enumeration in enumerations {
        names.extend(vocabulary().members(enumeration).map(|term| term.name));
    }
    // Some enumerations are open to members from other vocabularies.
    if names.is_empty() {
        return;
    }
    let finding = report.at(node.span(), format!("`{name}` is not a valid value for `{}`", property.name));
    finding.label(format!("no `{}`", enumerations[0].name));
    match nearest(name, names.iter().copied()) {
        Some(near) => finding.help(format!("write `https://schema.org/{near}`")),
        None if names.len() <= 8 => finding.help(format!("use one of `{}`", names.join("`, `"))),
        None => finding.help(format!("https://schema.org/{} lists the values", enumerations[0].name)),
    };
}
