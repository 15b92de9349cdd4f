//! `pmcid-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("pmcid-malformed", include_str!("pmcid_malformed.md")).fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Pmcid], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Pmcid(pmcid) = leaf else { return };
    if pmcid.is_well_formed() {
        return;
    }
    let text = pmcid.as_str();
    let digits: String =
        text.split('.').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let help = match digits.trim_start_matches('0') {
        "" => "write `PMC` and the number from the URL of its page, or remove the field".to_owned(),
        number => format!("write `PMC{number}`"),
    };
    let finding = report
        .at(path, format!("`{text}` is not a valid PubMed Central id"))
        .label("expected `PMC` and a number");
    finding.suggest(text, pmcid.meant(), &help);
}
