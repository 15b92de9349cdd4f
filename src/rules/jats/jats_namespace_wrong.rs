//! `jats-namespace-wrong`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::{AttributeDefault, Fault};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-namespace-wrong", include_str!("jats_namespace_wrong.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(edition) = file.edition else { return };
    for violation in file.violations() {
        match &violation.fault {
            Fault::AttributeUnknown { attribute } if attribute.is_declaration() => {
                let (element, name) = (violation.node.qualified_name(), attribute.qualified_name());
                report
                    .at(
                        attribute.name_span(),
                        format!("`{element}` cannot declare the namespace `{name}` in {}", edition.title()),
                    )
                    .label("not known to JATS")
                    .help(match name {
                        "xmlns" => "remove it: JATS elements are in no namespace",
                        _ => "remove it, if it is not used",
                    });
            }
            Fault::AttributeValue { attribute, declared } if attribute.is_declaration() => {
                let AttributeDefault::Fixed(fixed) = declared.default else { continue };
                // `jats-ali-slash-missing` reports this with a fix.
                if fixed.strip_suffix('/') == Some(&attribute.value()) {
                    continue;
                }
                let prefix = attribute.name();
                report
                    .at(
                        attribute.value_span(),
                        format!("the prefix `{prefix}` is bound to the wrong namespace"),
                    )
                    .label("not the one in JATS")
                    .help(format!("write `{fixed}`"));
            }
            _ => {}
        }
    }
}
