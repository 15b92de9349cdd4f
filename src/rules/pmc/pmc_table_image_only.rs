//! `pmc-table-image-only`

use crate::diagnostic::{Code, Place};
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-table-image-only", include_str!("pmc_table_image_only.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for wrap in file.each("table-wrap") {
        let has =
            |names: &[&str]| wrap.descendants().any(|part| part.is_element() && names.contains(&part.name()));
        if has(&["graphic", "media"])
            && !has(&["table", "array", "disp-quote", "preformat", "list", "p", "def-list", "disp-formula"])
        {
            report
                .at(Place::Text(wrap.name_span()), "this table is a picture and nothing else")
                .label("no `table`")
                .help("add the table with its rows and cells; keep the picture in `alternatives`");
        }
    }
}
