//! What Markdown says, before it becomes a tree: values of an article with their places.

use std::borrow::Cow;

use crate::source::json::{MAX_DEPTH, TOO_DEEP};
use crate::source::{Kind, Span, SyntaxError, SyntaxErrorKind, Tree};

/// A value and its place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Value,
    /// How deep values are nested in it.
    height: usize,
}

#[derive(Debug)]
pub(super) enum Value {
    Text(Text),
    /// A word of the model that the source does not state.
    Word(&'static str),
    /// A boolean or a number at its place.
    Scalar(Kind),
    /// A number that the source does not state.
    Number(&'static str),
    List(Vec<Node>),
    Object(Vec<(Key, Node)>),
    /// A passage that refers to the thing with this id, of whatever kind.
    Reference(Text, Vec<Node>),
    /// A note, whose text is elsewhere.
    Note(String),
    /// A value in YAML.
    Yaml(Box<Yaml>),
}

/// The name of a member, and its place.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) name: Cow<'static, str>,
    pub(super) span: Span,
}

/// A block in YAML: its tree, and where the lines of its text are in the source.
#[derive(Debug)]
pub(super) struct Yaml {
    pub(super) tree: Tree<'static>,
    pub(super) lines: Vec<(usize, Span)>,
}

/// A text, and the places of its pieces: each has its offset in the text and its span in the source.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) pieces: Vec<(usize, Span)>,
}

impl Text {
    pub(super) fn new(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), pieces: vec![(0, span)] }
    }

    pub(super) fn push(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), span));
            self.text.push_str(text);
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.into_iter().map(|(offset, span)| (offset + shift, span)));
    }

    /// Takes what follows `at`, an offset in the text that no escape ends at.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let mut rest = Self { text: self.text.split_off(at), pieces: Vec::new() };
        let first = self.pieces.partition_point(|(offset, _)| *offset < at);
        let moved = self.pieces.split_off(first);
        if let Some((offset, span)) = self.pieces.last_mut()
            && moved.first().is_none_or(|(next, _)| *next > at)
            && !rest.text.is_empty()
        {
            let cut = (span.start + (at - *offset)).min(span.end);
            rest.pieces.push((0, Span::new(cut, span.end)));
            span.end = cut;
        }
        rest.pieces.extend(moved.into_iter().map(|(offset, span)| (offset - at, span)));
        rest
    }

    pub(super) fn span(&self) -> Option<Span> {
        let (first, last) = (self.pieces.first()?.1, self.pieces.last()?.1);
        Some(Span::new(first.start, last.end.max(first.start)))
    }
}

impl Key {
    pub(super) fn new(name: &'static str, span: Span) -> Self {
        Self { name: Cow::Borrowed(name), span }
    }
}

impl Node {
    /// # Errors
    ///
    /// If values are nested too deeply.
    pub(super) fn new(span: Span, value: Value) -> Result<Self, SyntaxError> {
        let height = match &value {
            Value::List(nodes) | Value::Reference(_, nodes) => tallest(nodes.iter()),
            Value::Object(members) => tallest(members.iter().map(|(_, node)| node)),
            _ => 0,
        };
        if height > MAX_DEPTH {
            return Err(too_deep(span));
        }
        Ok(Self { span, value, height })
    }

    pub(super) fn text(text: Text) -> Self {
        let span = text.span().unwrap_or_default();
        Self { span, value: Value::Text(text), height: 0 }
    }

    /// A text whose place is more than its words, or that may be empty.
    pub(super) fn text_at(text: Text, span: Span) -> Self {
        Self { span, value: Value::Text(text), height: 0 }
    }

    pub(super) fn word(word: &'static str, span: Span) -> Self {
        // What the source does not state has no extent in it.
        Self { span: Span::new(span.start, span.start), value: Value::Word(word), height: 0 }
    }
}

fn tallest<'n>(nodes: impl Iterator<Item = &'n Node>) -> usize {
    nodes.map(|node| node.height + 1).max().unwrap_or(1)
}

pub(super) fn too_deep(span: Span) -> SyntaxError {
    let message = format!("values are nested more than {MAX_DEPTH} levels deep");
    SyntaxError::new(SyntaxErrorKind::TooDeep, span, message).with_help(TOO_DEEP)
}
