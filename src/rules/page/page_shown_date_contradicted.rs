//! `page-shown-date-contradicted`

use crate::diagnostic::Code;
use crate::rules::page::page_date_contradicted::{date, may_be_same_day};
use crate::rules::page::values_by_syntax;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("page-shown-date-contradicted", include_str!("page_shown_date_contradicted.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    // With several times of publication, some are those of other articles.
    let Some([(shown, span)]) = file.graph.outline().map(|outline| outline.published.as_slice()) else {
        return;
    };
    let stated = |property| values_by_syntax(file, &[property]).into_iter().flat_map(|(_, values)| values);
    let Some(first) = stated("datePublished").next() else { return };
    let mut all = ["datePublished", "dateModified", "dateCreated"].into_iter().flat_map(stated);
    let day = date(shown);
    if all.any(|stated| may_be_same_day(&day, &date(stated.text().unwrap_or_default()))) {
        return;
    }
    let (name, stated) = (file.graph.written_name(first, "datePublished"), first.text().unwrap_or_default());
    report
        .at(
            *span,
            format!(
                "the page shows `{shown}` as its date of publication, but `{name}` is `{}`",
                stated.trim()
            ),
        )
        .label("another day")
        .related(first.brief_span(), format!("`{name}`"))
        .help("correct one of the dates: search engines compare them");
}
