//! `jats4r-country-code-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("jats4r-country-code-missing", include_str!("jats4r_country_code_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let is_of_affiliation = |country: &Node<'_>| country.ancestors().any(|node| node.is("aff"));
    let mut bare = file
        .each("country")
        .filter(|country| country.attribute("country").is_none())
        .filter(is_of_affiliation);
    let Some(first) = bare.next() else { return };
    let message = match bare.count() {
        0 => "a country of an affiliation has no code".to_owned(),
        others => format!("{} countries of affiliations have no code", others + 1),
    };
    report
        .at(first.name_span(), message)
        .label("no `country`")
        .help("add the two letters of ISO 3166-1: `country=\"PT\"`");
}
