//! `jats-element-not-empty`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::Fault;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-element-not-empty", include_str!("jats_element_not_empty.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for violation in file.violations().iter().filter(|violation| matches!(violation.fault, Fault::NotEmpty)) {
        let name = violation.node.qualified_name();
        report
            .at(violation.node.content_span(), format!("`{name}` not empty, without even a space"))
            .label("not empty")
            .help(format!("write `<{name}/>`"));
    }
}
