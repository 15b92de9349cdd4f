//! Changing a part of a text in the style of its scalar.

use std::ops::Range;

use serde_json::Value;

use super::Replacement;
use super::lines::{column, indent_of, line_end, newline};
use crate::source::{Kind, Node, json, yaml};

/// The style of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `"…"` in JSON.
    Json,
    /// `"…"` in YAML, which has more escapes and may span several lines.
    Double,
    /// `'…'`
    Single,
    /// Without quotes.
    Plain,
    /// `|` and indented lines.
    Literal,
    /// `>` and indented lines.
    Folded,
}

impl Style {
    /// The style of a scalar or key with the source `raw`.
    pub(super) fn of(raw: &str, is_yaml: bool) -> Self {
        match raw.as_bytes().first() {
            _ if !is_yaml => Self::Json,
            Some(b'"') => Self::Double,
            Some(b'\'') => Self::Single,
            Some(b'|') => Self::Literal,
            Some(b'>') => Self::Folded,
            _ => Self::Plain,
        }
    }

    fn is_block(self) -> bool {
        matches!(self, Self::Literal | Self::Folded)
    }
}

/// The replacement that changes `part` of the text of `node` to `new`.
pub(super) fn change(node: Node<'_>, part: Range<usize>, new: &str) -> Option<Replacement> {
    let text = node.text()?;
    text.get(part.clone())?;
    let scalar = Scalar::new(node);
    let span = node.span_within(part.clone());
    let least = scalar.encoded(new).map(|text| Replacement { span, text });
    // In JSON, an edit takes no longer for the text around it.
    if scalar.style == Style::Json && span != node.span() {
        return least;
    }
    let wanted = [&text[..part.start], new, &text[part.end..]].concat();
    let reads = |replacement: &Replacement| scalar.reads(replacement, &wanted);
    least.filter(reads).or_else(|| scalar.rewritten(&wanted).find(reads))
}

/// A text in the source.
struct Scalar<'t> {
    node: Node<'t>,
    style: Style,
    source: &'t str,
    /// Its parent, if any; in YAML only.
    parent: Option<Node<'t>>,
}

impl<'t> Scalar<'t> {
    fn new(node: Node<'t>) -> Self {
        let tree = node.tree();
        let style = Style::of(node.raw(), tree.is_yaml());
        // In JSON, the parent of a text does not matter.
        let parent = if style == Style::Json { None } else { node.parent() };
        Self { node, style, source: tree.source(), parent }
    }

    /// A part of the text in this style; `None` if that is impossible.
    fn encoded(&self, text: &str) -> Option<String> {
        let has_controls = |allowed: &[char]| text.chars().any(|c| needs_escape(c) && !allowed.contains(&c));
        match self.style {
            Style::Json => Some(in_json(text)),
            Style::Double => Some(in_double(text)),
            Style::Single => (!has_controls(&[])).then(|| text.replace('\'', "''")),
            Style::Plain | Style::Folded => (!has_controls(&[])).then(|| text.to_owned()),
            Style::Literal => (!has_controls(&['\n', '\t'])).then(|| {
                let end = newline(self.source, self.node.span().start);
                text.replace('\n', &format!("{end}{}", " ".repeat(self.content_indent())))
            }),
        }
    }

    /// The indentation of the lines of a block scalar.
    fn content_indent(&self) -> usize {
        let lines = self.node.raw().lines().skip(1);
        lines.filter(|line| !line.trim().is_empty()).map(|line| indent_of(line).len()).next().unwrap_or(2)
    }

    /// The whole scalar with another text, the preferred style first.
    fn rewritten(&self, wanted: &str) -> impl Iterator<Item = Replacement> {
        let literal = self.style.is_block().then(|| self.literal(wanted)).flatten();
        let quoted = match self.style {
            Style::Json => Value::from(wanted).to_string(),
            _ => format!("\"{}\"", in_double(wanted)),
        };
        let span = self.node.span();
        literal.into_iter().chain([quoted]).map(move |text| Replacement { span, text })
    }

    fn literal(&self, wanted: &str) -> Option<String> {
        let body = wanted.trim_end_matches('\n');
        let keep = match wanted.len() - body.len() {
            0 => "-",
            1 => "",
            _ => return None,
        };
        let is_plain = body.chars().all(|c| c == '\n' || c == '\t' || !needs_escape(c));
        if body.is_empty() || body.starts_with([' ', '\n', '\t']) || !is_plain {
            return None;
        }
        let end = newline(self.source, self.node.span().start);
        let indent = " ".repeat(self.content_indent());
        let lines: Vec<String> = body
            .split('\n')
            .map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") })
            .collect();
        Some(format!("|{keep}{end}{}", lines.join(end)))
    }

    /// Whether the changed scalar is read as `wanted`, as far as this can be known without the whole file.
    fn reads(&self, Replacement { span, text }: &Replacement, wanted: &str) -> bool {
        let whole = self.node.span();
        if span.start < whole.start || whole.end < span.end {
            return false;
        }
        // Empty lines after a block scalar may belong to it.
        let end = if text.starts_with(['|', '>']) || self.style.is_block() {
            blank_lines_end(self.source, whole.end)
        } else {
            whole.end
        };
        let before = &self.source[whole.start..span.start];
        let after = &self.source[span.end..end];
        let scalar = format!("{before}{text}{after}");
        if self.style == Style::Json {
            return json::parse(&scalar).is_ok_and(|tree| tree.root().text() == Some(wanted));
        }
        let is_flow = self.parent.is_some_and(|parent| parent.raw().starts_with(['{', '[']));
        let owner = match self.parent {
            _ if is_flow => 0,
            Some(_) if self.node.key_span().is_some() => self.node.key_span().map_or(0, |key| key.start),
            Some(parent) => parent.span().start,
            None => 0,
        };
        let indent = " ".repeat(column(self.source, owner));
        let (frame, has_parent) = match self.parent {
            None => (scalar, false),
            Some(_) if is_flow => (format!("[{scalar}]"), true),
            Some(_) if self.node.key_span().is_some() => (format!("{indent}k: {scalar}"), true),
            Some(_) => (format!("{indent}- {scalar}"), true),
        };
        yaml::parse(&frame).is_ok_and(|tree| {
            let root = tree.root();
            let read = if has_parent { root.children().next() } else { Some(root) };
            (root.len() <= 1)
                && read.is_some_and(|read| read.kind() == Kind::String && read.text() == Some(wanted))
        })
    }
}

/// The end of the empty lines after `at`.
fn blank_lines_end(source: &str, at: usize) -> usize {
    let rest = &source[at..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    match source[at..at + blank].rfind('\n') {
        Some(last) => at + last + 1,
        None if at + blank == source.len() => source.len(),
        None => line_end(source, at),
    }
}

/// The text within a JSON string.
pub(super) fn in_json(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The text within a double quoted YAML scalar.
pub(super) fn in_double(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            c if needs_escape(c) => written.push_str(&match u32::from(c) {
                code @ 0..=0xFF => format!("\\x{code:02X}"),
                code => format!("\\u{code:04X}"),
            }),
            c => written.push(c),
        }
    }
    written
}

/// Whether YAML requires an escape for this character, or readers treat it as a line end.
fn needs_escape(c: char) -> bool {
    matches!(c, '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
