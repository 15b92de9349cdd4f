//! A place as one line of the source shows it.

use std::ops::Range;

use crate::render::visible::{columns, push_visible};
use crate::source::{Lines, Span};

/// A place that diagnostics point at, on the line where it begins.
///
/// What goes on over several lines is pointed at on the first: the bracket of an object, not all that is in it.
pub(super) struct Spot<'s> {
    /// Counted from 1.
    pub(super) line: usize,
    /// Counted from 1, in characters.
    pub(super) column: usize,
    /// The line, without its end.
    pub(super) text: &'s str,
    /// Which bytes of the line, on boundaries of characters.
    pub(super) range: Range<usize>,
}

impl<'s> Spot<'s> {
    pub(super) fn new(source: &'s str, lines: &Lines<'s>, span: Span) -> Self {
        let start = source.floor_char_boundary(span.start);
        let end = source.ceil_char_boundary(span.end).max(start);
        let position = lines.position(start);
        let text = lines.text(position.line);
        let line_start = lines.start(position.line);
        let within = |offset: usize| (offset - line_start).min(text.len());
        Self { line: position.line, column: position.column, text, range: within(start)..within(end) }
    }

    /// The part of the line to show in `room` columns, when a label of `label` columns follows the place.
    pub(super) fn window(&self, room: usize, label: usize) -> Range<usize> {
        let Range { start, end } = self.range;
        let label = (label + 1).min(room / 2);
        let whole = width(self.text.chars(), room + 1);
        let through_label = width(self.text[..end].chars(), room + 1) + label;
        if whole.max(through_label) <= room {
            return 0..self.text.len();
        }
        let room = room.saturating_sub(2);
        let (marked, marked_bytes) = fitting(self.text[start..end].chars(), room - label - room / 4);
        let spare = room - marked;
        // Where the place itself is cut, nothing follows it but its label.
        let rest = if start + marked_bytes < end { "" } else { &self.text[end..] };
        let (before, after) = (width(self.text[..start].chars().rev(), spare), width(rest.chars(), spare));
        let left = before.min(spare - label.max(after.min(spare / 2)));
        let (_, left_bytes) = fitting(self.text[..start].chars().rev(), left);
        let (_, right_bytes) = fitting(rest.chars(), spare - left);
        start - left_bytes..start + marked_bytes + right_bytes
    }
}

/// How many columns these characters take, as far as they are fewer than `enough`.
fn width(chars: impl Iterator<Item = char>, enough: usize) -> usize {
    let mut sum = 0;
    for c in chars {
        sum += columns(c);
        if sum >= enough {
            return enough;
        }
    }
    sum
}

/// The columns and bytes of as many of these characters as fit into `room` columns.
fn fitting(chars: impl Iterator<Item = char>, room: usize) -> (usize, usize) {
    let (mut taken, mut bytes) = (0, 0);
    for c in chars {
        if taken + columns(c) > room {
            break;
        }
        taken += columns(c);
        bytes += c.len_utf8();
    }
    (taken, bytes)
}

/// Writes the part `window` of a line, with marks where it is cut; returns the new `ranges` in `out`.
pub(super) fn show(
    out: &mut String,
    line: &str,
    window: &Range<usize>,
    ranges: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut shown = vec![out.len()..out.len(); ranges.len()];
    let mut note = |offset: usize, at: usize| {
        for (range, shown) in ranges.iter().zip(&mut shown) {
            if range.start >= offset {
                *shown = at..at;
            } else if range.end >= offset {
                shown.end = at;
            }
        }
    };
    if window.start > 0 {
        out.push('…');
    }
    for (index, c) in line[window.clone()].char_indices() {
        note(window.start + index, out.len());
        push_visible(out, line, window.start + index, c);
    }
    note(window.end, out.len());
    if window.end < line.len() {
        out.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str, marked: &str, room: usize, label: usize) -> String {
        let start = line.find(marked).unwrap();
        let range = start..start + marked.len();
        let spot = Spot { line: 1, column: 1, text: line, range: range.clone() };
        let mut out = String::new();
        let shown = show(&mut out, line, &spot.window(room, label), &[range]);
        out.insert(shown[0].end, ']');
        out.insert(shown[0].start, '[');
        out
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(cut("{\"a\": 1}", "1", 20, 5), "{\"a\": [1]}");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_of_the_place() {
        let line = format!("{}XY{}", "a".repeat(100), "b".repeat(100));
        assert_eq!(cut(&line, "XY", 20, 3), "…aaaaaaaa[XY]bbbbbbbb…");
    }

    #[test]
    fn room_that_one_side_does_not_need_goes_to_the_other() {
        let line = format!("{}XY", "a".repeat(100));
        assert_eq!(cut(&line, "XY", 20, 3), "…aaaaaaaaaaaa[XY]");
        let line = format!("XY{}", "b".repeat(100));
        assert_eq!(cut(&line, "XY", 20, 3), "[XY]bbbbbbbbbbbbbbbb…");
    }

    #[test]
    fn a_long_place_is_shown_from_its_beginning() {
        let line = format!("aaaaaaaa{}", "X".repeat(100));
        assert_eq!(cut(&line, &line[8..], 20, 3), "…aaaa[XXXXXXXXXX]…");
    }

    #[test]
    fn wide_characters_count_double_and_hidden_ones_are_written_out() {
        let line = format!("{}윤{}", "서".repeat(50), "울".repeat(50));
        assert_eq!(cut(&line, "윤", 20, 1), "…서서서서[윤]울울울울…");
        assert_eq!(cut("a\u{202E}b", "b", 20, 1), "a<U+202E>[b]");
    }
}
