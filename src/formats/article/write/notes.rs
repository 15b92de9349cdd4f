//! Which values the comments and blank lines of a YAML file belong to.

use std::collections::hash_map::Entry::{Occupied, Vacant};

use crate::source::hash::HashMap;
use crate::source::yaml::Remarks;
use crate::source::{Kind, Node, NodeId, Span, Tree};

/// The comments and blank lines of a file. One empty line represents any number of blank lines.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    /// What is above the whole document and stays there.
    pub(super) header: &'a str,
    /// Lines above a member or item.
    above: HashMap<NodeId, Vec<&'a str>>,
    /// The comment after one.
    trailing: HashMap<NodeId, &'a str>,
    /// Lines below the last entry of an object or a list.
    below: HashMap<NodeId, Vec<&'a str>>,
}

/// A member or item, in the order of the file.
struct Item {
    node: NodeId,
    start: usize,
    line: usize,
    column: usize,
    /// The index of its object or list among the containers.
    container: usize,
}

struct Container {
    node: NodeId,
    /// The index of the parent container, and of this one's item there.
    parent: Option<(usize, usize)>,
    end: usize,
    /// The column of its items; `None` in flow style, where it means nothing.
    column: Option<usize>,
}

/// A line of the file.
struct Line<'a> {
    start: usize,
    text: &'a str,
    /// Whether it has only a comment.
    is_comment: bool,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

impl<'a> Notes<'a> {
    /// Assigns every comment in the source of `tree` to the value it describes.
    pub(super) fn of(tree: &'a Tree<'_>, remarks: &Remarks) -> Self {
        let source = tree.source();
        let mut lines: Vec<Line<'a>> = Vec::new();
        let mut start = 0;
        for text in source.split_inclusive('\n') {
            lines.push(Line { start, text: text.trim_end(), is_comment: false });
            start += text.len();
        }
        let line_of = |offset: usize| lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        let comments: Vec<(usize, usize)> =
            remarks.comments.iter().map(|span| (line_of(span.start), span.start)).collect();
        let mut layout = Layout { comments: &remarks.comments, items: Vec::new(), containers: Vec::new() };
        layout.note(tree.root(), None, &line_of, &lines);
        for &(line, start) in &comments {
            lines[line].is_comment = source[lines[line].start..start].trim().is_empty();
        }
        let mut notes = Self::default();
        let top = notes.take_header(source, &lines, layout.items.first(), remarks.start);
        notes.give_lines(&lines, &layout, top);
        for (line, start) in comments {
            // What looks like a comment within a scalar is not one.
            let has_place =
                lines[line].is_comment || start < notes.header.len() || layout.is_within(tree, start);
            if !has_place {
                notes.give_trailing(&lines[line], start, &layout);
            }
        }
        notes
    }

