//! `pmid-malformed`

use crate::diagnostic::Code;
use crate::model::Leaf;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("pmid-malformed", include_str!("pmid_malformed.md")),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Pmid(pmid) = leaf else { return };
    if pmid.is_well_formed() {
        return;
    }
    let text = pmid.as_str();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = digits.trim_start_matches('0');
    let help = match text.to_ascii_uppercase().trim_start().starts_with("PMC") {
        true => format!("write `\"pmcid\": \"PMC{number}\"`: this is a PubMed Central id"),
        false if number.is_empty() => {
            "write the number in the address of its page on PubMed, or leave the field out".to_owned()
        }
        false => format!("write `{number}`"),
    };
    report.at(path.pointer(), format!("`{text}` is not a PubMed id")).label("not a number").help(help);
}
