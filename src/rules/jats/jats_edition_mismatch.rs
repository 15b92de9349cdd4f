//! `jats-edition-mismatch`

use crate::diagnostic::{Code, Place};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Edition, TagSet};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-edition-mismatch", include_str!("jats_edition_mismatch.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(edition) = file.edition else { return };
    let violations = file.violations();
    if violations.is_empty() || violations.iter().any(is_wrong_everywhere) {
        return;
    }
    let Some(other) = nearest_first(edition).into_iter().find(|other| other.dtd().accepts(file.document))
    else {
        return;
    };
    let root = file.document.root();
    let (place, label) = match (file.document.doctype(), root.attribute("dtd-version")) {
        (Some(doctype), _) if doctype.public_id.is_some() => (doctype.span, edition.title()),
        (_, Some(version)) => (version.value_span(), edition.title()),
        _ => (root.name_span(), format!("judged as {edition}")),
    };
    report
        .at(Place::Text(place), format!("this is not {}, but it is {}", edition.title(), other.title()))
        .label(label)
        .help(format!("declare it as that: `PUBLIC \"{}\" \"{}\"`", other.public_id(), other.system_id()));
}

/// Whether no edition would accept the file.
fn is_wrong_everywhere(violation: &Violation<'_>) -> bool {
    matches!(violation.fault, Fault::IdRepeated { .. } | Fault::IdrefDangling { .. })
}

/// All other editions: of the same tag set, then of the looser ones; of each the next version, up to the newest, then
/// the older ones; of each that with the same tables and MathML before the others.
fn nearest_first(edition: Edition) -> Vec<Edition> {
    let mut others: Vec<Edition> = Edition::all().filter(|other| *other != edition).collect();
    let looseness = |tag_set: TagSet| TagSet::ALL.iter().position(|other| *other == tag_set);
    others.sort_by_key(|other| {
        let is_older = other.version < edition.version;
        let age = if is_older { -(other.version as i8) } else { other.version as i8 };
        let differences = (other.tables != edition.tables, other.mathml != edition.mathml);
        (other.tag_set != edition.tag_set, looseness(other.tag_set), is_older, age, differences)
    });
    others
}
