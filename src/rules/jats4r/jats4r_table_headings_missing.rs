//! `jats4r-table-headings-missing`

use crate::diagnostic::Code;
use crate::model::Block;
use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-table-headings-missing", include_str!("jats4r_table_headings_missing.md")),
    check: Check::Part(check),
};

fn check(_: &Document<'_>, at: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    if report.is_text_unreadable() {
        return;
    }
    let Part::Block(Block::Table(table)) = part else { return };
    // A single row cannot have a heading.
    if table.header_rows == 0 && table.header_columns == 0 && table.rows.len() > 1 {
        report
            .at(at.pointer(), "this table has no headings")
            .label("no heading row or column")
            .help("add `headerRows`, the number of heading rows at the top, or `headerColumns`");
    }
}
