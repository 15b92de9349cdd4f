//! The mapping from decoded strings to bytes of the source.

use std::ops::Range;

use super::{Node, NodeId, Tree};
use crate::source::Span;
use crate::source::hash::HashMap;

/// Longer texts are scanned once, not again for each part.
const LONG: usize = 16 << 10;
/// The distance between its landmarks.
const APART: usize = 4 << 10;

/// Positions in the long texts of a tree at which a scan may start.
#[derive(Debug, Default)]
pub(super) struct Landmarks(HashMap<NodeId, Vec<Landmark>>);

/// A position in the source, and the one in the decoded text.
#[derive(Debug, Clone, Copy)]
struct Landmark {
    at: usize,
    decoded: usize,
}

impl Landmarks {
    fn of(tree: &Tree<'_>) -> Self {
        let aligned = tree.nodes().take(tree.others_from.index());
        let long = aligned.filter(|node| !node.is_markdown() && node.raw().len() > LONG);
        Self(long.filter_map(|node| Some((node.id(), landmarks(node.raw(), node.text()?)))).collect())
    }
}

impl Node<'_> {
    /// The span in the source of a part of a string's [`text`](Self::text), given as a byte range.
    ///
    /// Exact through all escapes of JSON and YAML. In folded YAML texts, white space at the end of a line may be
    /// included. If the part cannot be found, or a text in another syntax is not written as it is read, it is the whole
    /// value.
    pub fn span_within(self, part: Range<usize>) -> Span {
        let Some(text) = self.text() else { return self.span() };
        let verbatim = self.entry().text.span();
        if verbatim.end <= self.tree.source.len() && text.get(part.clone()).is_some() {
            return Span::new(verbatim.start + part.start, verbatim.start + part.end);
        }
        if self.id >= self.tree.others_from {
            return self.span();
        }
        if self.is_markdown() {
            return self.tree.pieced(self.entry().text, part).unwrap_or_else(|| self.span());
        }
        self.align(text, part).map_or(self.span(), |found| {
            Span::new(self.span().start + found.start, self.span().start + found.end)
        })
    }

    /// The part of the value's source that was decoded to `part` of its text; `None` if that is unknown.
    pub(super) fn align(self, text: &str, part: Range<usize>) -> Option<Range<usize>> {
        let raw = self.raw();
        let landmarks = (raw.len() > LONG)
            .then(|| self.tree.landmarks.get_or_init(|| Landmarks::of(self.tree)).0.get(&self.id))
            .flatten();
        align(raw, text, part, landmarks.map_or(&[], Vec::as_slice))
    }
}

fn landmarks(raw: &str, text: &str) -> Vec<Landmark> {
    let mut landmarks: Vec<Landmark> = Vec::new();
    let Some(mut walk) = Walk::new(raw, text) else { return landmarks };
    let mut next = walk.decoded + APART;
    while walk.decoded < text.len() && walk.step().is_some() {
        if walk.decoded >= next {
            landmarks.push(Landmark { at: walk.at, decoded: walk.decoded });
            next = walk.decoded + APART;
        }
    }
    landmarks
}

/// The part of `raw` that was decoded to `part` of `text`; `None` if that is unknown.
///
/// `raw` is a string of JSON or any scalar of YAML, distinguished by the first character.
fn align(raw: &str, text: &str, part: Range<usize>, landmarks: &[Landmark]) -> Option<Range<usize>> {
    if part.start > part.end || !text.is_char_boundary(part.start) || !text.is_char_boundary(part.end) {
        return None;
    }
    let mut walk = Walk::new(raw, text)?;
    let passed = landmarks.partition_point(|landmark| landmark.decoded <= part.start);
    if let Some(Landmark { at, decoded }) = landmarks[..passed].last() {
        (walk.at, walk.decoded) = (*at, *decoded);
    }
    let mut found: Option<Range<usize>> = None;
    let mut before_end = walk.at;
    while walk.decoded < text.len() && (walk.decoded < part.end || part.is_empty()) {
        let decoded = walk.decoded;
        let taken = walk.step()?;
        if part.is_empty() && (decoded..walk.decoded).contains(&part.start) {
            return Some(taken.start..taken.start);
        }
        if decoded < part.end && part.start < walk.decoded {
            let start = found.map_or(taken.start, |found| found.start);
            found = Some(start..taken.end);
        }
        before_end = taken.end;
    }
    match found {
        None if part.start == text.len() => Some(before_end..before_end),
        found => found,
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    /// `"…"`, also in JSON.
    Double,
    /// `'…'`
    Single,
    /// Without quotes.
    Plain,
    /// `|` or `>` and indented lines.
    Block,
}

/// Scans a source and its decoded text in step.
struct Walk<'a> {
    raw: &'a str,
    text: &'a str,
    style: Style,
    /// The next byte of `raw`.
    at: usize,
    /// The next byte of `text`.
    decoded: usize,
    /// The end of white space with more text on the same line.
    within_line: usize,
}

