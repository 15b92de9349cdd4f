//! Reading tables.

use std::num::NonZeroU32;

use serde::de::{DeserializeOwned, IntoDeserializer, value};

use crate::formats::jats::grid::HeaderColumns;
use crate::formats::jats::read::body::blocks::{Flow, floating};
use crate::formats::jats::read::body::figures::Caption;
use crate::formats::jats::read::body::line::words;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Block, Blocks, Cell, Footnote, Inline, Inlines, Table, TableFrame, TableRules};
use crate::source::Path;
use crate::source::xml::{Attribute, Node};

/// The rows of a table under construction.
#[derive(Default)]
struct Rows {
    rows: Vec<Vec<Cell>>,
    /// How many of them are in the head.
    head: usize,
    /// Whether the next rows are in the head.
    in_head: bool,
    columns: HeaderColumns,
    frame: Option<TableFrame>,
    rules: Option<TableRules>,
}

impl<'d> Reader<'d> {
    /// [`<table-wrap>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/table-wrap.html)
    ///
    /// Anything but a single XHTML `<table>` is foreign.
    pub(super) fn table_wrap(&mut self, wrap: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let Some(source) = source_of(wrap) else { return self.foreign_block(wrap, at, blocks) };
        self.ignore_other_attributes(wrap, floating(wrap));
        let here = at.item(blocks.len());
        self.note(&here, wrap);
        let table = self.table_of(wrap, wrap.elements(), source, &here);
        blocks.push(Block::Table(Box::new(table)));
    }

    /// [`<table-wrap-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/table-wrap-group.html): its
    /// tables, one after another. Its own caption becomes a table without rows before them, which has its id, too.
    pub(super) fn table_wrap_group(&mut self, group: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let is_own = |child: &Node<'_>| child.name() != "table-wrap";
        if !group.elements().filter(is_own).all(is_part_of_a_table) {
            return self.foreign_block(group, at, blocks);
        }
        self.ignore_other_attributes(group, floating(group));
        if group.attribute("id").is_some() || group.elements().any(|child| is_own(&child)) {
            let here = at.item(blocks.len());
            self.note(&here, group);
            let table = self.table_of(group, group.elements().filter(is_own), None, &here);
            blocks.push(Block::Table(Box::new(table)));
        }
        for table in group.elements().filter(|child| !is_own(child)) {
            self.block(table, at, blocks);
        }
    }

    /// A table from its parts, of which `source` has the rows.
    fn table_of(
        &mut self,
        of: Node<'d>,
        parts: impl Iterator<Item = Node<'d>>,
        source: Option<Node<'d>>,
        at: &Path<'_>,
    ) -> Table {
        let mut label = None;
        let mut caption = Caption::default();
        let mut notes = Vec::new();
        for part in parts {
            match part.name() {
                "label" => label = self.label(part, label, at),
                "caption" => self.caption(part, at, &mut caption),
                "table" => {}
                "alternatives" => {
                    part.elements().filter(|one| Some(*one) != source).for_each(|one| self.ignore(one));
                }
                "table-wrap-foot" => self.table_wrap_foot(part, &at.key(Table::NOTES), &mut notes),
                "attrib" => self.table_note(part, &at.key(Table::NOTES), &mut notes),
                _ => self.ignore(part),
            }
        }
        let rows = source.map(|source| self.table(source, &at.key(Table::ROWS)));
        let Rows { rows, head, columns, in_head: _, frame, rules } = rows.unwrap_or_default();
        let Caption { title, caption } = caption;
        Table {
            id: self.id(of),
            label,
            title,
            caption,
            header_rows: u32::try_from(head).unwrap_or(u32::MAX),
            header_columns: columns.count(),
            frame,
            rules,
            rows,
            notes,
        }
    }

    /// A label as text. Several are joined.
    pub(super) fn label(&mut self, label: Node<'d>, before: Option<String>, at: &Path<'_>) -> Option<String> {
        self.ignore_other_attributes(label, &[]);
        self.note(&at.key(Table::LABEL), label);
        self.lose_marks(label);
        let words = words(label);
        match before {
            Some(before) => Some(format!("{before} {words}")),
            None => Some(words),
        }
    }

    /// [`<table>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/table.html)
    fn table(&mut self, table: Node<'d>, at: &Path<'_>) -> Rows {
        self.ignore_other_attributes(table, &["frame", "rules"]);
        self.note(at, table);
        let mut rows =
            Rows { frame: self.token(table, "frame"), rules: self.token(table, "rules"), ..Rows::default() };
        let has_head = table.child("thead").is_some();
        // Without a head, the rows at the top with only header cells are the head.
        rows.in_head = !has_head;
        let (mut feet, mut bodies) = (Vec::new(), 0);
        for part in table.elements() {
            match part.name() {
                "tfoot" => feet.push(part),
                "tr" => self.tr(part, has_head, at, &mut rows),
                "thead" | "tbody" => {
                    self.ignore_other_attributes(part, &[]);
                    rows.in_head = part.name() == "thead" || (!has_head && bodies == 0);
                    bodies += usize::from(part.name() == "tbody");
                    part.elements().for_each(|row| self.tr(row, has_head, at, &mut rows));
                }
                _ => self.ignore(part),
            }
        }
        rows.in_head = false;
        for foot in feet {
            self.ignore_other_attributes(foot, &[]);
            foot.elements().for_each(|row| self.tr(row, true, at, &mut rows));
        }
        rows
    }

