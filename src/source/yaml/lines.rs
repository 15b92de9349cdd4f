//! The lines of a file as an author sees them.

use crate::source::Span;

/// A line of a file, without its end and the spaces before that.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    file: &'t str,
    start: usize,
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    /// The line of this place.
    pub(super) fn at(file: &'t str, at: usize) -> Self {
        let start = file[..at].rfind('\n').map_or(0, |end| end + 1);
        let text = file[start..].lines().next().unwrap_or_default().trim_end();
        Self { file, start, text }
    }

    /// The line above that is neither empty nor a comment.
    pub(super) fn above(&self) -> Option<Self> {
        let mut start = self.start;
        while let Some(end) = start.checked_sub(1) {
            let line = Self::at(self.file, end);
            if !line.text.is_empty() && !line.content().starts_with('#') {
                return Some(line);
            }
            start = line.start;
        }
        None
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The white space before the content.
    pub(super) fn indent(&self) -> &'t str {
        &self.text[..self.text.len() - self.content().len()]
    }

    pub(super) fn content(&self) -> &'t str {
        self.text.trim_start_matches([' ', '\t'])
    }

    /// The key at the beginning, after the dashes of list items, with its colon.
    pub(super) fn key(&self) -> Option<Span> {
        let content = self.content().trim_start_matches("- ").trim_start();
        let start = self.text.len() - content.len();
        let end = content.find(": ")? + 1;
        let is_plain = !content[..end].contains(['"', '\'', '{', '[', ',']);
        is_plain.then(|| Span::new(start, start + end))
    }

    /// The first bracket that is not closed on this line.
    pub(super) fn unclosed(&self) -> Option<usize> {
        let mut open = Vec::new();
        for (at, c) in self.text.char_indices() {
            match c {
                '{' | '[' => open.push(at),
                '}' | ']' => drop(open.pop()),
                _ => {}
            }
        }
        open.into_iter().next_back()
    }
}

/// Whether this looks like the name of a field or an id: one word.
pub(super) fn is_field(word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '.');
    word.starts_with(|c: char| c.is_alphabetic() || c == '$') && word.chars().all(is_letter)
}