    /// The lines above `node`.
    pub(super) fn above(&mut self, node: NodeId) -> Vec<&'a str> {
        self.above.remove(&node).unwrap_or_default()
    }

    /// The white space and the comment after `node`.
    pub(super) fn trailing(&mut self, node: NodeId) -> Option<&'a str> {
        self.trailing.remove(&node)
    }

    /// The lines below the last entry of `node`.
    pub(super) fn below(&mut self, node: NodeId) -> Vec<&'a str> {
        self.below.remove(&node).unwrap_or_default()
    }

    /// All comments within `node`, which is written in another form.
    pub(super) fn within(&mut self, node: Node<'_>) -> Vec<&'a str> {
        let mut found = Vec::new();
        for child in node.children() {
            found.extend(self.about(child));
        }
        found.extend(self.below(node.id()));
        found.retain(|line| !line.is_empty());
        found
    }

    /// All comments on `node` and within it.
    pub(super) fn about(&mut self, node: Node<'_>) -> Vec<&'a str> {
        let mut found = self.above(node.id());
        found.extend(self.trailing(node.id()).map(str::trim));
        found.extend(self.within(node));
        found.retain(|line| !line.is_empty());
        found
    }

    /// Leaves the first lines where they are: up to a `---`, or to the last blank line before the first key.
    fn take_header(
        &mut self,
        source: &'a str,
        lines: &[Line<'a>],
        first: Option<&Item>,
        start: usize,
    ) -> usize {
        let explicit = if start > 0 { lines.partition_point(|line| line.start < start) } else { 0 };
        let first = first.map_or(lines.len(), |first| first.line);
        let is_for_editors = |line: &Line<'_>| line.text.contains("$schema=") || line.text.contains("-*-");
        let header_lines = (explicit..first)
            .rev()
            .find(|&line| lines[line].is_blank() || is_for_editors(&lines[line]))
            .map_or(explicit, |line| line + 1);
        let end = lines.get(header_lines).map_or(source.len(), |line| line.start);
        self.header = &source[..end];
        header_lines
    }

    /// Assigns each blank line or comment to the item below it, or to the container above with the same indentation.
    fn give_lines(&mut self, lines: &[Line<'a>], layout: &Layout<'_>, top: usize) {
        let is_free = |line: &Line<'_>| line.is_comment || line.is_blank();
        let mut last_line = None;
        for (n, item) in layout.items.iter().enumerate() {
            if last_line == Some(item.line) {
                continue;
            }
            last_line = Some(item.line);
            let first = (top..item.line).rev().take_while(|&line| is_free(&lines[line])).last();
            let Some(first) = first else { continue };
            let mut above = first;
            if let Some(before) = n.checked_sub(1) {
                above = self.give_below(&lines[first..item.line], layout, before, item.column) + first;
            }
            let text = lines[above..item.line].iter().map(|line| line.text.trim());
            let kept = self.above.entry(item.node).or_default();
            text.for_each(|line| push(kept, line));
            if n == 0 && kept.first() == Some(&"") {
                kept.remove(0);
            }
        }
        let Some(last) = layout.items.len().checked_sub(1) else { return };
        let from = layout.items[last].line + 1;
        let first = (from..lines.len()).rev().take_while(|&line| is_free(&lines[line])).last();
        if let Some(first) = first {
            let end = first + self.give_below(&lines[first..], layout, last, 0);
            let root = self.below.entry(NodeId::ROOT).or_default();
            lines[end..].iter().for_each(|line| push(root, line.text.trim()));
            if root.last() == Some(&"") {
                root.pop();
            }
        }
    }

    /// Assigns comments with more indentation than the next item to what ends above them; returns the number of these
    /// lines.
    fn give_below(&mut self, lines: &[Line<'a>], layout: &Layout<'_>, before: usize, column: usize) -> usize {
        let mut given = 0;
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.is_comment) {
            let deep_enough = |at: &usize| {
                layout.containers[*at].column.is_some_and(|at| at <= line.indent() && at > column)
            };
            let Some(container) = layout.chain(before).find(deep_enough) else { break };
            let below = self.below.entry(layout.containers[container].node).or_default();
            lines[given..=n].iter().for_each(|line| push(below, line.text.trim()));
            given = n + 1;
        }
        given
    }

    fn give_trailing(&mut self, line: &Line<'a>, start: usize, layout: &Layout<'_>) {
        let before = &line.text[..start - line.start];
        let comment = &line.text[before.trim_end().len()..];
        let next = layout.items.partition_point(|item| item.start < start);
        let Some(mut item) = next.checked_sub(1) else { return };
        while let Container { parent: Some((_, owner)), end, column: None, .. } =
            layout.containers[layout.items[item].container]
            && end <= start
        {
            item = owner;
        }
        let node = layout.items[item].node;
        match self.trailing.entry(node) {
            // There is room for one comment after it.
            Occupied(_) => self.above.entry(node).or_default().push(comment.trim()),
            Vacant(free) => _ = free.insert(comment),
        }
    }
}

/// Adds a line, but only one of several blank lines.
fn push<'a>(lines: &mut Vec<&'a str>, line: &'a str) {
    if !(line.is_empty() && lines.last().is_some_and(|last| last.is_empty())) {
        lines.push(line);
    }
}

/// The positions of items and containers.
struct Layout<'r> {
    comments: &'r [Span],
    items: Vec<Item>,
    containers: Vec<Container>,
}

impl Layout<'_> {
    fn note(
        &mut self,
        node: Node<'_>,
        parent: Option<(usize, usize)>,
        line_of: &impl Fn(usize) -> usize,
        lines: &[Line<'_>],
    ) {
        if !matches!(node.kind(), Kind::Object | Kind::Array) {
            return;
        }
        let is_flow = node.raw().starts_with(['{', '[']);
        let container = self.containers.len();
        self.containers.push(Container { node: node.id(), parent, end: node.span().end, column: None });
        for child in node.children() {
            let start = match child.key_span() {
                Some(key) => key.start,
                None if is_flow => child.span().start,
                None => dash(node.tree().source(), child.span().start, self.comments),
            };
            let line = line_of(start);
            let column = start - lines[line].start;
            if !is_flow && self.containers[container].column.is_none() {
                self.containers[container].column = Some(column);
            }
            self.items.push(Item { node: child.id(), start, line, column, container });
            self.note(child, Some((container, self.items.len() - 1)), line_of, lines);
        }
    }

    /// The containers of an item, innermost first; the item itself, if it is one.
    fn chain(&self, item: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(self.items[item].container);
        std::iter::from_fn(move || {
            let container = next?;
            next = self.containers[container].parent.map(|(parent, _)| parent);
            Some(container)
        })
    }

    /// Whether a scalar extends across this byte.
    fn is_within(&self, tree: &Tree<'_>, offset: usize) -> bool {
        let before = self.items.partition_point(|item| item.start < offset);
        before.checked_sub(1).is_some_and(|item| {
            let node = tree.node(self.items[item].node);
            node.is_empty() && node.span().range().contains(&offset)
        })
    }
}

/// The offset of the dash before the item at `item`; comments may be between the two.
fn dash(source: &str, item: usize, comments: &[Span]) -> usize {
    let mut before = source[..item].trim_end();
    let mut above = comments.partition_point(|comment| comment.start < item);
    while let Some(comment) = above.checked_sub(1).map(|at| comments[at])
        && comment.end >= before.len()
    {
        before = source[..comment.start].trim_end();
        above -= 1;
    }
    before.strip_suffix('-').map_or(item, str::len)
}