impl<'a> Walk<'a> {
    fn new(raw: &'a str, text: &'a str) -> Option<Self> {
        let (style, at) = match raw.as_bytes().first()? {
            b'"' => (Style::Double, 1),
            b'\'' => (Style::Single, 1),
            b'|' | b'>' => (Style::Block, raw.find('\n')?),
            _ => (Style::Plain, 0),
        };
        let mut walk = Self { raw, text, style, at, decoded: 0, within_line: 0 };
        if style == Style::Block {
            // The first line end is not part of the text, nor is the indentation after it.
            walk.skip_white_space();
            walk.decoded = text.len() - text.trim_start_matches([' ', '\t', '\n']).len();
        }
        Some(walk)
    }

    /// Consumes what encodes the next character of the text, or a whole run of white space; returns its range.
    fn step(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = &self.raw[start..];
        let next = rest.chars().next();
        if self.style == Style::Double && next == Some('\\') {
            self.escape()?;
        } else if self.style == Style::Single && rest.starts_with("''") {
            self.take('\'', 2)?;
        } else if self.line_ends() || (self.style == Style::Block && next.is_none()) {
            self.fold()?;
        } else {
            let next = next?;
            self.take(next, next.len_utf8())?;
        }
        Some(start..self.at)
    }

    /// Consumes `length` bytes of the source as the next character of the text.
    fn take(&mut self, character: char, length: usize) -> Option<()> {
        self.at += length;
        self.text[self.decoded..].starts_with(character).then(|| self.decoded += character.len_utf8())
    }

    fn escape(&mut self) -> Option<()> {
        let rest = &self.raw[self.at + 1..];
        let escaped = rest.chars().next()?;
        match escaped {
            'x' => self.take(char::from_u32(hexadecimal(rest, 2)?)?, 4),
            'U' => self.take(char::from_u32(hexadecimal(rest, 8)?)?, 10),
            'u' => match hexadecimal(rest, 4)? {
                high @ 0xD800..0xDC00 => {
                    let low = hexadecimal(rest.get(5..)?.strip_prefix('\\')?, 4)?.checked_sub(0xDC00)?;
                    self.take(char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + low)?, 12)
                }
                unit => self.take(char::from_u32(unit)?, 6),
            },
            '\r' | '\n' => {
                self.at += 1;
                self.skip_white_space();
                // Empty lines after an escaped line end are line ends; no escape covers them.
                let kept = self.text[self.decoded..].len()
                    - self.text[self.decoded..].trim_start_matches('\n').len();
                let blank = self.raw[..self.at].len() - self.raw[..self.at].trim_end().len();
                let ends = self.raw[self.at - blank..self.at].matches('\n').count().saturating_sub(1);
                self.decoded += kept.min(ends);
                Some(())
            }
            escaped => self.take(simple_escape(escaped), 1 + escaped.len_utf8()),
        }
    }

    /// Consumes white space with line ends as a whole: the decoded form depends on the style.
    fn fold(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_white_space();
        let ends = self.raw[start..self.at].matches('\n').count();
        let rest = &self.text[self.decoded..];
        let length = match self.style {
            Style::Block => rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len(),
            _ if ends == 1 => 1,
            _ => ends - 1,
        };
        let became = rest.get(..length)?;
        self.decoded += length;
        (length > 0 && became.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n'))).then_some(())
    }

    /// Whether white space with a line end in it comes next.
    fn line_ends(&mut self) -> bool {
        if self.at < self.within_line {
            return false;
        }
        let rest = &self.raw[self.at..];
        let after = rest.trim_start_matches([' ', '\t', '\r']);
        self.within_line = self.at + rest.len() - after.len();
        after.starts_with('\n')
    }

    fn skip_white_space(&mut self) {
        self.at = self.raw.len() - self.raw[self.at..].trim_start_matches([' ', '\t', '\r', '\n']).len();
    }
}

