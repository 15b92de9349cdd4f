//! `table-ragged`

use crate::diagnostic::Code;
use crate::model::{Block, Table};
use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule =
    Rule { code: Code::error("table-ragged", include_str!("table_ragged.md")), check: Check::Part(check) };

fn check(_: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    // A row that could not be read is empty.
    if report.is_incomplete() {
        return;
    }
    let Part::Block(Block::Table(table)) = part else { return };
    let widths = widths(table);
    let Some(usual) = usual(&widths) else { return };
    for (row, &width) in widths.iter().enumerate().filter(|(_, width)| **width != usual) {
        let label = if width < usual {
            format!("{} missing", cells(usual - width))
        } else {
            format!("{} too many", cells(width - usual))
        };
        let message = format!("row {} of this table has {}, the others have {usual}", row + 1, cells(width));
        report.at(path.key(Table::ROWS).item(row).pointer(), message).label(label).help(
            "add an empty cell `\"\"` where one is missing, or use `colspan` and `rowspan` for cells that \
             span several",
        );
    }
}

fn cells(number: u64) -> String {
    if number == 1 { "1 cell".to_owned() } else { format!("{number} cells") }
}

/// The number of columns in each row: its own cells, and those that span into it.
///
/// No cell spans from the head into the body.
fn widths(table: &Table) -> Vec<u64> {
    let head = usize::try_from(table.header_rows).unwrap_or(usize::MAX);
    let mut reaching = 0;
    let mut ends: HashMap<usize, u64> = HashMap::default();
    let mut widths = Vec::with_capacity(table.rows.len());
    for (n, row) in table.rows.iter().enumerate() {
        if n == head {
            (reaching, ends) = (0, HashMap::default());
        }
        reaching -= ends.remove(&n).unwrap_or(0);
        let from_above = reaching;
        let mut own = 0;
        for cell in row {
            let columns = u64::from(cell.colspan.get());
            own += columns;
            if cell.rowspan.get() > 1 {
                reaching += columns;
                let end = n.saturating_add(usize::try_from(cell.rowspan.get()).unwrap_or(usize::MAX));
                *ends.entry(end).or_default() += columns;
            }
        }
        widths.push(from_above + own);
    }
    widths
}

/// The most frequent width; the first one, if several are equally frequent.
fn usual(widths: &[u64]) -> Option<u64> {
    let mut counts: HashMap<u64, (usize, usize)> = HashMap::default();
    for (n, width) in widths.iter().enumerate() {
        counts.entry(*width).or_insert((0, widths.len() - n)).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(width, _)| width)
}
