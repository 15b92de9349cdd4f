//! `jsonld-property-not-of-type`

use crate::diagnostic::Code;
use crate::rules::jsonld::kinds::one_of;
use crate::rules::{Check, JsonldFile, Object, Property, Report, Rule};
use crate::standards::schema_org::Term;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-property-not-of-type", include_str!("jsonld_property_not_of_type.md"))
        .families(&["value"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in file.objects.iter().filter(|object| !object.types.is_empty() && !object.has_other_types) {
        for Property { member, name, term } in file.properties(object) {
            let Some(property) = term else { continue };
            if may_have(object, property) {
                continue;
            }
            let kind = object.type_name();
            let finding = report.at(
                member.key_span().unwrap_or(member.span()),
                format!(
                    "`{name}` is not a property of {}",
                    one_of(object.types.iter().map(|term| term.name))
                ),
            );
            finding.label(format!("not on a `{kind}`"));
            finding.help(format!(
                "it belongs to {}; move it there, or remove it",
                one_of(property.domains().map(|term| term.name))
            ));
        }
    }
}

/// A role also has the property that it is the value of: <https://schema.org/Role>.
fn may_have(object: &Object<'_>, property: &Term) -> bool {
    object.is_a("Role")
        || property.domains().next().is_none()
        || object.types.iter().any(|kind| kind.may_have(property))
}
