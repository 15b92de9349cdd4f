//! `jats4r-credit-role-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-credit-role-incomplete", include_str!("jats4r_credit_role_incomplete.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    const PARTS: [&str; 4] = ["vocab", "vocab-identifier", "vocab-term", "vocab-term-identifier"];
    for role in file.each("role") {
        let is_credit = PARTS.iter().filter_map(|name| role.attribute(name)).any(|part| {
            let value = part.value();
            value.eq_ignore_ascii_case("credit") || value.contains("credit.niso.org")
        });
        let missing: Vec<String> = PARTS
            .into_iter()
            .filter(|name| role.attribute(name).is_none_or(|part| part.value().trim().is_empty()))
            .map(|name| format!("`{name}`"))
            .collect();
        if is_credit && !missing.is_empty() {
            let missing = missing.join(", ");
            report
                .at(role.name_span(), format!("this CRediT role has no {missing}"))
                .label("incomplete")
                .help(format!("add {missing}, as on the role's credit.niso.org page"));
        }
    }
}
