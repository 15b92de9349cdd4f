//! `jats-doctype-contradicts-version`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats-doctype-contradicts-version",
        include_str!("jats_doctype_contradicts_version.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(doctype) = file.document.doctype() else { return };
    let declared = doctype.public_id.as_deref().and_then(version);
    let Some(version) = file.document.root().attribute("dtd-version") else { return };
    let said = version.value();
    if let Some(declared) = declared.filter(|declared| *declared != said)
        // Earlier DTDs allow only one value of the attribute.
        && matches!(declared, "1.3" | "1.4")
    {
        report
            .at(version.value_span(), format!("the DOCTYPE is of version {declared}, not {said}"))
            .label(format!("not `{declared}`"))
            .related(doctype.span, "the DOCTYPE")
            .help(format!("write `{declared}`, or declare the DOCTYPE of JATS {said}"));
    }
}

/// The version in a public identifier, such as `… DTD v1.3 20210610//EN`.
fn version(public_id: &str) -> Option<&str> {
    public_id
        .split([' ', '/'])
        .find_map(|word| word.strip_prefix('v').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}
