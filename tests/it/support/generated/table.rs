//! Tables whose rows have the same number of columns.

use serde_json::{Map, Value, json};

use super::{Field, Generator, ROOT};

impl Generator {
    /// Rows whose cells, of any width and height, fill a rectangle; none spans out of the head.
    pub(super) fn rows(&mut self, header_rows: Option<&Value>, depth: usize) -> Value {
        let (height, width) = (self.dice.below(4), 1 + self.dice.below(4));
        let head = header_rows.and_then(Value::as_u64).unwrap_or(0) as usize;
        let mut is_taken = vec![vec![false; width]; height];
        let mut rows = vec![Vec::new(); height];
        for row in 0..height {
            let end = if row < head { head.min(height) } else { height };
            for column in 0..width {
                if is_taken[row][column] {
                    continue;
                }
                let free = is_taken[row][column..].iter().take_while(|is_taken| !**is_taken).count();
                let colspan = if self.dice.one_in(3) { 1 + self.dice.below(free) } else { 1 };
                let mut rowspan = if self.dice.one_in(3) { 1 + self.dice.below(end - row) } else { 1 };
                let fits = |row: usize| !is_taken[row][column..column + colspan].contains(&true);
                while !(row + 1..row + rowspan).all(fits) {
                    rowspan -= 1;
                }
                for taken in &mut is_taken[row..row + rowspan] {
                    taken[column..column + colspan].fill(true);
                }
                rows[row].push(self.cell(colspan, rowspan, depth + 2));
            }
        }
        json!(rows)
    }

    fn cell(&mut self, colspan: usize, rowspan: usize, depth: usize) -> Value {
        let schema: &'static Value = &ROOT["$defs"]["Cell"]["properties"]["content"];
        let content = self.value(schema, Field { of: "Cell", name: "content" }, depth).unwrap_or_default();
        if content.is_string() && colspan == 1 && rowspan == 1 && self.dice.one_in(2) {
            return content;
        }
        let mut cell = Map::from_iter([("content".to_owned(), content)]);
        if self.dice.one_in(3) {
            let schema: &'static Value = &ROOT["$defs"]["Cell"]["properties"]["align"];
            let align = self.value(schema, Field { of: "Cell", name: "align" }, depth);
            cell.extend(align.map(|align| ("align".to_owned(), align)));
        }
        for (name, span) in [("colspan", colspan), ("rowspan", rowspan)] {
            // One is the default, and may be written.
            if span > 1 || self.dice.one_in(3) {
                cell.insert(name.to_owned(), span.into());
            }
        }
        Value::Object(cell)
    }
}
