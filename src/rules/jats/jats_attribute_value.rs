//! `jats-attribute-value`

use crate::diagnostic::{Code, nearest};
use crate::rules::jats::listed::listed;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::{AttributeDeclaration, AttributeDefault, AttributeType, Fault};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-attribute-value", include_str!("jats_attribute_value.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for violation in file.violations() {
        let Fault::AttributeValue { attribute, declared } = &violation.fault else { continue };
        // `jats-namespace-wrong` reports these.
        if attribute.is_declaration() {
            continue;
        }
        let value = attribute.value();
        let (message, help) = words(declared, &value);
        report.at(attribute.value_span(), message).label("invalid value").help(help);
    }
}

/// What is wrong with the value, and which values are allowed.
fn words(declared: &AttributeDeclaration, value: &str) -> (String, String) {
    let name = declared.name;
    let one_word = "write letters, digits, `-`, `_`, `.` or `:`, and no spaces".to_owned();
    let id = "begin it with a letter or `_`; use only letters, digits, `-`, `_` and `.`".to_owned();
    match (&declared.kind, declared.default) {
        (_, AttributeDefault::Fixed(fixed)) => (
            format!("`{name}` must be `{fixed}`, not `{value}`"),
            format!("write `{fixed}`, or remove the attribute"),
        ),
        (AttributeType::OneOf(values), _) => {
            let near = nearest(value, values.iter().copied());
            let list = format!("use {}", listed(values));
            let help = near.map_or(list, |near| format!("did you mean `{near}`?"));
            (format!("`{value}` is not a valid value for `{name}`"), help)
        }
        (AttributeType::Id, _) => (format!("`{value}` is not a valid id"), id),
        (AttributeType::IdRef, _) => (format!("`{name}` must be one id, not `{value}`"), id),
        (AttributeType::IdRefs, _) => (format!("`{name}` must be one or more ids, not `{value}`"), id),
        _ if value.is_empty() => (format!("`{name}` is empty"), "give it a value, or remove it".to_owned()),
        _ => (format!("`{name}` must be one word, not `{value}`"), one_word),
    }
}
