//! Values in the style of the file.

use serde_json::Value;

use super::lines::{indent_of, line_start, newline};
use super::text::in_double;
use crate::source::{Span, Tree, yaml};

/// A value longer than this is written on several lines.
const LONG: usize = 60;

/// How much of a file is used to determine its style.
const ENOUGH: usize = 1 << 16;

/// The style of the values around a place.
pub(super) struct Look<'t> {
    tree: &'t Tree<'t>,
    end: &'static str,
    /// The indentation of nested values; `None` if the file is on one line.
    step: Option<&'t str>,
    /// Whether `:` and `,` are followed by a space.
    is_spaced: bool,
    /// Whether there are spaces within braces and brackets: `{ "a": 1 }`.
    padding: (&'static str, &'static str),
}

impl<'t> Look<'t> {
    pub(super) fn of(tree: &'t Tree<'t>, at: usize) -> Self {
        let source = tree.source();
        // The beginning of a file shows the style of the whole.
        let head = &source[..source.floor_char_boundary(ENOUGH)];
        let step = head.trim_end().contains('\n').then(|| {
            let mut indents = head.split_inclusive('\n').skip(1).map(indent_of);
            indents.find(|indent| !indent.is_empty()).unwrap_or("  ")
        });
        let end = if step.is_some() { newline(source, at) } else { "\n" };
        let first = tree.nodes().find_map(|node| Some((node.key_span()?, node.span())));
        let has_space = |(key, value): (Span, Span)| value.start != key.end + 1;
        let is_spaced = tree.is_yaml() || first.is_none_or(has_space);
        let pad = |open: char| {
            let spaced = format!("{open} \"");
            let is_padded = match tree.is_yaml() {
                // Without an example, as `byline fmt` writes it.
                true => head.contains(&spaced[..2]) || open == '{' && !head.contains('{'),
                false => head.contains(&spaced) && !head.contains(&format!("{open}\"")),
            };
            if is_padded { " " } else { "" }
        };
        Self { tree, end, step, is_spaced, padding: (pad('{'), pad('[')) }
    }

    pub(super) fn end(&self) -> &'static str {
        self.end
    }

    /// A value in flow style or JSON: on one line if it is short, otherwise on several, with `indent` as the
    /// indentation of its first line.
    pub(super) fn flow(&self, value: &Value, indent: &str) -> String {
        let line = self.on_one_line(value);
        match self.step {
            Some(step) if line.len() > LONG && !self.tree.is_yaml() => self.on_several(value, indent, step),
            _ => line,
        }
    }

    /// `key: value`
    pub(super) fn flow_member(&self, key: &str, value: &Value, indent: &str) -> String {
        let colon = if self.is_spaced { ": " } else { ":" };
        format!("{}{colon}{}", self.key(key), self.flow(value, indent))
    }

    pub(super) fn key(&self, key: &str) -> String {
        if self.tree.is_yaml() && yaml::is_plain(key, true) && !self.quotes_keys() {
            key.to_owned()
        } else {
            self.quoted(key)
        }
    }

    /// An object with this as its only member.
    pub(super) fn object_of(&self, member: &str) -> String {
        let pad = self.padding.0;
        format!("{{{pad}{member}{pad}}}")
    }

    /// `key: value`, on one line however long it is.
    pub(super) fn member(&self, key: &str, value: &Value) -> String {
        let colon = if self.is_spaced { ": " } else { ":" };
        format!("{}{colon}{}", self.key(key), self.on_one_line(value))
    }

    pub(super) fn on_one_line(&self, value: &Value) -> String {
        let comma = if self.is_spaced { ", " } else { "," };
        match value {
            Value::Array(items) if !items.is_empty() => {
                let items: Vec<String> = items.iter().map(|item| self.on_one_line(item)).collect();
                let pad = self.padding.1;
                format!("[{pad}{}{pad}]", items.join(comma))
            }
            Value::Object(members) if !members.is_empty() => {
                let member = |(key, value): (&String, &Value)| self.member(key, value);
                let members: Vec<String> = members.iter().map(member).collect();
                let pad = self.padding.0;
                format!("{{{pad}{}{pad}}}", members.join(comma))
            }
            scalar => self.scalar(scalar),
        }
    }

    fn on_several(&self, value: &Value, indent: &str, step: &str) -> String {
        let deeper = format!("{indent}{step}");
        let (open, close, lines): (_, _, Vec<String>) = match value {
            Value::Array(items) if !items.is_empty() => {
                ('[', ']', items.iter().map(|item| self.flow(item, &deeper)).collect())
            }
            Value::Object(members) if !members.is_empty() => {
                let member = |(key, value): (&String, &Value)| self.flow_member(key, value, &deeper);
                ('{', '}', members.iter().map(member).collect())
            }
            scalar => return self.scalar(scalar),
        };
        let end = self.end;
        format!("{open}{end}{deeper}{}{end}{indent}{close}", lines.join(&format!(",{end}{deeper}")))
    }

    /// The text after the colon of a key in this column, in YAML block style.
    pub(super) fn block_member(&self, value: &Value, column: usize) -> String {
        let line = self.on_one_line(value);
        if line.len() <= LONG || !is_container(value) {
            return format!(" {line}");
        }
        format!("{}{}", self.end, self.block_lines(value, column + self.block_step()))
    }

    /// The text after the dash and space of an item in this column.
    pub(super) fn block_item(&self, value: &Value, column: usize) -> String {
        let line = self.on_one_line(value);
        if line.len() <= LONG || !is_container(value) {
            return line;
        }
        self.block_lines(value, column)[column..].to_owned()
    }

    fn block_lines(&self, value: &Value, column: usize) -> String {
        let indent = " ".repeat(column);
        let lines: Vec<String> = match value {
            Value::Array(items) => {
                items.iter().map(|item| format!("{indent}- {}", self.block_item(item, column + 2))).collect()
            }
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| format!("{indent}{}:{}", self.key(key), self.block_member(value, column)))
                .collect(),
            scalar => vec![format!("{indent}{}", self.scalar(scalar))],
        };
        lines.join(self.end)
    }

    fn block_step(&self) -> usize {
        self.step.map_or(2, |step| step.len().clamp(1, 8))
    }

    pub(super) fn scalar(&self, value: &Value) -> String {
        match value {
            Value::String(text)
                if self.tree.is_yaml() && yaml::is_plain(text, true) && !self.quotes_keys() =>
            {
                text.clone()
            }
            Value::String(text) => self.quoted(text),
            scalar => scalar.to_string(),
        }
    }

    fn quoted(&self, text: &str) -> String {
        if self.tree.is_yaml() { format!("\"{}\"", in_double(text)) } else { Value::from(text).to_string() }
    }

    /// Whether a YAML file has keys in quotes, as in JSON.
    fn quotes_keys(&self) -> bool {
        let first = self.tree.nodes().find_map(|node| node.key_span());
        first.is_some_and(|key| self.tree.source()[key.range()].starts_with('"'))
    }

    /// The white space at the start of the line of `at`.
    pub(super) fn indent_at(&self, at: usize) -> &'t str {
        let source = self.tree.source();
        self.step.map_or("", |_| indent_of(&source[line_start(source, at)..at]))
    }

    /// The additional indentation of nested values.
    pub(super) fn step(&self) -> Option<&'t str> {
        self.step
    }
}

fn is_container(value: &Value) -> bool {
    matches!(value, Value::Array(items) if !items.is_empty())
        || matches!(value, Value::Object(members) if !members.is_empty())
}
