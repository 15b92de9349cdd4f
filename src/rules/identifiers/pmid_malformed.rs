//! `pmid-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("pmid-malformed", include_str!("pmid_malformed.md")).fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Pmid], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Pmid(pmid) = leaf else { return };
    if pmid.is_well_formed() {
        return;
    }
    let text = pmid.as_str();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = digits.trim_start_matches('0');
    let help = match text.to_ascii_uppercase().trim_start().starts_with("PMC") && !number.is_empty() {
        true => format!("write `\"pmcid\": \"PMC{number}\"`: this is a PubMed Central id"),
        false => "write the number from the URL of its PubMed page, or remove the field".to_owned(),
    };
    let finding = report.at(path, format!("`{text}` is not a valid PubMed id")).label("not a number");
    finding.suggest(text, pmid.meant(), &help);
}
