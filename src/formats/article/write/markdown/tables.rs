//! Tables.

use super::attributes::Attributes;
use super::blocks::plain;
use super::{NoWords, Said, Writer};
use crate::model::{Alignment, Block, Cell, Paragraph, Table};
use crate::source::markdown::escape::Setting;

impl<'a> Writer<'a> {
    /// A table whose cells are lines of text.
    pub(super) fn table(&mut self, table: &'a Table) -> Said {
        let Table { id, label, title, caption, header_rows, header_columns, frame, rules, rows, notes } =
            table;
        let columns = rows.first().map_or(0, Vec::len);
        let is_even = columns > 0 && rows.iter().all(|row| row.len() == columns);
        if !is_even || frame.is_some() || rules.is_some() || !notes.is_empty() {
            return Err(NoWords);
        }
        let (title, caption) = (plain(title.as_ref())?, plain(caption.as_ref())?);
        let mut lines = Vec::new();
        for row in rows {
            lines.push(self.row(row)?);
        }
        let mut alignments = Vec::new();
        for column in 0..columns {
            let align = rows[0][column].align;
            if !rows.iter().all(|row| row[column].align == align) {
                return Err(NoWords);
            }
            alignments.push(match align {
                None => "---",
                Some(Alignment::Left) => ":--",
                Some(Alignment::Center) => ":-:",
                Some(Alignment::Right) => "--:",
                Some(Alignment::Justify | Alignment::Char) => return Err(NoWords),
            });
        }
        lines.insert(1, format!("| {} |", alignments.join(" | ")));
        let attributes = Attributes::default()
            .id(id.as_ref())
            .text("label", label.as_deref())
            .text("title", title)
            .text("caption", caption)
            .word("headerRows", (*header_rows != 1).then(|| header_rows.to_string()))
            .word("headerColumns", (*header_columns != 0).then(|| header_columns.to_string()));
        if let Some(attributes) = attributes.written() {
            self.lines.line(&attributes);
            self.lines.line("");
        }
        lines.iter().for_each(|line| self.lines.line(line));
        Ok(())
    }

    fn row(&mut self, row: &'a [Cell]) -> Said<String> {
        let mut line = "|".to_owned();
        for Cell { content, colspan, rowspan, align: _ } in row {
            if colspan.get() != 1 || rowspan.get() != 1 {
                return Err(NoWords);
            }
            let setting = Setting { is_one_line: true, is_cell: true, ..Setting::default() };
            let text = match content.0.as_slice() {
                [] => String::new(),
                [Block::Paragraph(Paragraph { id: None, language: None, content })]
                    if !content.0.is_empty() =>
                {
                    self.running_text(content, setting)?
                }
                _ => return Err(NoWords),
            };
            if text.is_empty() {
                line.push_str("  |");
            } else {
                line.push_str(&format!(" {text} |"));
            }
        }
        Ok(line)
    }
}
