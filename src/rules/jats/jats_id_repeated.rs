//! `jats-id-repeated`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::Fault;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-id-repeated", include_str!("jats_id_repeated.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for violation in file.violations() {
        let Fault::IdRepeated { attribute, first } = &violation.fault else { continue };
        let id = attribute.value();
        report
            .at(attribute.value_span(), format!("two elements have the id `{}`", id.trim()))
            .label("again")
            .related(first.value_span(), "first here")
            .help("give one of them another id");
    }
}
