//! `jats-ref-type-unknown`

use crate::diagnostic::{Applicability, Code, nearest};
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-ref-type-unknown", include_str!("jats_ref_type_unknown.md"))
        .fixable(Applicability::Ask),
    check: Check::Jats(check),
};

/// The suggested values.
const KNOWN: [&str; 30] = [
    "aff",
    "app",
    "author-notes",
    "award",
    "bibr",
    "bio",
    "boxed-text",
    "chem",
    "collab",
    "contrib",
    "corresp",
    "custom",
    "disp-formula",
    "fig",
    "fn",
    "kwd",
    "list",
    "media",
    "other",
    "plate",
    "scheme",
    "sec",
    "statement",
    "supplementary-material",
    "table",
    "table-fn",
    "target",
    "visual",
    "disp-formula-group",
    "fig-group",
];

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    // The other tag sets have a closed list, which `jats-attribute-value` checks.
    if file
        .document
        .doctype()
        .and_then(|doctype| doctype.public_id.as_deref())
        .is_some_and(|id| id.contains("Publishing") || id.contains("Authoring"))
    {
        return;
    }
    for xref in file.each("xref") {
        let Some(ref_type) = xref.attribute("ref-type") else { continue };
        let said = ref_type.value();
        if KNOWN.contains(&said.as_ref()) {
            continue;
        }
        let Some(meant) = nearest(&said, KNOWN).filter(|_| said.len() > 3) else { continue };
        report
            .at(ref_type.value_span(), format!("unknown cross-reference type `{said}`"))
            .label(format!("`{meant}`?"))
            .help(format!("did you mean `{meant}`?"))
            .replace(ref_type.value_span(), meant);
    }
}
