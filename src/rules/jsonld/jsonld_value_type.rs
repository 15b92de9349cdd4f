//! `jsonld-value-type`

use crate::diagnostic::{Code, Severity};
use crate::rules::jsonld::kinds::{one_of, with_article};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::in_schema_org;
use crate::source::{Kind, Markup, Node};
use crate::standards::schema_org::Term;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-value-type", include_str!("jsonld_value_type.md")).families(&["value"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for (property, value) in file.values_of(|_| true) {
        if let Some(Fault { severity, message, label, help }) = fault(file, property, value) {
            report.at(value.brief_span(), message).severity(severity).label(label).help(help);
        }
    }
}

/// Common usage beyond schema.org: a desk edits, people write from a video conference, and the correction of a journal
/// article is another article.
const ALSO: [(&str, &str); 4] = [
    ("editor", "Organization"),
    ("locationCreated", "VirtualLocation"),
    ("containedInPlace", "VirtualLocation"),
    ("correction", "Article"),
];

/// What is wrong with a value, and how serious it is for consumers.
struct Fault {
    severity: Severity,
    message: String,
    label: String,
    help: String,
}

fn fault(file: &JsonldFile<'_>, property: &Term, value: Node<'_>) -> Option<Fault> {
    property.ranges().next()?;
    match value.kind() {
        Kind::Object => thing(file, property, value),
        Kind::String => text(file, property, value),
        Kind::Number => number(property, value),
        Kind::Bool(_) => truth(property, value),
        Kind::Null | Kind::Array => None,
    }
}

/// Whether the property allows values of this type.
fn takes(property: &Term, name: &str) -> bool {
    property.ranges().any(|range| range.name == name)
}

/// Whether the property allows values of a type that is written as text.
fn takes_text(property: &Term) -> bool {
    property.ranges().any(|range| is_any_of(range, &["Text", "Quantity"]))
}

fn is_data(range: &Term) -> bool {
    is_any_of(range, &["Text", "Number", "Boolean", "Date", "DateTime", "Time"])
}

fn is_any_of(range: &Term, kinds: &[&str]) -> bool {
    kinds.iter().any(|kind| range.is_a_kind_of(kind))
}

/// The names of the types that a property's values have.
fn wanted(property: &Term) -> String {
    one_of(property.ranges().map(|range| range.name))
}

fn thing(file: &JsonldFile<'_>, property: &Term, value: Node<'_>) -> Option<Fault> {
    let object = file.object_at(value)?;
    let fits = |kind: &Term| {
        // A plain `Thing` may be a person.
        property.ranges().any(|range| kind.is_a(range) || range.is_a(kind))
    };
    let is_fine = object.types.is_empty()
        || object.has_other_types
        || object.is_a("Role")
        || ALSO.iter().any(|(name, kind)| property.name == *name && object.is_a(kind))
        || object.types.iter().any(|kind| fits(kind));
    if is_fine {
        return None;
    }
    let kind = with_article(object.type_name());
    let wanted = wanted(property);
    let is_only_data = property.ranges().all(is_data);
    Some(Fault {
        severity: Severity::Warning,
        message: format!("`{}` is {wanted}, not {kind}", property.name),
        label: if is_only_data { "a thing".to_owned() } else { kind },
        help: if is_only_data {
            format!("write {wanted} in place of the object")
        } else {
            format!("correct its type, or use another property than `{}`", property.name)
        },
    })
}

fn text(file: &JsonldFile<'_>, property: &Term, value: Node<'_>) -> Option<Fault> {
    let text = value.text()?.trim();
    let name = property.name;
    if takes_text(property) {
        return None;
    }
    // Other rules check dates and enumeration members.
    if ["Date", "DateTime", "Time"].iter().any(|kind| takes(property, kind)) {
        return None;
    }
    // Other syntaxes than JSON only have texts.
    let is_in_json = file.graph.markup(value) == Markup::JsonLd;
    let written = if is_in_json { ", without quotation marks" } else { "" };
    if takes(property, "Boolean") {
        let meant = ["true", "false"].into_iter().find(|truth| text.eq_ignore_ascii_case(truth));
        let is_value = in_schema_org(text).is_some_and(|name| matches!(name, "True" | "False"))
            || !is_in_json && meant.is_some();
        return (!is_value).then(|| Fault {
            severity: Severity::Warning,
            message: format!("`{name}` is `true` or `false`, but this is text"),
            label: "not a boolean".to_owned(),
            help: match meant {
                Some(truth) => format!("write `{truth}`{written}"),
                None => format!("write `true` or `false`{written}"),
            },
        });
    }
    if ["Number", "Integer", "Float"].iter().any(|kind| takes(property, kind)) {
        let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
        return (is_in_json || !is_number).then(|| Fault {
            severity: if is_number { Severity::Advice } else { Severity::Warning },
            message: format!("`{name}` is {}, but this is text", wanted(property)),
            label: "not a number".to_owned(),
            help: match is_number {
                true => format!("write `{text}`{written}"),
                false => format!("write digits{written}"),
            },
        });
    }
    let is_address = text.contains("://") || file.graph.with_id(text).is_some();
    let is_fine = is_address || property.ranges().any(|range| range.is_enumeration());
    (!is_fine).then(|| Fault {
        severity: Severity::Advice,
        message: format!("`{name}` is {}, but this is text", wanted(property)),
        label: "only text".to_owned(),
        help: "write an object with `@type` and `name`, so that readers know what it is".to_owned(),
    })
}

fn number(property: &Term, value: Node<'_>) -> Option<Fault> {
    if property.ranges().any(|range| is_any_of(range, &["Number", "Integer", "Float", "Quantity"]))
        || takes(property, "QuantitativeValue")
        || takes(property, "MonetaryAmount")
    {
        return None;
    }
    Some(unexpected(property, value, "a number"))
}

fn truth(property: &Term, value: Node<'_>) -> Option<Fault> {
    (!takes(property, "Boolean")).then(|| unexpected(property, value, "a boolean"))
}

fn unexpected(property: &Term, value: Node<'_>, what: &str) -> Fault {
    let is_text = takes_text(property) || property.ranges().any(is_data);
    Fault {
        severity: if is_text && !takes(property, "Boolean") { Severity::Advice } else { Severity::Warning },
        message: format!("`{}` is {}, not {what}", property.name, wanted(property)),
        label: what.to_owned(),
        help: match is_text && !takes(property, "Boolean") {
            true => format!("write `\"{}\"`", value.raw()),
            false => format!("write {}", wanted(property)),
        },
    }
}
