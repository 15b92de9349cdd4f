//! Tables and lists: what consists of rows or items.

use pulldown_cmark::Alignment;

use super::field;
use super::frames::{Element, Frame};
use super::node::{Node, Value};
use super::reader::Reader;
use crate::source::{Span, SyntaxError};

type Done = Result<(), SyntaxError>;

impl Reader<'_> {
    /// Ends a list, a table or a list of definitions.
    pub(super) fn list(&mut self) -> Done {
        let Some(Frame { element, span, nodes, .. }) = self.open.pop() else { return Ok(()) };
        let has = |reader: &Self, name: &str| {
            let pending = reader.open.last().and_then(|top| top.pending.as_ref());
            pending.is_some_and(|pending| pending.members.iter().any(|(key, _)| key.name == name))
        };
        let rows = Node::new(span, Value::List(nodes))?;
        let mut members = Vec::new();
        let kind = match element {
            Element::List(first) => {
                if first.is_some_and(|first| first != 1) {
                    let marker = Span::new(span.start, span.start + 1);
                    self.unsupported(marker, "this list does not begin with 1", "number its items from 1");
                }
                if first.is_some() && !has(self, "order") {
                    members.push(field("order", Node::word("decimal", span)));
                }
                members.push(field("items", rows));
                "list"
            }
            Element::Definitions => {
                members.push(field("items", rows));
                "definitionList"
            }
            _ => {
                if !has(self, "headerRows") {
                    members.push(field(
                        "headerRows",
                        Node::new(Span::new(span.start, span.start), Value::Number("1"))?,
                    ));
                }
                members.push(field("rows", rows));
                "table"
            }
        };
        self.push_block(span, kind, members)
    }

    /// Ends a term or a cell.
    pub(super) fn running_text(&mut self) -> Done {
        let Some(Frame { element, span, items, .. }) = self.open.pop() else { return Ok(()) };
        let text = self.inlines(items)?;
        let node = match element {
            Element::Term => {
                let term = field("term", Node::new(span, Value::List(text))?);
                let definition = field("definition", Node::new(span, Value::List(Vec::new()))?);
                Node::new(span, Value::Object(vec![term, definition]))?
            }
            _ => self.cell(span, text)?,
        };
        if let Some(top) = self.open.last_mut() {
            top.nodes.push(node);
        }
        Ok(())
    }

    fn cell(&self, span: Span, text: Vec<Node>) -> Result<Node, SyntaxError> {
        let mut blocks = Vec::new();
        if !text.is_empty() {
            let content = field("content", Node::new(span, Value::List(text))?);
            let kind = field("type", Node::word("paragraph", span));
            blocks.push(Node::new(span, Value::Object(vec![kind, content]))?);
        }
        let mut members = vec![field("content", Node::new(span, Value::List(blocks))?)];
        let column = self.open.last().map_or(0, |row| row.nodes.len());
        let table = self.open.len().checked_sub(2).map(|table| &self.open[table].element);
        if let Some(Element::Table(columns)) = table {
            let align = match columns.get(column) {
                Some(Alignment::Left) => Some("left"),
                Some(Alignment::Center) => Some("center"),
                Some(Alignment::Right) => Some("right"),
                Some(Alignment::None) | None => None,
            };
            members.extend(align.map(|align| field("align", Node::word(align, span))));
        }
        Node::new(span, Value::Object(members))
    }

    pub(super) fn row(&mut self) -> Done {
        let Some(Frame { span, nodes, .. }) = self.open.pop() else { return Ok(()) };
        // CommonMark parsers leave out cells that have no heading above them.
        let end = nodes.last().map_or(span.start, |cell| cell.span.end);
        let rest = self.source.get(end..span.end).unwrap_or_default();
        if rest.contains(|c: char| c != '|' && !c.is_whitespace()) {
            let place = Span::new(end, span.end);
            self.unsupported(place, "this row has more cells than the first", "give each column a heading");
        }
        if let Some(top) = self.open.last_mut() {
            top.nodes.push(Node::new(span, Value::List(nodes))?);
        }
        Ok(())
    }
}
