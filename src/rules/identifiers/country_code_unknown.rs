//! `country-code-unknown`

use crate::diagnostic::Code;
use crate::model::{CountryCode, Leaf};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("country-code-unknown", include_str!("country_code_unknown.md")),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::CountryCode(code) = leaf else { return };
    if code.is_well_formed() && code.is_known() {
        return;
    }
    let upper = CountryCode(code.as_str().trim().replace('_', "-").to_ascii_uppercase());
    let help = if upper.country() == "UK" {
        format!("write `GB{}`: `UK` is set aside, but nobody's code", upper.as_str().trim_start_matches("UK"))
    } else if upper.is_well_formed() && upper.is_known() {
        format!("write `{upper}`")
    } else {
        "write two capital letters, such as `KR`, or the code of a part of a country, such as `GB-SCT`"
            .to_owned()
    };
    let message = match code.is_well_formed() {
        true => format!("no country has the code `{}`", code.country()),
        false => format!("`{code}` does not have the form of an ISO 3166 code"),
    };
    report.at(path.pointer(), message).label("not in ISO 3166").help(help);
}
