//! `jats4r-award-recipients-in-one`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-award-recipients-in-one", include_str!("jats4r_award_recipients_in_one.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for recipient in file.each_of(&["principal-award-recipient", "principal-investigator"]) {
        let is_name = |name: &str| matches!(name, "name" | "string-name" | "name-alternatives");
        let mut names = recipient.elements().filter(|child| is_name(child.name()));
        if let (Some(first), Some(second)) = (names.next(), names.next()) {
            report
                .at(second.name_span(), format!("this `{}` has two names", recipient.name()))
                .label("a second name")
                .related(first.name_span(), "the first")
                .help(format!("give each recipient a `{}`", recipient.name()));
        }
    }
}