    /// [`<tr>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/tr.html)
    fn tr(&mut self, row: Node<'d>, has_head: bool, at: &Path<'_>, rows: &mut Rows) {
        self.ignore_other_attributes(row, &[]);
        let at = at.item(rows.rows.len());
        self.note(&at, row);
        let mut cells = Vec::with_capacity(row.elements().count());
        for cell in row.elements() {
            cells.push(self.td(cell, &at.item(cells.len())));
        }
        let is_heading = |cell: Node<'_>| cell.name() == "th";
        if rows.in_head && !has_head {
            let heads_row =
                |cell: Node<'_>| cell.attribute("scope").is_some_and(|scope| scope.value() == "row");
            rows.in_head =
                !cells.is_empty() && row.elements().all(|cell| is_heading(cell) && !heads_row(cell));
        }
        if rows.in_head {
            rows.head += 1;
        } else {
            rows.columns.add(cells.iter().zip(row.elements().map(is_heading)));
        }
        rows.rows.push(cells);
    }

    /// [`<td>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/td.html) and `<th>`
    fn td(&mut self, cell: Node<'d>, at: &Path<'_>) -> Cell {
        let is_heading = |scope: Attribute<'_>| cell.is("th") && matches!(&*scope.value(), "col" | "row");
        let read: &[_] = match cell.attribute("scope").is_none_or(is_heading) {
            true => &["colspan", "rowspan", "align", "scope"],
            false => &["colspan", "rowspan", "align"],
        };
        self.ignore_other_attributes(cell, read);
        self.note(at, cell);
        let span = |name| {
            let value = cell.attribute(name)?.value().trim().parse().ok()?;
            NonZeroU32::new(value)
        };
        let (colspan, rowspan) = (span("colspan"), span("rowspan"));
        let mut content = Vec::new();
        self.flow(cell.children(), Flow::Mixed, &at.key(Cell::CONTENT), &mut content);
        Cell {
            content: Blocks(content),
            colspan: colspan.unwrap_or(NonZeroU32::MIN),
            rowspan: rowspan.unwrap_or(NonZeroU32::MIN),
            align: self.token(cell, "align"),
        }
    }

    /// The value of an attribute with a list of values; one that is not in the list is lost.
    fn token<T: DeserializeOwned>(&mut self, node: Node<'d>, name: &str) -> Option<T> {
        let attribute = node.attribute(name)?;
        let value = attribute.value();
        let token = T::deserialize(value.into_deserializer()).map_err(|_: value::Error| ());
        if token.is_err() {
            self.lose_attribute(node, attribute);
        }
        token.ok()
    }

    /// [`<table-wrap-foot>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/table-wrap-foot.html)
    fn table_wrap_foot(&mut self, foot: Node<'d>, at: &Path<'_>, notes: &mut Vec<Inlines>) {
        self.ignore_other_attributes(foot, &[]);
        for child in foot.elements() {
            match child.name() {
                "fn" => self.table_footnote(child, at, notes),
                "fn-group" => self.table_wrap_foot(child, at, notes),
                "permissions" | "x" => self.ignore(child),
                _ => self.table_note(child, at, notes),
            }
        }
    }

    fn table_note(&mut self, note: Node<'d>, at: &Path<'_>, notes: &mut Vec<Inlines>) {
        self.ignore_other_attributes(note, &[]);
        let at = at.item(notes.len());
        self.note(&at, note);
        let words = self.inlines(note, &at);
        if !words.0.is_empty() {
            notes.push(words);
        }
    }

    /// A note that cells refer to. Its label is its reference mark, and goes before its words.
    fn table_footnote(&mut self, note: Node<'d>, at: &Path<'_>, notes: &mut Vec<Inlines>) {
        let at = at.item(notes.len());
        let here = at.item(0);
        let inside = here.key(Footnote::CONTENT);
        self.ignore_other_attributes(note, &["id"]);
        self.note(&here, note);
        let mut content = self.blocks(note, &inside);
        self.label_before(note, &inside, &mut content);
        let id = self.id(note);
        notes.push(Inlines(vec![Inline::Footnote(Footnote { id, content })]));
    }
}

/// Whether a `<table-wrap>` can be read.
pub(super) fn is_table(wrap: Node<'_>) -> bool {
    source_of(wrap).is_some()
}

/// The only table of a `<table-wrap>`, or that it has no rows; `None` if there are several tables, or other content
/// that would be lost.
fn source_of<'d>(wrap: Node<'d>) -> Option<Option<Node<'d>>> {
    let mut found = None;
    for child in wrap.elements() {
        match child.name() {
            "table" if child.is("table") && found.is_none() => found = Some(child),
            "alternatives" => {
                let mut tables = child.elements().filter(|one| one.name() == "table");
                match (tables.next(), tables.next()) {
                    (Some(table), None) if table.is("table") && found.is_none() => found = Some(table),
                    _ => return None,
                }
            }
            _ if is_part_of_a_table(child) => {}
            _ => return None,
        }
    }
    Some(found)
}

/// Whether it is about a table, and has no rows.
fn is_part_of_a_table(part: Node<'_>) -> bool {
    matches!(
        part.name(),
        "object-id"
            | "label"
            | "caption"
            | "table-wrap-foot"
            | "attrib"
            | "permissions"
            | "alt-text"
            | "long-desc"
            | "kwd-group"
            | "subj-group"
    )
}