/// The value of `count` hexadecimal digits after the first character of `rest`.
fn hexadecimal(rest: &str, count: usize) -> Option<u32> {
    u32::from_str_radix(rest.get(1..=count)?, 16).ok()
}

/// The character of a backslash escape: JSON's, and those only in YAML.
fn simple_escape(escaped: char) -> char {
    match escaped {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{B}',
        'f' => '\u{C}',
        'r' => '\r',
        'e' => '\u{1B}',
        'N' => '\u{85}',
        '_' => '\u{A0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        itself => itself,
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::landmarks;

    fn align(raw: &str, text: &str, part: Range<usize>) -> Option<Range<usize>> {
        super::align(raw, text, part, &[])
    }

    /// The source of `part`, which occurs once in `text`.
    fn source<'r>(raw: &'r str, text: &str, part: &str) -> Option<&'r str> {
        let start = text.find(part).unwrap();
        align(raw, text, start..start + part.len()).map(|range| &raw[range])
    }

    #[test]
    fn quoted_scalars_are_aligned_through_escapes_and_folds() {
        let raw = "\"a\\u00e9\\x41\\\n   b\n  c\n\n  윤\\ d\"";
        let text = "aéAb c\n윤 d";
        for (part, expected) in
            [("é", "\\u00e9"), ("A", "\\x41"), ("b", "b"), ("c", "c"), ("윤", "윤"), ("d", "d")]
        {
            assert_eq!(source(raw, text, part), Some(expected));
        }
        assert_eq!(source("'it''s a'", "it's a", "'"), Some("''"));
        assert_eq!(source("'it''s a'", "it's a", "s a"), Some("s a"));
        assert_eq!(source("plain\n  text 日本", "plain text 日本", "日本"), Some("日本"));
    }

    #[test]
    fn block_scalars_are_aligned_through_indentation() {
        let raw = "|2-\n  one\n    two\n\n  three 日本\n";
        let text = "one\n  two\n\nthree 日本";
        for part in ["one", "two", "three", "日本"] {
            assert_eq!(source(raw, text, part), Some(part));
        }
        assert_eq!(source("> # said\n  one\n  two\n\n  three\n", "one two\nthree\n", "three"), Some("three"));
    }

    #[test]
    fn other_texts_are_not_aligned() {
        assert_eq!(align("\"abc\"", "axc", 2..3), None);
        assert_eq!(align("\"é\"", "é", 1..2), None);
        assert_eq!(align("", "a", 0..1), None);
    }

    #[test]
    fn long_texts_are_scanned_from_landmarks() {
        for (raw, text) in [
            (format!("\"{}\"", "a\\u00e9 \\n".repeat(2000)), "aé \n".repeat(2000)),
            (format!("|-\n{}", "  a 윤\n".repeat(2000)), "a 윤\n".repeat(2000)),
            (format!("'{}'", "a ''b\n\n".repeat(2000)), "a 'b\n".repeat(2000)),
        ] {
            let landmarks = landmarks(&raw, &text);
            assert!(!landmarks.is_empty());
            for start in (0..text.len()).step_by(509).filter(|at| text.is_char_boundary(*at)) {
                for end in (start..text.len()).take(4).filter(|at| text.is_char_boundary(*at)) {
                    assert_eq!(
                        super::align(&raw, &text, start..end, &landmarks),
                        align(&raw, &text, start..end)
                    );
                }
            }
        }
    }
}
