//! `jats-attribute-unknown`

use crate::diagnostic::{Code, nearest};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::Fault;
use crate::standards::jats::Edition;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-attribute-unknown", include_str!("jats_attribute_unknown.md")),
    check: Check::Jats(check),
};

/// For how many attributes a better name is suggested; each search compares all attributes of the element.
const LOOKED_FOR: usize = 100;

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(edition) = file.edition else { return };
    let mut looked_for = 0;
    for violation in file.violations() {
        let Fault::AttributeUnknown { attribute } = &violation.fault else { continue };
        // `jats-namespace-wrong` reports these.
        if attribute.is_declaration() {
            continue;
        }
        let (element, name) = (violation.node.qualified_name(), attribute.qualified_name());
        let has = |other: &str| violation.node.all_attributes().any(|found| found.qualified_name() == other);
        let unused =
            edition.dtd().attributes(element).map(|declared| declared.name).filter(|other| !has(other));
        looked_for += 1;
        let near = (looked_for <= LOOKED_FOR).then(|| nearest(name, unused)).flatten();
        let help = match (elsewhere(edition, element, name), near) {
            (Some(other), _) => {
                format!("it is allowed in {}: declare that edition, or remove it", other.title())
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => "remove it".to_owned(),
        };
        let message = format!("`{element}` has no attribute `{name}` in {}", edition.title());
        report.at(attribute.name_span(), message).label("no such attribute").help(help);
    }
}

/// The first edition in which the element has this attribute, preferably of the same tag set.
fn elsewhere(edition: Edition, element: &str, name: &str) -> Option<Edition> {
    let has = |other: &Edition| other.dtd().attributes(element).any(|declared| declared.name == name);
    let mut having: Vec<Edition> = Edition::all().filter(has).collect();
    having.sort_by_key(|other| other.tag_set != edition.tag_set);
    having.first().copied()
}
