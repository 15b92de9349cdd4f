//! `jsonld-type-unknown`

use crate::diagnostic::{Code, Place, Severity};
use crate::rules::jsonld::kinds::meant;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Name;
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-type-unknown", include_str!("jsonld_type_unknown.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        for kind in file.graph.types(object.node) {
            let Some(text) = kind.text().map(str::trim).filter(|text| !text.is_empty()) else { continue };
            let Name::SchemaOrg(name) = file.graph.terms.meaning(text) else { continue };
            if vocabulary().type_named(name).is_some() || file.graph.terms.defines(text) {
                continue;
            }
            let finding = report.at(Place::Text(kind.span()), format!("schema.org has no type `{name}`"));
            let names = || vocabulary().types().map(|term| term.name);
            if let Some(same) = names().find(|known| known.eq_ignore_ascii_case(name)) {
                // What is meant is certain, and some readers see it.
                finding.severity(Severity::Warning).label("in another case").help(format!("write `{same}`"));
                continue;
            }
            finding.label("unknown type");
            match meant(name, names()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("https://schema.org/docs/full.html lists all types"),
            };
            // By its other types a reader knows the thing all the same.
            if !object.types.is_empty() {
                finding.severity(Severity::Warning);
            }
        }
    }
}
