//! The values that were read, as a tree.

use std::borrow::Cow;

use super::ids::{Holder, Ids};
use super::node::{Key, Node, Text, Value, Yaml, too_deep};
use super::reader::Document;
use super::{Parsed, Unsupported};
use crate::source::hash::{HashMap, IndexMap};
use crate::source::json::MAX_DEPTH;
use crate::source::tree::{self, Builder};
use crate::source::{Kind, Limits, Node as TreeNode, Span, SyntaxError, Tree};

/// Adds the body to the front matter, which is in `builder`.
pub(super) fn emit<'s>(
    document: Document,
    mut builder: Builder<'s>,
    limits: Limits,
) -> Result<Parsed<'s>, SyntaxError> {
    let Document { body, notes, unsupported, comment } = document;
    let mut ids = ids_of(builder.so_far());
    collect(&body, &mut ids);
    notes.values().flat_map(|(_, blocks)| blocks).for_each(|block| collect(block, &mut ids));
    builder.reopen();
    let mut emitter =
        Emitter { builder, notes, ids, words: HashMap::default(), unsupported, most: limits.values };
    let end = body.span.end;
    let at = body.span.start;
    let key = emitter.key(Key::new("body", Span::new(at, at)));
    emitter.node(body, Some(key))?;
    emitter.builder.end(end);
    for (span, _) in emitter.notes.values() {
        emitter.unsupported.push(Unsupported {
            span: Span::new(span.start, span.start),
            message: "nothing refers to this note".to_owned(),
            help: "refer to it in the text, or remove it".to_owned(),
        });
    }
    let Emitter { builder, unsupported, .. } = emitter;
    Ok(Parsed { tree: builder.finish(), unsupported, comment })
}

/// The ids in the front matter.
fn ids_of(front: &Tree<'_>) -> Ids {
    let mut ids = Ids::default();
    for member in front.root().children() {
        let name = member.key().unwrap_or_default();
        let keys = member.children().filter_map(TreeNode::key).map(str::to_owned);
        match Ids::holder(name) {
            Some(Holder::Entities) => ids.entities.extend(keys),
            Some(Holder::Quotes) => ids.quotes.extend(keys),
            Some(Holder::Parts) => within(member, &mut ids),
            None => {}
        }
    }
    ids
}

fn within(node: TreeNode<'_>, ids: &mut Ids) {
    let found = node.descendants().filter(|node| node.key() == Some("id")).filter_map(TreeNode::text);
    ids.parts.extend(found.map(str::to_owned));
}

/// The ids in the body.
fn collect(node: &Node, ids: &mut Ids) {
    match &node.value {
        Value::List(nodes) | Value::Reference(_, nodes) => nodes.iter().for_each(|node| collect(node, ids)),
        Value::Object(members) => {
            for (key, node) in members {
                if let (true, Value::Text(id)) = (key.name == "id", &node.value) {
                    ids.parts.insert(id.text.clone());
                }
                collect(node, ids);
            }
        }
        Value::Note(label) => {
            ids.parts.insert(label.clone());
        }
        Value::Yaml(yaml) => within(yaml.tree.root(), ids),
        _ => {}
    }
}

struct Emitter<'s> {
    builder: Builder<'s>,
    notes: IndexMap<String, (Span, Vec<Node>)>,
    ids: Ids,
    /// The words of the model that have been added.
    words: HashMap<&'static str, tree::Text>,
    unsupported: Vec<Unsupported>,
    most: usize,
}

