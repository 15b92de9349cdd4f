//! Texts of Markdown: where their pieces are in the source, and values of YAML within it.

use std::ops::Range;

use super::builder::{Builder, Key, Text};
use super::{Entry, Kind, Node, Place, Tree};
use crate::source::Span;

/// A piece of a decoded text: as it is in the source, or what an escape, an entity or a line end means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Where it begins among the decoded texts, counted on after the source.
    decoded: u32,
    source: Place,
}

impl Node<'_> {
    /// Whether it is in the body of a Markdown file, not in its front matter.
    pub(crate) fn is_markdown(self) -> bool {
        let start = self.entry().value.start;
        self.tree.markdown_from <= start && start as usize <= self.tree.source.len()
    }
}

impl Tree<'_> {
    /// Whether it is Markdown, whose front matter is YAML.
    pub(crate) fn is_markdown(&self) -> bool {
        self.markdown_from != u32::MAX
    }

    /// The span in the source of a part of a text that was added in pieces.
    pub(super) fn pieced(&self, text: Place, part: Range<usize>) -> Option<Span> {
        let own = text.span();
        if part.start > part.end || own.start + part.end > own.end {
            return None;
        }
        let (start, end) = (own.start + part.start, own.start + part.end);
        if part.is_empty() {
            let at = match self.piece_at(own, start) {
                Some((piece, whole)) if whole.end > start => self.offset(piece, whole, start, false)?,
                _ => self.piece_at(own, start.checked_sub(1)?)?.0.source.end as usize,
            };
            return Some(Span::new(at, at));
        }
        let (first, whole) = self.piece_at(own, start)?;
        let begins = self.offset(first, whole, start, false)?;
        let (last, whole) = self.piece_at(own, end - 1)?;
        let ends = self.offset(last, whole, end, true)?;
        (begins <= ends).then(|| Span::new(begins, ends))
    }

    /// How deep objects and lists are nested.
    pub(crate) fn height(&self) -> usize {
        let mut ends: Vec<u32> = Vec::new();
        let mut height = 0;
        for (at, entry) in self.entries.iter().enumerate() {
            while ends.last().is_some_and(|end| *end as usize <= at) {
                ends.pop();
            }
            if matches!(entry.kind, Kind::Array | Kind::Object) {
                ends.push(entry.next);
                height = height.max(ends.len());
            }
        }
        height
    }

    /// The piece at this byte of a decoded text, and its range among the decoded texts.
    fn piece_at(&self, text: Span, at: usize) -> Option<(Piece, Range<usize>)> {
        let next = self.pieces.partition_point(|piece| piece.decoded as usize <= at);
        let piece = *self.pieces.get(next.checked_sub(1)?)?;
        let end = self.pieces.get(next).map_or(text.end, |next| text.end.min(next.decoded as usize));
        (piece.decoded as usize >= text.start).then_some((piece, piece.decoded as usize..end))
    }

    /// The offset in the source of a byte in a piece; for what is written in another way its start or end.
    fn offset(&self, piece: Piece, whole: Range<usize>, at: usize, is_end: bool) -> Option<usize> {
        let span = piece.source.span();
        let decoded = self.text(Span::new(whole.start, whole.end).into());
        let is_verbatim = self.source.get(span.range())? == decoded;
        Some(match is_verbatim {
            true => span.start + (at - whole.start),
            false if is_end => span.end,
            false => span.start,
        })
    }
}

impl Builder<'_> {
    /// Adds a text that consists of pieces: each begins at an offset in the text, and has a span in the source.
    pub(crate) fn pieced(&mut self, text: &str, pieces: &[(usize, Span)]) -> Text {
        if let [(0, span)] = pieces
            && self.source().get(span.range()) == Some(text)
        {
            return Text::verbatim(*span);
        }
        let added = self.decoded(text);
        let start = added.start();
        let piece = |(offset, span): &(usize, Span)| Piece {
            decoded: start + u32::try_from(*offset).expect("it is no longer than the source"),
            source: (*span).into(),
        };
        self.add_pieces(pieces.iter().map(piece));
        added
    }

    /// Adds the values of another tree, whose source is part of this one; `place` says where.
    pub(crate) fn graft(&mut self, tree: &Tree<'_>, place: &dyn Fn(Span) -> Span, key: Option<Key>) {
        let first = self.len();
        for (index, entry) in tree.entries.iter().enumerate() {
            let text = self.grafted(tree, entry.text, place);
            let key = match entry.key {
                _ if index == 0 => key,
                Place::NONE => None,
                name => Some(Key {
                    text: self.grafted(tree, name, place).expect("it is the text of a key"),
                    span: place(entry.key_place.span()),
                }),
            };
            let next = entry.next + u32::try_from(first).expect("the number of values is limited");
            let moved = Entry { value: place(entry.value.span()).into(), next, ..*entry };
            self.copied(moved, key, text, index == 0);
        }
    }

    fn grafted(&mut self, tree: &Tree<'_>, text: Place, place: &dyn Fn(Span) -> Span) -> Option<Text> {
        (text != Place::NONE).then(|| self.text_at(tree.text(text), place(text.span())))
    }
}
