//! The columns of a table, with cells that span several rows and columns.

use crate::model::Cell;

/// Which columns are occupied by cells of earlier rows.
#[derive(Debug, Default)]
pub(super) struct Grid {
    spans: Vec<Span>,
}

#[derive(Debug)]
struct Span {
    start: u64,
    end: u64,
    rows_left: u32,
    is_heading: bool,
}

impl Grid {
    /// The first free column, from `column` on.
    pub(super) fn next_free(&self, mut column: u64) -> u64 {
        while let Some(span) = self.span_at(column) {
            column = span.end;
        }
        column
    }

    /// Places a cell at `column`; returns the column after it.
    pub(super) fn place(&mut self, column: u64, cell: &Cell, is_heading: bool) -> u64 {
        let end = column + u64::from(cell.colspan.get());
        if cell.rowspan.get() > 1 {
            self.spans.push(Span { start: column, end, rows_left: cell.rowspan.get(), is_heading });
        }
        end
    }

    pub(super) fn next_row(&mut self) {
        self.spans.retain_mut(|span| {
            span.rows_left -= 1;
            span.rows_left > 0
        });
    }

    /// The first column after the header cells at the left that span from earlier rows, from `column` on.
    fn after_headings(&self, mut column: u64) -> u64 {
        while let Some(span) = self.span_at(column).filter(|span| span.is_heading) {
            column = span.end;
        }
        column
    }

    fn span_at(&self, column: u64) -> Option<&Span> {
        self.spans.iter().find(|span| (span.start..span.end).contains(&column))
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
