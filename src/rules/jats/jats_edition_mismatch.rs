//! `jats-edition-mismatch`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::error("jats-edition-mismatch", include_str!("jats_edition_mismatch.md")),
    check: Check::Jats(check),
};

/// How many of the violations are pointed at.
const SHOWN: usize = 3;

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let (Some(edition), Some((other, resolved))) = (file.edition, file.valid_in()) else { return };
    let root = file.document.root();
    let (place, label) = match (file.document.doctype(), root.attribute("dtd-version")) {
        (Some(doctype), _) if doctype.public_id.is_some() => (doctype.span, edition.title()),
        (_, Some(version)) => (version.value_span(), edition.title()),
        _ => (root.name_span(), format!("judged as {edition}")),
    };
    let places = match resolved.len() {
        1 => "in 1 place".to_owned(),
        many => format!("in {many} places"),
    };
    let message = format!("not valid as {} {places}, but valid as {}", edition.title(), other.title());
    let mut finding = report.at(place, message).label(label).help(format!(
        "declare that edition: `PUBLIC \"{}\"`, `dtd-version=\"{}\"`",
        other.public_id(),
        other.version.number()
    ));
    for violation in &resolved[..resolved.len().min(SHOWN)] {
        let element = violation.node.qualified_name();
        finding = finding.related(violation.node.name_span(), format!("`{element}`, not valid here"));
    }
}
