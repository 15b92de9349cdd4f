//! `jsonld-type-unknown`

use crate::diagnostic::{Code, Severity};
use crate::rules::jsonld::kinds::{MOST_GUESSES, meant};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Name;
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-type-unknown", include_str!("jsonld_type_unknown.md")).families(&["value"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let mut guesses = 0;
    for object in &file.objects {
        for kind in file.graph.types(object.node) {
            let Some(text) = kind.text().map(str::trim).filter(|text| !text.is_empty()) else { continue };
            let Name::SchemaOrg(name) = file.graph.terms.meaning(text) else { continue };
            if vocabulary().type_named(name).is_some() || file.graph.terms.defines(text) {
                continue;
            }
            let finding = report.at(kind.span(), format!("schema.org has no type `{name}`"));
            let names = || vocabulary().types().map(|term| term.name);
            if let Some(same) = vocabulary().type_in_any_case(name) {
                // The meaning is certain, and some consumers understand it.
                finding
                    .severity(Severity::Warning)
                    .label("wrong case")
                    .help(format!("write `{}`", same.name));
                continue;
            }
            finding.label("unknown type");
            let near = if guesses < MOST_GUESSES { meant(name, names()) } else { None };
            guesses += 1;
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("https://schema.org/docs/full.html lists all types"),
            };
            // Consumers can use its other types.
            if !object.types.is_empty() {
                finding.severity(Severity::Warning);
            }
        }
    }
}
