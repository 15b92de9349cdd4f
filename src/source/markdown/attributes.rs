//! Attributes in braces: `{#id .kind name="value"}`.

use std::borrow::Cow;

use super::node::{Key, Node, Text, Value};
use crate::source::{Kind, Span};

/// The fields of a block or passage that Markdown has no other form for.
#[derive(Debug)]
pub(super) struct Attributes {
    /// From brace to brace.
    pub(super) span: Span,
    /// The type: `.aside`.
    pub(super) kind: Option<Node>,
    /// The id: `#boats`.
    pub(super) id: Option<(Span, Node)>,
    /// The others, by their names in JSON and YAML.
    pub(super) members: Vec<(Key, Node)>,
}

/// The fields whose values are numbers.
const NUMBERS: [&str; 4] = ["headerRows", "headerColumns", "width", "height"];

impl Attributes {
    /// The attributes whose opening brace is at this offset.
    pub(super) fn parse(source: &str, at: usize) -> Option<Self> {
        let mut attributes = Self { span: Span::new(at, at), kind: None, id: None, members: Vec::new() };
        let mut at = skip_spaces(source, at + 1);
        while !source[at..].starts_with('}') {
            let end = attributes.item(source, at)?;
            at = skip_spaces(source, end);
            if at == end && !source[at..].starts_with('}') {
                return None;
            }
        }
        attributes.span.end = at + 1;
        let is_empty = attributes.kind.is_none() && attributes.id.is_none() && attributes.members.is_empty();
        (!is_empty).then_some(attributes)
    }

    /// Reads one attribute; returns its end.
    fn item(&mut self, source: &str, at: usize) -> Option<usize> {
        let rest = &source[at..];
        if rest.starts_with(['#', '.']) {
            let end = at + 1 + word(&rest[1..]).filter(|length| *length > 0)?;
            let span = Span::new(at + 1, end);
            let node = Node::text(Text::new(&source[span.range()], span));
            match rest.starts_with('#') {
                true if self.id.is_none() => self.id = Some((Span::new(at, at + 1), node)),
                false if self.kind.is_none() => self.kind = Some(node),
                _ => return None,
            }
            return Some(end);
        }
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        if length == 0 || !rest[length..].starts_with('=') {
            return None;
        }
        let key = Key { name: Cow::Owned(rest[..length].to_owned()), span: Span::new(at, at + length) };
        let (node, end) = value(source, at + length + 1, &key.name)?;
        self.members.push((key, node));
        Some(end)
    }

    /// Whether they end the sections before them: `{.end}`.
    pub(super) fn ends_sections(&self) -> bool {
        let is_end = |kind: &Node| matches!(&kind.value, Value::Text(text) if text.text == "end");
        self.id.is_none() && self.members.is_empty() && self.kind.as_ref().is_some_and(is_end)
    }

    /// All members, `#` under this name.
    pub(super) fn into_members(self, id: &'static str) -> Vec<(Key, Node)> {
        let id = self.id.map(|(span, node)| (Key::new(id, span), node));
        id.into_iter().chain(self.members).collect()
    }
}

fn value(source: &str, at: usize, key: &str) -> Option<(Node, usize)> {
    let rest = &source[at..];
    if rest.starts_with('"') {
        let end = at + string_end(rest)?;
        let span = Span::new(at, end);
        let text: String = serde_json::from_str(&source[span.range()]).ok()?;
        let inner = Span::new(at + 1, end - 1);
        let place = if source[inner.range()] == text { inner } else { span };
        return Some((Node::text_at(Text::new(text, place), span), end));
    }
    let end = at + word(rest).filter(|length| *length > 0)?;
    let span = Span::new(at, end);
    let text = &source[span.range()];
    let kind = match text {
        "true" | "false" if key == "pull" => Some(Kind::Bool(text == "true")),
        _ if NUMBERS.contains(&key) && text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit()) => {
            Some(Kind::Number)
        }
        _ => None,
    };
    let node = match kind {
        Some(kind) => Node::new(span, Value::Scalar(kind)).ok()?,
        None => Node::text(Text::new(text, span)),
    };
    Some((node, end))
}

/// The length of a string of JSON, on one line.
fn string_end(rest: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            b'\n' | b'\r' => return None,
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of a value without quotation marks.
fn word(rest: &str) -> Option<usize> {
    rest.find(|c: char| c.is_whitespace() || "{}[]<>\"`\\|".contains(c))
}

fn skip_spaces(source: &str, at: usize) -> usize {
    at + source[at..].len() - source[at..].trim_start_matches([' ', '\t']).len()
}
