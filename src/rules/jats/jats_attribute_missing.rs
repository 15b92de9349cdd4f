//! `jats-attribute-missing`

use crate::diagnostic::Code;
use crate::rules::jats::listed::listed;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::{AttributeType, Fault};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-attribute-missing", include_str!("jats_attribute_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for violation in file.violations() {
        let Fault::AttributeMissing { declared } = &violation.fault else { continue };
        let (element, name) = (violation.node.qualified_name(), declared.name);
        let help = match &declared.kind {
            AttributeType::OneOf(values) => format!("add it, with the value {}", listed(values)),
            AttributeType::IdRef | AttributeType::IdRefs => "add it, with the id of its target".to_owned(),
            _ => format!("add it: `{name}=\"…\"`"),
        };
        report
            .at(violation.node.name_span(), format!("`{element}` lacks the required attribute `{name}`"))
            .label(format!("no `{name}`"))
            .help(help);
    }
}
