//! JSON in web pages: several texts, each possibly with errors that have a certain meaning.

use std::cell::OnceCell;

use super::Parser;
use crate::source::html::Outline;
use crate::source::tree::Builder;
use crate::source::{Kind, Limits, Markup, NodeId, Span, SyntaxError, Tree};

/// What could be read of several JSON texts within one text, and of other statements there.
#[derive(Debug)]
pub(crate) struct Lenient<'s> {
    /// A list of their values, in order. Spans are those of the surrounding text.
    pub tree: Tree<'s>,
    /// The first value of each other syntax.
    pub others: Vec<(NodeId, Markup)>,
    /// What the page shows, if it is one.
    pub outline: Option<Outline>,
    /// Errors that were tolerated: extra commas, control characters in strings, unnecessary escapes, comments around
    /// the whole text.
    pub overlooked: Vec<SyntaxError>,
    /// An error for each text that could not be read: its value is not in the list.
    pub errors: Vec<SyntaxError>,
}

impl Lenient<'_> {
    /// The syntax that a value is written in.
    pub(crate) fn markup(&self, value: NodeId) -> Markup {
        let begun = self.others.iter().rev().find(|(first, _)| *first <= value);
        begun.map_or(Markup::JsonLd, |(_, markup)| *markup)
    }
}

/// Reads several JSON texts within one text, and what others add to them.
pub(crate) struct LenientParser<'s> {
    text: &'s str,
    parser: Parser<'s>,
    others: Vec<(NodeId, Markup)>,
    errors: Vec<SyntaxError>,
    is_too_large: bool,
}

/// Parses the whole text as one JSON text, with these limits.
pub(crate) fn parse_leniently(text: &str, limits: Limits) -> Lenient<'_> {
    let mut parser = LenientParser::new(text, limits);
    parser.add(Span::new(0, text.len()));
    parser.finish()
}

impl<'s> LenientParser<'s> {
    /// A parser for texts within `text`, with these limits.
    pub(crate) fn new(text: &'s str, limits: Limits) -> Self {
        let mut parser = Parser {
            text,
            bytes: text.as_bytes(),
            at: 0,
            tree: Builder::new(text),
            // The list that holds the texts does not count.
            most_values: limits.values.saturating_add(1),
            lines: OnceCell::new(),
            is_lenient: true,
            overlooked: Vec::new(),
        };
        parser.tree.begin(Kind::Array, 0, None);
        let mut errors = Vec::new();
        let is_too_large =
            SyntaxError::check_size(text.len(), limits).map_err(|error| errors.push(error)).is_err();
        Self { text, parser, others: Vec::new(), errors, is_too_large }
    }

    /// Adds the JSON text at this place.
    pub(crate) fn add(&mut self, place: Span) {
        if self.is_too_large {
            return;
        }
        let parser = &mut self.parser;
        let before = parser.tree.mark();
        // The parser must not see what follows the script element.
        (parser.text, parser.bytes) = (&self.text[..place.end], &self.text.as_bytes()[..place.end]);
        parser.at = place.start;
        if let Err(error) = parser.script() {
            parser.tree.go_back(before);
            self.errors.push(error);
        }
    }

    /// Adds what is stated in another syntax.
    pub(crate) fn add_others(
        &mut self,
        markup: Markup,
        add: impl FnOnce(&mut Builder<'s>, usize) -> Result<(), SyntaxError>,
    ) {
        let tree = &mut self.parser.tree;
        let (before, first) = (tree.mark(), tree.next_id());
        tree.begin_others();
        match add(tree, self.parser.most_values) {
            Ok(()) if tree.next_id() == first => {}
            Ok(()) => self.others.push((first, markup)),
            Err(error) => {
                tree.go_back(before);
                self.errors.push(error);
            }
        }
    }

    /// What was read.
    pub(crate) fn finish(self) -> Lenient<'s> {
        let Self { text, mut parser, others, errors, .. } = self;
        parser.tree.end(text.len());
        let (tree, overlooked) = (parser.tree.finish(), parser.overlooked);
        Lenient { tree, others, outline: None, overlooked, errors }
    }
}

/// What programs wrap scripts in, so that old browsers do not show them, or for XML parsers.
const WRAPPINGS: [(&str, &str); 5] = [
    ("<!--", "-->"),
    ("//<![CDATA[", "//]]>"),
    ("/*<![CDATA[*/", "/*]]>*/"),
    ("// <![CDATA[", "// ]]>"),
    ("<![CDATA[", "]]>"),
];

