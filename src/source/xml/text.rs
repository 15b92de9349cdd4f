//! The text of a node, and the source of each part of it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use super::Node;
use super::decode::{Mode, Piece, Pieces, decode, is_space};
use super::document::EntryKind;
use crate::source::Span;

impl<'d> Node<'d> {
    /// The decoded text; for an element, all texts in it concatenated.
    ///
    /// Exactly as in the document, except that each line end is a line feed.
    pub fn text(self) -> Cow<'d, str> {
        self.in_mode(Mode::Text)
    }

    /// The text as words: like [`text`](Self::text), but each run of white space is one space.
    ///
    /// This undoes the indentation of running text. White space that is written as a reference (`&#10;`) or is in a
    /// CDATA section is intentional, and stays; so do spaces other than XML's four.
    pub fn words(self) -> Cow<'d, str> {
        self.in_mode(Mode::Words)
    }

    /// Whether a text consists of literal white space only.
    pub fn is_blank(self) -> bool {
        self.is_text() && self.raw_bytes().iter().all(|byte| is_space(*byte))
    }

    /// Whether a text begins with literal white space.
    pub fn begins_with_space(self) -> bool {
        self.is_text() && self.raw_bytes().first().is_some_and(|byte| is_space(*byte))
    }

    /// Whether a text ends with literal white space.
    pub fn ends_with_space(self) -> bool {
        self.is_text() && self.raw_bytes().last().is_some_and(|byte| is_space(*byte))
    }

    /// The span in the source of a part of the [`words`](Self::words), given as a byte range.
    ///
    /// Exact across references and white space: what was decoded to one space or character is included as a whole. If
    /// the part cannot be found, it is the whole content.
    pub fn span_within(self, part: Range<usize>) -> Span {
        let mut places = Places { part, decoded: 0, start: None, end: None, after: None };
        for text in self.texts() {
            text.pieces(Mode::Words).for_each(|piece| places.add(&piece));
        }
        let source = self.document.source;
        let found = places.found().filter(|span| source.get(span.range()).is_some());
        found.unwrap_or_else(|| self.content_span())
    }

    fn in_mode(self, mode: Mode) -> Cow<'d, str> {
        if self.is_text() {
            return self.decoded(mode);
        }
        let mut texts = self.texts();
        let Some(first) = texts.next() else { return Cow::Borrowed("") };
        let mut all = first.decoded(mode);
        texts.for_each(|text| all.to_mut().push_str(&text.decoded(mode)));
        all
    }

    /// This text, or the texts within this element.
    fn texts(self) -> impl Iterator<Item = Node<'d>> {
        std::iter::once(self).chain(self.descendants()).filter(|node| node.is_text())
    }

    fn decoded(self, mode: Mode) -> Cow<'d, str> {
        match self.entry().kind == EntryKind::Plain && mode == Mode::Text {
            true => Cow::Borrowed(self.raw()),
            false => decode(self.document, self.span(), mode),
        }
    }

    fn pieces(self, mode: Mode) -> Pieces<'d> {
        Pieces::new(self.document.source, &self.document.entities, self.span(), mode)
    }
}

/// Finds the start and end in the source of a part of a decoded text.
struct Places {
    part: Range<usize>,
    /// The number of decoded bytes so far.
    decoded: usize,
    start: Option<usize>,
    end: Option<usize>,
    /// The end in the source of what precedes the part.
    after: Option<usize>,
}

impl Places {
    /// Adds the next piece of the source.
    fn add(&mut self, piece: &Piece<'_>) {
        let Range { start, end } = self.part;
        let here = self.decoded..self.decoded + piece.meaning.len();
        self.decoded = here.end;
        let offset = |decoded: usize, whole| match piece.is_verbatim {
            true => piece.source.start + decoded - here.start,
            false => whole,
        };
        if self.start.is_none() && here.contains(&start) {
            self.start = Some(offset(start, piece.source.start));
        }
        if (here.start + 1..=here.end).contains(&end) {
            self.end = Some(offset(end, piece.source.end));
        }
        if here.end == start {
            self.after = Some(piece.source.end);
        }
    }

