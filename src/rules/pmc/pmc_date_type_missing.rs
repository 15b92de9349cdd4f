//! `pmc-date-type-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("pmc-date-type-missing", include_str!("pmc_date_type_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for date in file.each("pub-date") {
        let has_type =
            ["pub-type", "date-type", "publication-format"].iter().any(|name| date.attribute(name).is_some());
        // Republication within another article has its own rules.
        if !has_type && date.parent().is_some_and(|parent| parent.is("article-meta")) {
            report
                .at(date.name_span(), "this publication date has no type")
                .label("no `date-type` or `pub-type`")
                .help("add `date-type=\"pub\"` and `publication-format`, `electronic` or `print`");
        }
    }
}
