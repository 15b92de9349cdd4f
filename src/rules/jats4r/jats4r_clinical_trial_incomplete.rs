//! `jats4r-clinical-trial-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-clinical-trial-incomplete",
        include_str!("jats4r_clinical_trial_incomplete.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for object in file.each("related-object") {
        let says = |name: &str| object.attribute(name).is_some_and(|found| !found.value().trim().is_empty());
        let is_trial = ["document-id-type", "content-type", "link-type"]
            .iter()
            .filter_map(|name| object.attribute(name))
            .any(|kind| kind.value().contains("trial"));
        if !is_trial {
            continue;
        }
        let missing: Vec<&str> = ["source-id", "source-id-type", "document-id", "document-id-type"]
            .into_iter()
            .filter(|name| !says(name))
            .collect();
        if let Some(first) = missing.first() {
            let all: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
            report
                .at(object.name_span(), "this link does not identify the clinical trial")
                .label(format!("no `{first}`"))
                .help(format!("add {}", all.join(", ")));
        }
    }
}
