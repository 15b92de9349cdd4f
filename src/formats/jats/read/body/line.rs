//! Running text under construction, and its white space.

use crate::model::{Inline, Inlines};
use crate::source::xml::Node;

/// Running text under construction.
///
/// A run of white space is one space. At the ends of a block it is ignored: it is indentation.
#[derive(Debug)]
pub(super) struct Line {
    items: Vec<Inline>,
    is_block: bool,
    /// Whether it ends with a space from white space.
    ends_with_space: bool,
}

impl Line {
    /// The text of a block.
    pub(super) fn block() -> Self {
        Self { items: Vec::new(), is_block: true, ends_with_space: false }
    }

    /// The text within a block, such as a marked passage.
    pub(super) fn passage() -> Self {
        Self { is_block: false, ..Self::block() }
    }

    /// The number of inlines, which is the index of the next one.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn push(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) => self.push_words(&text),
            inline => self.add(inline),
        }
        self.ends_with_space = false;
    }

    /// Most passages are one text; a growing vector would allocate room for four.
    fn add(&mut self, inline: Inline) {
        if self.items.is_empty() {
            self.items.reserve_exact(1);
        }
        self.items.push(inline);
    }

    /// Adds text unchanged.
    pub(super) fn push_words(&mut self, words: &str) {
        match self.items.last_mut() {
            _ if words.is_empty() => {}
            Some(Inline::Text(last)) => last.push_str(words),
            _ => self.add(Inline::Text(words.to_owned())),
        }
        self.ends_with_space = false;
    }

    /// Adds a space, unless there is one, or nothing before it.
    pub(super) fn part(&mut self) {
        let is_parted = self.ends_with_space
            || matches!(self.items.last(), Some(Inline::Text(text)) if text.ends_with(char::is_whitespace));
        if !self.items.is_empty() && !is_parted {
            self.push_words(" ");
            self.ends_with_space = true;
        }
    }

    /// Adds the text of a node.
    pub(super) fn push_text(&mut self, text: Node<'_>) {
        let mut words = text.words();
        let is_at_edge = self.is_block && self.items.is_empty();
        if text.begins_with_space() && (is_at_edge || self.ends_with_space) {
            words = words[1..].to_owned().into();
        }
        if !words.is_empty() {
            match self.items.last_mut() {
                Some(Inline::Text(last)) => last.push_str(&words),
                _ => self.add(Inline::Text(words.into_owned())),
            }
            self.ends_with_space = text.ends_with_space();
        }
    }

    /// Takes the text. What is added next begins a new one.
    pub(super) fn take(&mut self) -> Inlines {
        let mut items = std::mem::take(&mut self.items);
        if std::mem::take(&mut self.ends_with_space)
            && self.is_block
            && let Some(Inline::Text(last)) = items.last_mut()
        {
            last.pop();
            if last.is_empty() {
                items.pop();
            }
        }
        items.shrink_to_fit();
        Inlines(items)
    }
}

/// All text of a node as plain text.
pub(super) fn words(node: Node<'_>) -> String {
    let mut words = String::new();
    let mut ends_with_space = false;
    for text in std::iter::once(node).chain(node.descendants()).filter(|node| node.is_text()) {
        let these = text.words();
        let is_double = text.begins_with_space() && (words.is_empty() || ends_with_space);
        let these = &these[usize::from(is_double)..];
        if !these.is_empty() {
            words.push_str(these);
            ends_with_space = text.ends_with_space();
        }
    }
    if ends_with_space {
        words.pop();
    }
    words
}
