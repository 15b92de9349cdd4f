//! The starts of lines, to convert byte offsets to lines and columns.

use crate::source::Position;

/// The starts of a text's lines. Created only when something is to be shown.
///
/// Only `\n` ends a line, as in rustc's messages; a carriage return is an ordinary character.
#[derive(Debug, Clone)]
pub struct Lines<'s> {
    text: &'s str,
    starts: Vec<usize>,
    /// The length of the text before every [`STRIDE`]th byte, so that columns in long lines need not be counted from
    /// the start.
    marks: Vec<Length>,
}

/// The distance between marks, in bytes.
const STRIDE: usize = 256;

/// The length of a text in two units.
#[derive(Debug, Clone, Copy, Default)]
struct Length {
    characters: usize,
    /// Characters beyond U+FFFF, which take two units of UTF-16.
    astral: usize,
}

impl Length {
    /// This length plus that of the characters that begin in `bytes`.
    fn and(self, bytes: &[u8]) -> Self {
        // Most texts are, and it is soon seen.
        if bytes.is_ascii() {
            return Self { characters: self.characters + bytes.len(), ..self };
        }
        let count = |begins: fn(u8) -> bool| bytes.iter().filter(|byte| begins(**byte)).count();
        Self {
            characters: self.characters + count(|byte| byte & 0xC0 != 0x80),
            astral: self.astral + count(|byte| byte >= 0xF0),
        }
    }
}

impl<'s> Lines<'s> {
    /// Finds the lines of `text`.
    pub fn new(text: &'s str) -> Self {
        let after_each_end = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
        let mut marks = vec![Length::default()];
        for stride in text.as_bytes().chunks_exact(STRIDE) {
            marks.extend(marks.last().map(|mark| mark.and(stride)));
        }
        Self { text, starts: std::iter::once(0).chain(after_each_end).collect(), marks }
    }

    /// The line and column of a byte; those of the text's end if the offset is beyond it.
    ///
    /// ```
    /// use byline::source::{Lines, Position};
    ///
    /// let lines = Lines::new("제목:\n- é!");
    /// assert_eq!(lines.position(12), Position { line: 2, column: 4 });
    /// ```
    pub fn position(&self, offset: usize) -> Position {
        let (line, start, offset) = self.line_of(offset);
        let column = self.before(offset).characters - self.before(start).characters + 1;
        Position { line, column }
    }

    /// Like [`position`](Self::position), with the column in UTF-16 code units, as in editors.
    pub(crate) fn utf16_position(&self, offset: usize) -> Position {
        let (_, start, end) = self.line_of(offset);
        let Position { line, column } = self.position(offset);
        Position { line, column: column + self.before(end).astral - self.before(start).astral }
    }

    /// The line of a byte, the start of the line, and the start of the byte's character.
    fn line_of(&self, offset: usize) -> (usize, usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        (line, self.starts[line - 1], offset)
    }

    fn before(&self, offset: usize) -> Length {
        let mark = offset / STRIDE;
        self.marks[mark].and(&self.text.as_bytes()[mark * STRIDE..offset])
    }

    /// The text of a line, counted from 1, without its end; empty if there is no such line.
    pub fn text(&self, line: usize) -> &'s str {
        let line = self.text.get(self.start(line)..self.start(line + 1)).unwrap_or_default();
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The start of a line, counted from 1; the end of the text if there is no such line.
    pub fn start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|before| self.starts.get(before));
        start.copied().unwrap_or(self.text.len())
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
    fn columns_in_long_lines_are_counted_in_both_units() {
        let text = format!("\n{}", "é🗞".repeat(3000));
        let lines = Lines::new(&text);
        for pairs in [0, 1, 682, 683, 1366, 3000] {
            assert_eq!(lines.position(1 + 6 * pairs), Position { line: 2, column: 2 * pairs + 1 });
            assert_eq!(lines.utf16_position(1 + 6 * pairs), Position { line: 2, column: 3 * pairs + 1 });
        }
    }

    #[test]
    fn only_a_line_feed_ends_a_line() {
        assert_eq!(position("a\r\nb", 3), (2, 1));
        assert_eq!(position("a\rb", 2), (1, 3));
    }

    #[test]
    fn offsets_beyond_the_end_have_the_position_of_the_end() {
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("a\n", 2), (2, 1));
        assert_eq!(position("a\n", 99), (2, 1));
    }

    #[test]
    fn lines_have_no_line_end() {
        let lines = Lines::new("a\r\nb");
        assert_eq!((lines.text(1), lines.text(2), lines.text(3), lines.text(0)), ("a", "b", "", ""));
    }
}
