//! `jats-attribute-value`

use crate::diagnostic::{Code, Place, nearest};
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
        // `jats-namespace-wrong` speaks of these.
        if attribute.is_declaration() {
            continue;
        }
        let value = attribute.value();
        let (message, help) = words(declared, &value);
        report.at(Place::Text(attribute.value_span()), message).label("not of its type").help(help);
    }
}

/// What is wrong with the value, and what it may be.
fn words(declared: &AttributeDeclaration, value: &str) -> (String, String) {
    let name = declared.name;
    let one_word = "write letters, digits, `-`, `_`, `.` or `:`, and no spaces".to_owned();
    let id = "let it begin with a letter or `_`, and go on with letters, digits, `-`, `_` or `.`".to_owned();
    match (&declared.kind, declared.default) {
        (_, AttributeDefault::Fixed(fixed)) => (
            format!("`{name}` is always `{fixed}`, and not `{value}`"),
            format!("write `{fixed}`, or leave it out"),
        ),
        (AttributeType::OneOf(values), _) => {
            let near = nearest(value, values.iter().copied());
            let list = format!("it may be {}", listed(values));
            let help = near.map_or(list, |near| format!("did you mean `{near}`?"));
            (format!("`{value}` is no value of `{name}`"), help)
        }
        (AttributeType::Id, _) => (format!("`{value}` cannot be an id"), id),
        (AttributeType::IdRef, _) => (format!("`{value}` is not one id, as `{name}` must be"), id),
        (AttributeType::IdRefs, _) => (format!("`{value}` is not one or more ids, as `{name}` must be"), id),
        _ if value.is_empty() => (format!("`{name}` is empty"), "say something, or leave it out".to_owned()),
        _ => (format!("`{value}` is not one word, as `{name}` must be"), one_word),
    }
}
