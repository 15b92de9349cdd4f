//! `jats4r-affiliation-countries-several`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-affiliation-countries-several",
        include_str!("jats4r_affiliation_countries_several.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for affiliation in file.each("aff") {
        let mut countries = affiliation.descendants().filter(|node| node.is("country"));
        let Some(first) = countries.next() else { continue };
        // A country may be repeated in another language.
        let other = countries.find(|other| match (first.attribute("country"), other.attribute("country")) {
            (Some(one), Some(other)) => one.value() != other.value(),
            _ => first.words() != other.words(),
        });
        if let Some(other) = other {
            report
                .at(other.name_span(), "this affiliation is in two countries")
                .label("another country")
                .related(first.name_span(), "the first")
                .help("tag each affiliation as an `aff` of its own, and link the authors to both");
        }
    }
}
