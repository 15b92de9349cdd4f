//! The columns of a table, with cells that span several rows and columns.

use std::collections::BTreeMap;

use crate::model::Cell;

/// Which columns are occupied by cells of earlier rows.
#[derive(Debug, Default)]
pub(super) struct Grid {
    row: u64,
    occupied: Columns,
    /// Those of them that header cells occupy.
    headings: Columns,
    /// By row, the cells that end before it.
    ends: BTreeMap<u64, Vec<Span>>,
}

#[derive(Debug)]
struct Span {
    start: u64,
    end: u64,
    is_heading: bool,
}

impl Grid {
    /// The first free column, from `column` on.
    pub(super) fn next_free(&self, column: u64) -> u64 {
        self.occupied.after(column)
    }

    /// Places a cell at `column`, which is free; returns the column after it.
    ///
    /// Of the columns of a cell that overlaps others, it only occupies those before them in the next rows.
    pub(super) fn place(&mut self, column: u64, cell: &Cell, is_heading: bool) -> u64 {
        let end = column + u64::from(cell.colspan.get());
        if cell.rowspan.get() > 1 {
            let span = Span { start: column, end: self.occupied.next_from(column).min(end), is_heading };
            self.occupied.insert(span.start, span.end);
            if is_heading {
                self.headings.insert(span.start, span.end);
            }
            self.ends.entry(self.row + u64::from(cell.rowspan.get())).or_default().push(span);
        }
        end
    }

    pub(super) fn next_row(&mut self) {
        self.row += 1;
        for Span { start, end, is_heading } in self.ends.remove(&self.row).into_iter().flatten() {
            self.occupied.remove(start, end);
            if is_heading {
                self.headings.remove(start, end);
            }
        }
    }

    /// The first column after the header cells at the left that span from earlier rows, from `column` on.
    fn after_headings(&self, column: u64) -> u64 {
        self.headings.after(column)
    }
}

/// A set of columns: the start and end of each run of adjacent ones.
#[derive(Debug, Default)]
struct Columns(BTreeMap<u64, u64>);

impl Columns {
    /// The first column from `column` on that is not in the set.
    fn after(&self, column: u64) -> u64 {
        let run = self.0.range(..=column).next_back();
        run.map_or(column, |(_, end)| column.max(*end))
    }

    /// The first column from `column` on that is in the set, if `column` is not.
    fn next_from(&self, column: u64) -> u64 {
        self.0.range(column..).next().map_or(u64::MAX, |(start, _)| *start)
    }

    /// Adds columns of which none is in the set.
    fn insert(&mut self, mut start: u64, mut end: u64) {
        if let Some((&before, _)) = self.0.range(..start).next_back().filter(|(_, end)| **end == start) {
            start = before;
        }
        if let Some(after) = self.0.remove(&end) {
            end = after;
        }
        self.0.insert(start, end);
    }

    /// Removes columns that all are in the set.
    fn remove(&mut self, start: u64, end: u64) {
        let Some((&first, &last)) = self.0.range(..=start).next_back() else { return };
        self.0.remove(&first);
        if first < start {
            self.0.insert(first, start);
        }
        if end < last {
            self.0.insert(end, last);
        }
    }
}

/// Counts the columns at the left that are headers in every row.
#[derive(Debug, Default)]
pub(super) struct HeaderColumns {
    grid: Grid,
    /// The minimum of all rows so far.
    least: Option<u64>,
}

impl HeaderColumns {
    /// Adds a row: its cells, each with whether it is a header.
    pub(super) fn add<'c>(&mut self, row: impl Iterator<Item = (&'c Cell, bool)>) {
        let mut headings = self.grid.after_headings(0);
        let mut column = 0;
        for (cell, is_heading) in row {
            column = self.grid.next_free(column);
            let end = self.grid.place(column, cell, is_heading);
            if is_heading && column <= headings {
                headings = self.grid.after_headings(end.max(headings));
            }
            column = end;
        }
        self.grid.next_row();
        self.least = Some(self.least.map_or(headings, |least| least.min(headings)));
    }

    /// The number of header columns.
    pub(super) fn count(&self) -> u32 {
        self.least.map_or(0, |least| u32::try_from(least).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn adjacent_columns_are_one_run() {
        let mut columns = Columns::default();
        for (start, end) in [(2, 4), (6, 7), (4, 6), (0, 1)] {
            columns.insert(start, end);
        }
        assert_eq!(columns.0.iter().collect::<Vec<_>>(), [(&0, &1), (&2, &7)]);
        assert_eq!([0, 1, 2, 5, 7].map(|column| columns.after(column)), [1, 1, 7, 7, 7]);
        assert_eq!([1, 8].map(|column| columns.next_from(column)), [2, u64::MAX]);
        columns.remove(4, 6);
        assert_eq!(columns.0.iter().collect::<Vec<_>>(), [(&0, &1), (&2, &4), (&6, &7)]);
        columns.remove(6, 7);
        columns.remove(2, 4);
        assert_eq!(columns.0.iter().collect::<Vec<_>>(), [(&0, &1)]);
    }
}
