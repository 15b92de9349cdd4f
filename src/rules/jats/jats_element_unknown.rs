//! `jats-element-unknown`

use crate::diagnostic::{Code, nearest};
use crate::rules::jats::listed::listed;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::Fault;
use crate::standards::jats::Edition;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-element-unknown", include_str!("jats_element_unknown.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(edition) = file.edition else { return };
    for violation in file.violations() {
        let Fault::ElementUnknown { possible } = &violation.fault else { continue };
        let name = violation.node.qualified_name();
        let near =
            || nearest(name, possible.iter().copied()).or_else(|| nearest(name, edition.dtd().elements()));
        let help = match (elsewhere(edition, name), near()) {
            (Some(other), _) => {
                format!("it is an element of {}: declare that edition, or remove it", other.title())
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if possible.is_empty() => "remove it".to_owned(),
            (None, None) => format!("allowed here: {}", listed(possible)),
        };
        report
            .at(violation.node.name_span(), format!("{} has no element `{name}`", edition.title()))
            .label("no such element")
            .help(help);
    }
}

/// The first edition with this element, preferably of the same tag set.
fn elsewhere(edition: Edition, name: &str) -> Option<Edition> {
    let mut having: Vec<Edition> = Edition::all().filter(|other| other.dtd().has_element(name)).collect();
    having.sort_by_key(|other| other.tag_set != edition.tag_set);
    having.first().copied()
}
