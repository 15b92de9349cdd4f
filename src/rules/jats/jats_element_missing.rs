//! `jats-element-missing`

use crate::diagnostic::Code;
use crate::rules::jats::listed::listed;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::Fault;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-element-missing", include_str!("jats_element_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(edition) = file.edition else { return };
    for violation in file.violations() {
        let Fault::ElementMissing { one_of, before } = &violation.fault else { continue };
        let (node, missing) = (violation.node, listed(one_of));
        let message = format!("{} requires {missing} in `{}`", edition.title(), node.qualified_name());
        let finding = report.at(node.name_span(), message);
        finding.label(if one_of.len() == 1 { format!("no {missing}") } else { "none found".to_owned() });
        match before {
            Some(sibling) => finding
                .related(sibling.name_span(), "comes after it")
                .help(format!("add {missing} before `<{}>`", sibling.qualified_name())),
            None => finding.help(format!("add {missing} at the end of `<{}>`", node.qualified_name())),
        };
    }
}
