//! Tables.

use crate::formats::jats::grid::{Grid, HeaderColumns};
use crate::formats::jats::write::blocks::paragraph_with;
use crate::formats::jats::write::figures::caption;
use crate::formats::jats::write::inlines::{Within, all_unwritten, are_unwritten, line, note};
use crate::formats::jats::write::writer::{Jats, token};
use crate::model::{Block, Blocks, Cell, Inline, Inlines, Paragraph, Table};
use crate::source::Path;
use crate::source::xml::WriteXml;

const NO_ROWS: &str = "the table has no rows";

/// [`<table-wrap>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/table-wrap.html)
pub(super) fn table_wrap<'a>(jats: &mut Jats<'a>, table: &'a Table, is_float: bool, at: &Path<'_>) {
    let Table { id, label, title, caption, header_rows, header_columns, frame, rules, rows, notes } = table;
    let element = jats.element("table-wrap").attr_opt("position", is_float.then_some("float"));
    element.attr_opt("id", id.as_ref().map(|id| id.as_str())).children(|jats| {
        jats.line_of_text("label", label.as_deref(), &at.key(Table::LABEL));
        self::caption(jats, title.as_ref(), caption.as_ref(), at);
        let head = usize::try_from(*header_rows).unwrap_or(usize::MAX).min(rows.len());
        let mut table = Rows { header_columns: u64::from(*header_columns), ..Rows::default() };
        let [frame_token, rules_token] = [frame.as_ref().map(token), rules.as_ref().map(token)];
        let element = jats.element("table").attr_opt("frame", frame_token.as_deref());
        element.attr_opt("rules", rules_token.as_deref()).children_unless_empty(|jats| {
            let at = at.key(Table::ROWS);
            let (head, body) = rows.split_at(head);
            if body.iter().all(Vec::is_empty) {
                // A table has a head and a body, or rows without either.
                table.write(jats, rows, 0, true, &at);
            } else {
                jats.element("thead").children_unless_empty(|jats| table.write(jats, head, 0, true, &at));
                table.grid = Grid::default();
                jats.element("tbody").children_unless_empty(|jats| {
                    table.write(jats, body, head.len(), false, &at);
                });
            }
        });
        if rows.iter().all(Vec::is_empty) {
            jats.lose(&at.key(Table::FRAME), frame, NO_ROWS);
            jats.lose(&at.key(Table::RULES), rules, NO_ROWS);
        }
        if table.head_rows != *header_rows {
            jats.lose(&at.key(Table::HEADER_ROWS), header_rows, "the table has no more rows");
        }
        if table.read.count() != *header_columns {
            let why = "the table has no more cells in a row";
            jats.lose(&at.key(Table::HEADER_COLUMNS), header_columns, why);
        }
        jats.element("table-wrap-foot").children_unless_empty(|jats| {
            let at = at.key(Table::NOTES);
            for (index, note) in notes.iter().enumerate() {
                table_note(jats, note, &at.item(index));
            }
        });
    });
}

/// A note under a table. One that is only a footnote can be referred to.
fn table_note<'a>(jats: &mut Jats<'a>, note: &'a Inlines, at: &Path<'_>) {
    match note.0.as_slice() {
        [Inline::Footnote(footnote)] => self::note(jats, footnote, &at.item(0)),
        silent if are_unwritten(silent) => all_unwritten(jats, silent, at),
        _ => jats.element("p").mixed(|jats| line(jats, note, Within::Paragraph, at)),
    }
}

/// The rows being written.
#[derive(Default)]
struct Rows {
    header_columns: u64,
    grid: Grid,
    /// How many rows a reader will treat as header rows.
    head_rows: u32,
    /// How many columns a reader will treat as header columns.
    read: HeaderColumns,
}

impl Rows {
    /// [`<tr>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/tr.html)
    fn write<'a>(
        &mut self,
        jats: &mut Jats<'a>,
        rows: &'a [Vec<Cell>],
        first: usize,
        in_head: bool,
        at: &Path<'_>,
    ) {
        for (index, row) in rows.iter().enumerate() {
            let at = at.item(first + index);
            if row.is_empty() {
                self.grid.next_row();
                continue;
            }
            let mut headings = Vec::with_capacity(row.len());
            jats.element("tr").children(|jats| {
                let mut column = 0;
                for (index, cell) in row.iter().enumerate() {
                    column = self.grid.next_free(column);
                    let scope = match (in_head, column < self.header_columns) {
                        (true, _) => Some("col"),
                        (false, true) => Some("row"),
                        (false, false) => None,
                    };
                    td(jats, cell, scope, &at.item(index));
                    headings.push(scope.is_some());
                    column = self.grid.place(column, cell, scope.is_some());
                }
            });
            self.grid.next_row();
            match in_head {
                true => self.head_rows += 1,
                false => self.read.add(row.iter().zip(headings)),
            }
        }
    }
}

/// [`<td>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/td.html), or `<th>` for a header cell
fn td<'a>(jats: &mut Jats<'a>, cell: &'a Cell, scope: Option<&'static str>, at: &Path<'_>) {
    let Cell { content, colspan, rowspan, align } = cell;
    let span = |span: u32| (span > 1).then(|| span.to_string());
    jats.element(if scope.is_some() { "th" } else { "td" })
        .attr_opt("scope", scope)
        .attr_opt("colspan", span(colspan.get()).as_deref())
        .attr_opt("rowspan", span(rowspan.get()).as_deref())
        .attr_opt("align", align.as_ref().map(token).as_deref())
        .mixed(|jats| cell_content(jats, content, &at.key(Cell::CONTENT)));
}

/// A single paragraph needs no element of its own.
fn cell_content<'a>(jats: &mut Jats<'a>, content: &'a Blocks, at: &Path<'_>) {
    let blocks = content;
    match content.0.as_slice() {
        [Block::Paragraph(Paragraph { id: None, language: None, content })] => {
            let at = at.item(0);
            match are_unwritten(content) {
                true => paragraph_with(jats, &blocks[0], &at),
                false => line(jats, content, Within::Title, &at.key(Paragraph::CONTENT)),
            }
        }
        blocks => {
            for (index, block) in blocks.iter().enumerate() {
                paragraph_with(jats, block, &at.item(index));
            }
        }
    }
}
