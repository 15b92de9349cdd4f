//! `country-code-unknown`

use crate::diagnostic::{Applicability, Code};
use crate::model::{CountryCode, Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("country-code-unknown", include_str!("country_code_unknown.md"))
        .fixable(Applicability::Ask),
    check: Check::Leaf(&[LeafType::CountryCode], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::CountryCode(code) = leaf else { return };
    if code.is_well_formed() && code.is_known() {
        return;
    }
    let upper = CountryCode(code.as_str().trim().replace('_', "-").to_ascii_uppercase());
    let meant = if upper.country() == "UK" {
        Some(CountryCode(format!("GB{}", upper.as_str().trim_start_matches("UK"))))
    } else {
        Some(upper)
    };
    let meant = meant.filter(|code| code.is_well_formed() && code.is_known());
    let message = match code.is_well_formed() {
        true => format!("no country has the code `{}`", code.country()),
        false => format!("`{code}` is not a valid ISO 3166 code"),
    };
    let finding = report.at(path, message).label("not in ISO 3166");
    finding.suggest(
        code.as_str(),
        meant,
        "write two capital letters, such as `KR`, or the code of a subdivision, such as `GB-SCT`",
    );
    if code.country() == "UK" {
        finding.help(format!("write `GB{}`: `UK` is reserved, but not assigned", &code.as_str()[2..]));
    }
}
