//! `jsonld-type-unknown`

use crate::diagnostic::Code;
use crate::rules::jsonld::kinds::{MOST_GUESSES, meant};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Name;
use crate::standards::schema_org::{VERSION, vocabulary};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-type-unknown", include_str!("jsonld_type_unknown.md")).families(&["value"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let mut guesses = 0;
    for object in &file.objects {
        for kind in file.graph.types(object.node) {
            let Name::SchemaOrg(name) = kind.name else { continue };
            let text = kind.node.text().unwrap_or_default().trim();
            if name.is_empty()
                || vocabulary().type_named(name).is_some()
                || file.graph.defines(kind.node, text)
            {
                continue;
            }
            let finding = report.at(kind.node.span(), format!("schema.org {VERSION} has no type `{name}`"));
            let names = || vocabulary().types().map(|term| term.name);
            if let Some(same) = vocabulary().type_in_any_case(name) {
                finding.label("wrong case").help(format!("write `{}`", same.name));
                continue;
            }
            finding.label("unknown type");
            let near = if guesses < MOST_GUESSES { meant(name, names()) } else { None };
            guesses += 1;
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("https://schema.org/docs/full.html lists all types"),
            };
        }
    }
}