impl Parser<'_> {
    /// The value from the next byte to the end, possibly in a comment or CDATA section.
    fn script(&mut self) -> Result<(), SyntaxError> {
        self.skip_white_space();
        let end = self.text.len();
        let rest = &self.text[self.at..];
        if let Some((opening, closing)) = WRAPPINGS.iter().find(|(opening, _)| rest.starts_with(opening)) {
            let span = Span::new(self.at, self.at + opening.len());
            let mistake = SyntaxError::grammar(span, format!("`{opening}` around JSON"));
            self.overlook(mistake.with_help("remove it: nothing but JSON belongs here"))?;
            self.at += opening.len();
            // `<!-->` is a complete comment.
            let rest = &rest[opening.len()..];
            let inner = rest.trim_end().strip_suffix(closing).map_or(rest.len(), str::len);
            self.text = &self.text[..end - rest.len() + inner];
            self.bytes = self.text.as_bytes();
            self.skip_white_space();
        }
        self.value(None)?;
        let after_value = self.at;
        self.skip_white_space();
        if self.peek() == Some(b';') {
            let mistake = SyntaxError::grammar(Span::new(self.at, self.at + 1), "`;` after JSON");
            self.overlook(mistake.with_help("remove it"))?;
            self.at += 1;
            self.skip_white_space();
        }
        if self.at < self.text.len() {
            let mut error = self.text_after_the_end();
            if self.peek() == Some(b',') {
                error.span = Span::new(after_value, after_value + 1);
            }
            return Err(error);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::json;

    fn read(text: &str) -> Lenient<'_> {
        parse_leniently(text, Limits::default())
    }

    #[test]
    fn errors_with_a_certain_meaning_are_tolerated_and_reported() {
        for (text, same, mistakes) in [
            ("{\"a\": [1, 2,],}", "{\"a\": [1, 2]}", vec!["trailing comma", "trailing comma"]),
            ("[\"a\tb\nc\"]", "[\"a\\tb\\nc\"]", vec!["control character U+0009 in a string"]),
            (r#"["it\'s"]"#, r#"["it's"]"#, vec!["unknown escape `\\'`"]),
            ("<!-- [1] -->", "[1]", vec!["`<!--` around JSON"]),
            ("//<![CDATA[\n[1]\n//]]>\n", "[1]", vec!["`//<![CDATA[` around JSON"]),
            ("[1];", "[1]", vec!["`;` after JSON"]),
        ] {
            let lenient = read(text);
            assert!(lenient.errors.is_empty(), "{text}: {:?}", lenient.errors);
            let found = lenient.tree.root().item(0).expect("the value is there");
            let strict = json::parse(same).expect("the same without mistakes");
            let shape =
                |node: crate::source::Node<'_>| (node.kind(), node.len(), node.text().map(str::to_owned));
            assert_eq!(shape(found), shape(strict.root()), "{text}");
            assert_eq!(found.item(0).map(shape), strict.root().item(0).map(shape), "{text}");
            let words: Vec<_> = lenient.overlooked.iter().map(|error| error.message.as_str()).collect();
            assert_eq!(words, mistakes, "{text}");
        }
    }

    #[test]
    fn a_comment_that_looks_closed_is_not() {
        for text in ["<!-->", "<!--->", "<!---->", "//<![CDATA[//]]>", "<![CDATA[ ]]>"] {
            assert_eq!(read(text).errors.len(), 1, "{text}");
        }
    }

    #[test]
    fn an_invalid_text_adds_no_values() {
        let text = "{\"a\": 1} {\"b\": [1, {\"c\" {\"d\": 2}";
        let mut parser = LenientParser::new(text, Limits::default());
        for place in [Span::new(0, 8), Span::new(9, 24), Span::new(24, text.len())] {
            parser.add(place);
        }
        let lenient = parser.finish();
        let keys: Vec<_> = lenient
            .tree
            .root()
            .children()
            .map(|object| object.item(0).is_none() && object.len() == 1)
            .collect();
        assert_eq!(keys, [true, true]);
        assert_eq!(
            lenient.tree.root().item(1).and_then(|object| object.get("d")).map(|d| d.raw()),
            Some("2")
        );
        assert_eq!(lenient.errors.len(), 1);
    }
}
