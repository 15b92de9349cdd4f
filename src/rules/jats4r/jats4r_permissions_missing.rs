//! `jats4r-permissions-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-permissions-missing", include_str!("jats4r_permissions_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    let is_silent = metadata.copyright.is_none()
        && metadata.licenses.is_empty()
        && metadata.is_accessible_for_free != Some(true);
    if is_silent && is_oversight(metadata, report, "copyright") && is_oversight(metadata, report, "licenses")
    {
        report
            .at(place_of("copyright"), "the article has no copyright or license")
            .label("no `copyright`, no `licenses`")
            .help("add `copyright` with `year` and `holder`, or `licenses`, or both");
    }
}