impl Emitter<'_> {
    fn word(&mut self, word: &'static str) -> tree::Text {
        let builder = &mut self.builder;
        *self.words.entry(word).or_insert_with(|| builder.decoded(word))
    }

    fn key(&mut self, Key { name, span }: Key) -> tree::Key {
        let text = match name {
            Cow::Borrowed(name) => self.word(name),
            Cow::Owned(name) => self.builder.text_at(&name, span),
        };
        tree::Key { text, span }
    }

    fn node(&mut self, node: Node, key: Option<tree::Key>) -> Result<(), SyntaxError> {
        let Node { span, value, .. } = node;
        if self.builder.len() >= self.most {
            return Err(SyntaxError::too_many_values(span, self.most));
        }
        match value {
            Value::Text(Text { text, pieces }) => {
                let text = self.builder.pieced(&text, &pieces);
                self.builder.string(text, span, key);
            }
            Value::Word(word) => {
                let text = self.word(word);
                self.builder.string(text, span, key);
            }
            Value::Scalar(kind) => self.builder.scalar(kind, span, key),
            Value::Number(digits) => self.builder.implied_number(digits, span, key),
            Value::List(nodes) => {
                self.begin(Kind::Array, span, key)?;
                for node in nodes {
                    self.node(node, None)?;
                }
                self.builder.end(span.end);
            }
            Value::Object(members) => {
                self.begin(Kind::Object, span, key)?;
                for (key, node) in members {
                    let key = self.key(key);
                    self.node(node, Some(key))?;
                }
                self.builder.end(span.end);
            }
            Value::Reference(id, content) => {
                let (kind, member) = self.ids.reference(&id.text).fields();
                let content = super::field("content", Node::new(span, Value::List(content))?);
                let id = super::field(member, Node::text(id));
                let kind = super::field("type", Node::word(kind, span));
                self.node(Node::new(span, Value::Object(vec![kind, id, content]))?, key)?;
            }
            Value::Note(label) => self.note(&label, span, key)?,
            Value::Yaml(yaml) => self.yaml(&yaml, span, key)?,
        }
        Ok(())
    }

    fn begin(&mut self, kind: Kind, span: Span, key: Option<tree::Key>) -> Result<(), SyntaxError> {
        if self.builder.depth() >= MAX_DEPTH {
            return Err(too_deep(Span::new(span.start, span.start)));
        }
        self.builder.begin(kind, span.start, key);
        Ok(())
    }

    /// A note at the place that refers to it first. A number is no id.
    fn note(&mut self, label: &str, span: Span, key: Option<tree::Key>) -> Result<(), SyntaxError> {
        let Some((place, blocks)) = self.notes.swap_remove(&label.to_lowercase()) else {
            self.unsupported.push(Unsupported {
                span,
                message: "this note has been referred to before".to_owned(),
                help: "refer to a note once".to_owned(),
            });
            return self.node(Node::text(Text::new("", span)), key);
        };
        let mut members = vec![super::field("type", Node::word("footnote", span))];
        if !label.bytes().all(|byte| byte.is_ascii_digit()) {
            let inner = Span::new((span.start + 2).min(span.end), span.end.saturating_sub(1).max(span.start));
            members.push(super::field("id", Node::text(Text::new(label, inner))));
        }
        members.push(super::field("content", Node::new(place, Value::List(blocks))?));
        self.node(Node::new(span, Value::Object(members))?, key)
    }

    fn yaml(&mut self, yaml: &Yaml, span: Span, key: Option<tree::Key>) -> Result<(), SyntaxError> {
        let Yaml { tree, lines } = yaml;
        if self.builder.depth() + tree.height() > MAX_DEPTH {
            return Err(too_deep(Span::new(span.start, span.start)));
        }
        if self.builder.len() + tree.nodes().len() > self.most {
            return Err(SyntaxError::too_many_values(span, self.most));
        }
        self.builder.graft(tree, &|at| place_in(lines, span, at), key);
        Ok(())
    }
}

/// The place in the source of a part of a text whose lines have these places.
pub(super) fn place_in(lines: &[(usize, Span)], whole: Span, part: Span) -> Span {
    let at = |offset: usize| {
        let line = lines.partition_point(|(start, _)| *start <= offset).checked_sub(1);
        line.map_or(whole.start, |line| {
            let (start, span) = lines[line];
            (span.start + (offset - start)).min(span.end)
        })
    };
    let start = at(part.start);
    // The end belongs to the line of what is before it.
    let end = if part.end > part.start { at(part.end - 1) + 1 } else { start };
    Span::new(start, end.max(start).min(whole.end.max(start)))
}
