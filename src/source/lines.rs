//! Where lines begin, to turn bytes into lines and columns.

use crate::source::Position;

/// The beginnings of a text's lines. Made only when something is to be shown.
///
/// Only `\n` ends a line, as in rustc's messages; a carriage return is a character like any other.
#[derive(Debug, Clone)]
pub struct Lines<'s> {
    text: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    /// Looks for the lines of `text`.
    pub fn new(text: &'s str) -> Self {
        let after_each_end = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
        Self { text, starts: std::iter::once(0).chain(after_each_end).collect() }
    }

    /// The line and column of a byte; of the text's end if the byte lies beyond it.
    ///
    /// ```
    /// use byline::source::{Lines, Position};
    ///
    /// let lines = Lines::new("제목:\n- é!");
    /// assert_eq!(lines.position(12), Position { line: 2, column: 4 });
    /// ```
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let column = self.text[self.starts[line - 1]..offset].chars().count() + 1;
        Position { line, column }
    }

    /// The text of a line, counted from 1, without its end; empty if there is no such line.
    pub fn text(&self, line: usize) -> &'s str {
        let Some(start) = line.checked_sub(1).and_then(|before| self.starts.get(before)) else { return "" };
        let line = &self.text[*start..];
        let line = memchr::memchr(b'\n', line.as_bytes()).map_or(line, |end| &line[..end]);
        line.strip_suffix('\r').unwrap_or(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, offset: usize) -> (usize, usize) {
        let Position { line, column } = Lines::new(text).position(offset);
        (line, column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("a\n윤석열 x", 12), (2, 5));
        assert_eq!(position("👩‍👩‍👧 x", 19), (1, 7));
    }

    #[test]
    fn only_a_line_feed_ends_a_line() {
        assert_eq!(position("a\r\nb", 3), (2, 1));
        assert_eq!(position("a\rb", 2), (1, 3));
    }

    #[test]
    fn the_end_of_the_text_has_a_position_and_so_has_what_lies_beyond() {
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("a\n", 2), (2, 1));
        assert_eq!(position("a\n", 99), (2, 1));
    }

    #[test]
    fn a_line_is_given_without_its_end() {
        let lines = Lines::new("a\r\nb");
        assert_eq!((lines.text(1), lines.text(2), lines.text(3), lines.text(0)), ("a", "b", "", ""));
    }
}
