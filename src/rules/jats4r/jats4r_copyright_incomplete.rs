//! `jats4r-copyright-incomplete`

use crate::diagnostic::Code;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-copyright-incomplete", include_str!("jats4r_copyright_incomplete.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    let Some(copyright) = &metadata.copyright else { return };
    let lacks = |field, is_absent| is_absent && is_oversight(metadata, report, field);
    let no_year = lacks("copyright.year", copyright.year.is_none());
    let no_holder = lacks("copyright.holder", copyright.holder.is_none());
    let (what, label, help) = match (no_year, no_holder) {
        (true, true) => ("neither year nor holder", "no `year`, no `holder`", "add `year` and `holder`"),
        (true, false) => ("no year", "no `year`", "add `year`, the year of first publication"),
        (false, true) => ("no holder", "no `holder`", "add `holder`, the id of a person or an organization"),
        (false, false) => return,
    };
    report
        .at(place_of("copyright"), format!("the copyright has {what} that programs can read"))
        .label(label)
        .help(help);
}
