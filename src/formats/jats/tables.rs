//! Tables.

use crate::formats::jats::blocks::paragraph_with;
use crate::formats::jats::figures::caption;
use crate::formats::jats::inlines::{Within, inlines};
use crate::formats::jats::writer::Jats;
use crate::model::{Block, Blocks, Cell, Paragraph, Table};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<table-wrap>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/table-wrap.html)
pub(super) fn table_wrap<'a>(jats: &mut Jats<'a>, table: &'a Table, at: &Path<'_>) {
    let Table { id, label, title, caption, header_rows, header_columns, rows, notes } = table;
    jats.element("table-wrap").attr_opt("id", id.as_ref().map(|id| id.as_str())).children(|jats| {
        if let Some(label) = label {
            jats.element("label").text(label);
        }
        self::caption(jats, title.as_ref(), caption.as_ref(), at);
        jats.element("table").children_unless_empty(|jats| {
            let head = usize::try_from(*header_rows).unwrap_or(usize::MAX).min(rows.len());
            let mut grid = Grid { header_columns: u64::from(*header_columns), spans: Vec::new() };
            let at = at.key("rows");
            if rows[head..].iter().all(Vec::is_empty) {
                // A table is a head and a body, or rows that are neither.
                table_rows(jats, rows, 0, true, &mut grid, &at);
            } else {
                let (head, body) = rows.split_at(head);
                jats.element("thead")
                    .children_unless_empty(|jats| table_rows(jats, head, 0, true, &mut grid, &at));
                grid.spans.clear();
                jats.element("tbody").children_unless_empty(|jats| {
                    table_rows(jats, body, head.len(), false, &mut grid, &at);
                });
            }
        });
        jats.element("table-wrap-foot").children_unless_empty(|jats| {
            let at = at.key("notes");
            for (index, note) in notes.iter().enumerate() {
                jats.element("p").mixed(|jats| inlines(jats, note, Within::Paragraph, &at.item(index)));
            }
        });
    });
}

/// [`<tr>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/tr.html)
fn table_rows<'a>(
    jats: &mut Jats<'a>,
    rows: &'a [Vec<Cell>],
    first: usize,
    in_head: bool,
    grid: &mut Grid,
    at: &Path<'_>,
) {
    for (index, row) in rows.iter().enumerate() {
        let at = at.item(first + index);
        if row.is_empty() {
            jats.keep_item(&at, row, "JATS has no rows without cells");
        } else {
            jats.element("tr").children(|jats| {
                let mut column = 0;
                for (index, cell) in row.iter().enumerate() {
                    column = grid.next_free(column);
                    let scope = match (in_head, column < grid.header_columns) {
                        (true, _) => Some("col"),
                        (false, true) => Some("row"),
                        (false, false) => None,
                    };
                    td(jats, cell, scope, &at.item(index));
                    column = grid.place(column, cell);
                }
            });
        }
        grid.next_row();
    }
}

/// [`<td>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/td.html), or `<th>` for a heading
fn td<'a>(jats: &mut Jats<'a>, cell: &'a Cell, scope: Option<&'static str>, at: &Path<'_>) {
    let Cell { content, colspan, rowspan } = cell;
    let span = |span: u32| (span > 1).then(|| span.to_string());
    jats.element(if scope.is_some() { "th" } else { "td" })
        .attr_opt("scope", scope)
        .attr_opt("colspan", span(colspan.get()).as_deref())
        .attr_opt("rowspan", span(rowspan.get()).as_deref())
        .mixed(|jats| cell_content(jats, content, &at.key("content")));
}

/// A single paragraph needs no element of its own.
fn cell_content<'a>(jats: &mut Jats<'a>, content: &'a Blocks, at: &Path<'_>) {
    match content.0.as_slice() {
        [Block::Paragraph(Paragraph { id: None, language: None, content })] => {
            let at = at.item(0);
            inlines(jats, content, Within::Title, &at.key("content"));
        }
        blocks => {
            for (index, block) in blocks.iter().enumerate() {
                paragraph_with(jats, block, &at.item(index));
            }
        }
    }
}

/// Which columns the cells of earlier rows still take.
struct Grid {
    header_columns: u64,
    spans: Vec<Span>,
}

struct Span {
    start: u64,
    end: u64,
    rows_left: u32,
}

impl Grid {
    /// The first free column, from `column` on.
    fn next_free(&self, mut column: u64) -> u64 {
        while let Some(span) = self.spans.iter().find(|span| (span.start..span.end).contains(&column)) {
            column = span.end;
        }
        column
    }

    /// Puts a cell at `column`; says which column comes after it.
    fn place(&mut self, column: u64, cell: &Cell) -> u64 {
        let end = column + u64::from(cell.colspan.get());
        if cell.rowspan.get() > 1 {
            self.spans.push(Span { start: column, end, rows_left: cell.rowspan.get() });
        }
        end
    }

    fn next_row(&mut self) {
        self.spans.retain_mut(|span| {
            span.rows_left -= 1;
            span.rows_left > 0
        });
    }
}
