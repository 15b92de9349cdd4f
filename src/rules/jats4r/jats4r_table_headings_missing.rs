//! `jats4r-table-headings-missing`

use crate::diagnostic::Code;
use crate::model::Block;
use crate::rules::structure::{Part, tour};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-table-headings-missing", include_str!("jats4r_table_headings_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("body") || report.is_unreadable("back") {
        return;
    }
    tour(document.article, &mut |at, part| {
        let Part::Block(Block::Table(table)) = part else { return };
        // A row by itself has nothing to be a heading of.
        if table.header_rows == 0 && table.header_columns == 0 && table.rows.len() > 1 {
            report
                .at(at.pointer(), "nothing says what the cells of this table mean")
                .label("no row or column of headings")
                .help(
                    "add `headerRows`, the number of rows at the top that are headings, or `headerColumns`",
                );
        }
    });
}
