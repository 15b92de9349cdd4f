//! Lines and characters as the protocol counts them.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::Span;

/// In what an editor counts the characters of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Units {
    Bytes,
    Utf16,
    Characters,
}

impl Units {
    /// The best of what the editor offers; UTF-16 is the protocol's own.
    pub(super) fn negotiated(offered: &[PositionEncodingKind]) -> Self {
        let of = |kind: &PositionEncodingKind| match kind {
            PositionEncodingKind::UTF8 => Some(Self::Bytes),
            PositionEncodingKind::UTF32 => Some(Self::Characters),
            PositionEncodingKind::UTF16 => Some(Self::Utf16),
            PositionEncodingKind::Custom(_) => None,
        };
        let known: Vec<Self> = offered.iter().filter_map(of).collect();
        let best = [Self::Bytes, Self::Characters].into_iter().find(|units| known.contains(units));
        best.unwrap_or(Self::Utf16)
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Bytes => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Characters => PositionEncodingKind::UTF32,
        }
    }

    /// The length of a text.
    pub(super) fn count(self, text: &str) -> usize {
        match self {
            _ if text.is_ascii() => text.len(),
            Self::Bytes => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Characters => text.chars().count(),
        }
    }

    /// The bytes that this many units of `text` take.
    fn bytes(self, text: &str, units: usize) -> usize {
        if self == Self::Bytes || text.is_ascii() {
            return text.floor_char_boundary(units.min(text.len()));
        }
        let mut left = units;
        let is_within = |(_, c): &(usize, char)| {
            let length = if self == Self::Utf16 { c.len_utf16() } else { 1 };
            let fits = length <= left;
            left = left.saturating_sub(length);
            fits
        };
        text.char_indices().take_while(is_within).last().map_or(0, |(start, c)| start + c.len_utf8())
    }
}

/// The starts of the lines of a text, which end with `\n`, `\r\n` or `\r`.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    starts: Vec<usize>,
    units: Units,
}

impl Lines {
    pub(super) fn new(text: &str, units: Units) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|end| bytes[*end] == b'\n' || bytes.get(end + 1) != Some(&b'\n'));
        Self { starts: std::iter::once(0).chain(ends.map(|end| end + 1)).collect(), units }
    }

    /// In what characters are counted.
    pub(super) fn units(&self) -> Units {
        self.units
    }

    /// The place of a byte of the text.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let character = self.units.count(&text[self.starts[line]..offset]);
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: narrow(line), character: narrow(character) }
    }

    pub(super) fn range(&self, text: &str, span: Span) -> Range {
        Range { start: self.position(text, span.start), end: self.position(text, span.end) }
    }

    /// The byte at a place. What is beyond the end of a line or of the text is that end.
    pub(super) fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let content = text[start..end].trim_end_matches(['\r', '\n']);
        start + self.units.bytes(content, position.character as usize)
    }

    pub(super) fn span(&self, text: &str, range: Range) -> Span {
        let start = self.offset(text, range.start);
        Span::new(start, self.offset(text, range.end).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_found_again() {
        let text = "título: 😀 a\r\n\rb\n윤\n";
        for units in [Units::Bytes, Units::Utf16, Units::Characters] {
            let lines = Lines::new(text, units);
            assert_eq!(lines.starts.len(), 5);
            let is_in_end =
                |offset: usize| text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
            for (offset, _) in text.char_indices().filter(|(offset, _)| !is_in_end(*offset)) {
                assert_eq!(lines.offset(text, lines.position(text, offset)), offset, "{units:?}");
            }
        }
        let after_face = text.find(" a").unwrap();
        let position = |units| Lines::new(text, units).position(text, after_face);
        assert_eq!(position(Units::Bytes).character, 13);
        assert_eq!(position(Units::Utf16).character, 10);
        assert_eq!(position(Units::Characters).character, 9);
    }

    #[test]
    fn what_is_beyond_is_the_end() {
        let text = "ab\r\nc";
        let lines = Lines::new(text, Units::Utf16);
        assert_eq!(lines.offset(text, Position { line: 0, character: 9 }), 2);
        assert_eq!(lines.offset(text, Position { line: 1, character: 9 }), 5);
        assert_eq!(lines.offset(text, Position { line: 7, character: 0 }), 5);
    }

    #[test]
    fn the_editor_chooses() {
        let utf16 = PositionEncodingKind::UTF16;
        assert_eq!(Units::negotiated(&[]), Units::Utf16);
        assert_eq!(Units::negotiated(&[utf16.clone(), PositionEncodingKind::UTF8]), Units::Bytes);
        assert_eq!(Units::negotiated(&[utf16, PositionEncodingKind::UTF32]), Units::Characters);
    }
}