    fn found(self) -> Option<Span> {
        match self.part.start.cmp(&self.part.end) {
            Ordering::Less => Some(Span::new(self.start?, self.end?)),
            Ordering::Equal => self.start.or(self.after).map(|at| Span::new(at, at)),
            Ordering::Greater => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::source::xml::parse;

    #[test]
    fn words_ignore_indentation_but_not_intended_space() {
        let text = "<!DOCTYPE a [<!ENTITY e 'x  y'>]><a>\n  one\ttwo &#10; &#32;&#160;\r\n<![CDATA[ \n\n ]]>  &e;\n</a>";
        let document = parse(text).unwrap();
        assert_eq!(document.root().words(), " one two \n  \u{A0}  \n\n  x  y ");
        assert_eq!(document.root().text(), "\n  one\ttwo \n  \u{A0}\n \n\n   x  y\n");
    }

    #[test]
    fn the_text_of_an_element_includes_descendants() {
        let document = parse("<a>one <b>t<c/>wo</b><!-- no --> <d>three</d></a>").unwrap();
        assert_eq!(document.root().text(), "one two three");
        assert_eq!(document.root().child("d").unwrap().words(), "three");
        let text = document.root().words();
        let at = text.find("o th").unwrap();
        assert_eq!(
            &document.source()[document.root().span_within(at..at + 4).range()],
            "o</b><!-- no --> <d>th"
        );
    }

    #[test]
    fn literal_white_space_differs_from_references() {
        let document = parse("<a> \n<b/> x<b/>&#32;<b/><![CDATA[ ]]></a>").unwrap();
        let texts = document.root().children().filter(|child| child.is_text());
        let told: Vec<_> =
            texts.map(|text| (text.is_blank(), text.begins_with_space(), text.ends_with_space())).collect();
        let neither = (false, false, false);
        assert_eq!(told, [(true, true, true), (false, true, false), neither, neither]);
    }

    #[test]
    fn places_are_found_through_references_sections_and_white_space() {
        let text = "<!DOCTYPE a SYSTEM 'x'><a>a &alpha;\n  b<![CDATA[<c>]]>&#x10000;d</a>";
        let document = parse(text).unwrap();
        let words = document.root().words();
        assert_eq!(words, "a α b<c>\u{10000}d");
        let place = |part: &str| {
            let start = words.find(part).unwrap();
            &text[document.root().span_within(start..start + part.len()).range()]
        };
        for (part, expected) in [
            ("a", "a"),
            ("α", "&alpha;"),
            ("α b", "&alpha;\n  b"),
            ("<c>", "<c>"),
            ("\u{10000}", "&#x10000;"),
            ("b<", "b<![CDATA[<"),
            ("d", "d"),
        ] {
            assert_eq!(place(part), expected);
        }
        let root = document.root();
        assert_eq!(&text[root.span_within(3..4).range()], "&alpha;");
        assert_eq!(root.span_within(0..99), root.content_span());
        let end = root.content_span().end;
        assert_eq!(root.span_within(words.len()..words.len()).range(), end..end);
        assert!(root.span_within(2..2).range().is_empty());
    }

    proptest! {
        #[test]
        fn places_are_always_found_without_panic(
            content in "([ \n\tab윤]|&#10;|&alpha;|&lt;|<!\\[CDATA\\[[ a\n]*\\]\\]>|<b/>|<!-- -->){0,12}",
            start in 0..40usize,
            length in 0..8usize,
        ) {
            let text = format!("<!DOCTYPE a SYSTEM 'x'><a>{content}</a>");
            let document = parse(&text).unwrap();
            let root = document.root();
            let words = root.words().into_owned();
            let span = root.span_within(start..start + length);
            prop_assert!(text.get(span.range()).is_some());
            // A part that is in the source verbatim is found there.
            if let Some(part) = words.get(start..start + length)
                && !part.is_empty() && part.chars().all(|c| matches!(c, 'a' | 'b' | '윤')) && !content.contains(['<', '&'])
            {
                prop_assert_eq!(&text[span.range()], part);
            }
        }
    }
}
