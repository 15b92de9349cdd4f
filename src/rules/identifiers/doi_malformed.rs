//! `doi-malformed`

use crate::diagnostic::{Code, Severity};
use crate::model::{Doi, Leaf};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code { id: "doi-malformed", severity: Severity::Error, page: include_str!("doi_malformed.md") },
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Doi(doi) = leaf else { return };
    if doi.is_well_formed() {
        return;
    }
    let text = doi.as_str();
    let bare = text.find("10.").map(|start| Doi::from(text[start..].trim())).filter(Doi::is_well_formed);
    let help = match bare {
        Some(bare) => format!("write `{bare}`"),
        None => {
            "write it from `10.` on, as its registration agency has it, or leave the field out".to_owned()
        }
    };
    let label =
        if text.contains(char::is_whitespace) { "has a space in it" } else { "not `10.`, number, `/`, name" };
    report.at(path.pointer(), format!("`{text}` does not have the form of a DOI")).label(label).help(help);
}
