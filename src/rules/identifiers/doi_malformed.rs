//! `doi-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Doi, Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("doi-malformed", include_str!("doi_malformed.md")).fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Doi], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Doi(doi) = leaf else { return };
    if doi.is_well_formed() {
        return;
    }
    let text = doi.as_str();
    let bare = text.find("10.").map(|start| Doi::from(text[start..].trim())).filter(Doi::is_well_formed);
    let label = if text.contains(char::is_whitespace) {
        "contains a space"
    } else {
        "expected `10.`, number, `/`, name"
    };
    let finding = report.at(path, format!("`{text}` is not a valid DOI")).label(label);
    finding.suggest(text, bare, "write it from `10.` on, as registered, or remove the field");
}
