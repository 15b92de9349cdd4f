//! `jats4r-award-funder-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-award-funder-missing", include_str!("jats4r_award_funder_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for award in file.each("award-group") {
        let has_funder =
            award.elements().any(|child| matches!(child.name(), "funding-source" | "support-source"));
        if !has_funder {
            report
                .at(award.name_span(), "this award has no funder")
                .label("no `funding-source`")
                .help("add `funding-source` with the funder's name and identifier");
        }
    }
}
