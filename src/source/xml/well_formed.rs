//! XML that somebody else wrote, event after event, as far as it is well-formed.
//!
//! quick-xml finds the events. What it lets pass, and what namespaces demand, is checked here.

use std::collections::BTreeSet;
use std::rc::Rc;

use quick_xml::errors::IllFormedError as Wrong;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::{AttrError, Attributes};
use quick_xml::events::{BytesRef, Event as Xml};
use quick_xml::{Error, Reader};

use super::character::{WHITE_SPACE, begins_name, continues_name};
use super::is_xml_char;
use super::namespaces::Namespaces;
use crate::source::{Span, SyntaxError};

pub(super) type Parsed<T> = Result<T, SyntaxError>;

/// A part of a text. All events together cover it.
#[derive(Debug)]
pub(super) struct Event<'s> {
    pub(super) kind: Kind<'s>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Kind<'s> {
    Start(Name<'s>, Vec<Attribute<'s>>),
    /// The end of an element. After `<empty/>` it comes too, and its spans are empty.
    End(Name<'s>),
    Text,
    Reference,
    CData,
    Comment,
    /// A processing instruction, or the XML declaration.
    Instruction,
    /// What stands in it is not looked at.
    Doctype,
}

#[derive(Debug, Clone)]
pub(super) struct Name<'s> {
    pub(super) prefix: Option<&'s str>,
    pub(super) local: &'s str,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) struct Attribute<'s> {
    pub(super) name: Name<'s>,
    /// As it is written, without its quotes.
    pub(super) value: &'s str,
    pub(super) value_span: Span,
}

/// The events of a text, up to the first mistake. There is nothing to be had after it.
pub(super) struct Events<'s> {
    text: &'s str,
    reader: Reader<&'s [u8]>,
    /// The elements that are not closed yet.
    open: Vec<Name<'s>>,
    namespaces: Namespaces<'s>,
    seen_root: bool,
    seen_doctype: bool,
}

impl<'s> Iterator for Events<'s> {
    type Item = Parsed<Event<'s>>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at();
        let read = self.reader.read_event();
        let span = Span::new(start, self.at());
        match read {
            Ok(Xml::Eof) => self.end_of_text().err().map(Err),
            read => Some(self.kind(read, span).map(|kind| Event { kind, span })),
        }
    }
}

impl<'s> Events<'s> {
    /// The events of a text in which some prefixes, each with its namespace, are declared from outside.
    pub(super) fn new(text: &'s str, known: impl IntoIterator<Item = (&'s str, &'s str)>) -> Parsed<Self> {
        SyntaxError::check_size(text, crate::source::MAX_BYTES)?;
        if text.starts_with('\u{FEFF}') {
            return Err(text_outside(Span::new(0, '\u{FEFF}'.len_utf8())));
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let namespaces = Namespaces::new(known);
        Ok(Self { text, reader, open: Vec::new(), namespaces, seen_root: false, seen_doctype: false })
    }

    /// How far the text has been read.
    fn at(&self) -> usize {
        self.text.len() - self.reader.get_ref().len()
    }

    fn kind(&mut self, read: Result<Xml<'s>, Error>, span: Span) -> Parsed<Kind<'s>> {
        match read {
            Ok(Xml::Start(_) | Xml::Empty(_)) => self.start_tag(span),
            Ok(Xml::End(_)) => Ok(self.end_tag(span)),
            Ok(Xml::Text(_)) => self.text(span).map(|()| Kind::Text),
            Ok(Xml::CData(_) | Xml::GeneralRef(_)) if self.open.is_empty() => Err(text_outside(span)),
            Ok(Xml::CData(_)) => self.characters(span).map(|()| Kind::CData),
            Ok(Xml::GeneralRef(_)) | Err(Error::IllFormed(Wrong::UnclosedReference)) => {
                self.reference(span.start).map(|()| Kind::Reference)
            }
            Ok(Xml::Comment(_)) => self.comment(span).map(|()| Kind::Comment),
            Ok(Xml::PI(_) | Xml::Decl(_)) => self.instruction(span).map(|()| Kind::Instruction),
            Ok(Xml::DocType(_)) if !self.seen_root && !self.seen_doctype => {
                self.seen_doctype = true;
                self.characters(span).map(|()| Kind::Doctype)
            }
            Err(Error::IllFormed(Wrong::UnmatchedEndTag(name))) => {
                Err(SyntaxError::grammar(span, format!("`</{name}>` closes nothing")))
            }
            Err(Error::IllFormed(Wrong::MismatchedEndTag { expected, found })) => {
                self.expect_close(self.name(span.start + "</".len())?.span.end)?;
                Err(SyntaxError::grammar(span, format!("expected `</{expected}>`, found `</{found}>`")))
            }
            _ => Err(self.unfinished(span.start)),
        }
    }

    /// What is wrong with the markup that begins here and that has no end.
    fn unfinished(&self, start: usize) -> SyntaxError {
        let rest = &self.text[start..];
        let openings = [
            ("<!--", "this comment is not closed"),
            ("<![CDATA[", "this section is not closed"),
            ("<?", "this processing instruction is not closed"),
            ("<!", "a declaration is not allowed here"),
        ];
        if let Some((opening, message)) = openings.iter().find(|(opening, _)| rest.starts_with(opening)) {
            return grammar(start, opening.len(), *message);
        }
        let closed = match rest.starts_with("</") {
            true => self.name(start + 2).and_then(|name| self.expect_close(name.span.end)),
            false => self.tag(start + 1, self.text.len() - usize::from(rest.ends_with('/'))).map(drop),
        };
        closed.err().unwrap_or_else(|| self.expected("`>`", self.text.len()))
    }

    fn end_of_text(&self) -> Parsed<()> {
        match self.open.last() {
            Some(name) => {
                let span = Span::new(name.span.start - 1, name.span.end);
                Err(SyntaxError::grammar(span, format!("`{}>` is not closed", &self.text[span.range()])))
            }
            None if self.seen_root => Ok(()),
            None => Err(grammar(self.text.len(), 0, "expected an element")),
        }
    }

    fn start_tag(&mut self, span: Span) -> Parsed<Kind<'s>> {
        let end = span.end - if self.text[span.range()].ends_with("/>") { 2 } else { 1 };
        let (mut name, mut attributes) = self.tag(span.start + 1, end)?;
        if self.open.is_empty() && self.seen_root {
            return Err(SyntaxError::grammar(Span::new(span.start, name.span.end), "a second element")
                .with_help("give one element that holds all"));
        }
        self.seen_root = true;
        for Attribute { name, value, .. } in &attributes {
            self.namespaces.declare(self.open.len(), name, value)?;
        }
        // quick-xml has found the attributes with the same prefix.
        let mut seen = BTreeSet::new();
        for Attribute { name, .. } in &mut attributes {
            name.namespace = self.namespaces.of_attribute(name)?;
            let is_new = name.namespace.is_none() || seen.insert((name.namespace.clone(), name.local));
            if !is_new {
                return Err(SyntaxError::grammar(name.span, "this attribute is repeated"));
            }
        }
        name.namespace = self.namespaces.of_element(&name)?;
        self.open.push(name.clone());
        Ok(Kind::Start(name, attributes))
    }

    /// Leaves the innermost element, and with it the prefixes that it declares.
    fn end_tag(&mut self, span: Span) -> Kind<'s> {
        let name = self.open.pop().expect("quick-xml finds the start of each element");
        self.namespaces.leave(self.open.len());
        let start = span.end.min(span.start + "</".len());
        let end = span.end.min(start + name.span.range().len());
        Kind::End(Name { span: Span::new(start, end), ..name })
    }

    /// The name and the attributes from here up to the end of a tag, without their namespaces.
    fn tag(&self, start: usize, end: usize) -> Parsed<(Name<'s>, Vec<Attribute<'s>>)> {
        if !self.text[start..].starts_with(begins_name) {
            return Err(grammar(start - 1, 1, "`<` that begins no tag").with_help("write `&lt;`"));
        }
        let tag_name = self.name(start)?;
        let mut at = tag_name.span.end;
        let mut attributes = Vec::new();
        for raw in Attributes::new(&self.text[start..end], at - start) {
            let name_start = end - self.text[at..end].trim_start_matches(WHITE_SPACE).len();
            if name_start == at {
                return Err(self.expected("`>` or white space", at));
            }
            let name = self.name(name_start)?;
            let opening =
                end - self.text[name.span.end..end].trim_start_matches(|c| c != '"' && c != '\'').len();
            let wrong = match raw {
                Ok(raw) if raw.key.0.len() == name.span.range().len() => {
                    at = opening + 1 + raw.value.len() + 1;
                    let value_span = Span::new(opening + 1, at - 1);
                    self.value(value_span)?;
                    attributes.push(Attribute { name, value: &self.text[value_span.range()], value_span });
                    continue;
                }
                Err(AttrError::UnquotedValue(at) | AttrError::ExpectedValue(at)) => {
                    self.expected("a quote", start + at).with_help("the values of attributes are in quotes")
                }
                Err(AttrError::ExpectedQuote(..)) => grammar(opening, 1, "this quote is not closed"),
                Err(AttrError::Duplicated(..)) => {
                    SyntaxError::grammar(name.span, "this attribute is repeated")
                }
                Ok(_) | Err(AttrError::ExpectedEq(_)) => {
                    SyntaxError::grammar(name.span, "this attribute has no value")
                        .with_help(format!("write `{}=\"…\"`", &self.text[name.span.range()]))
                }
            };
            return Err(wrong);
        }
        Ok((tag_name, attributes))
    }

    /// Checks the value of an attribute.
    fn value(&self, span: Span) -> Parsed<()> {
        self.characters(span)?;
        for (at, found) in self.text[span.range()].match_indices(['<', '&']) {
            if found == "<" {
                return Err(grammar(span.start + at, 1, "`<` in the value of an attribute")
                    .with_help("write `&lt;`, or close the quote"));
            }
            self.reference(span.start + at)?;
        }
        Ok(())
    }

    /// Checks the reference whose `&` stands here.
    fn reference(&self, at: usize) -> Parsed<()> {
        let rest = &self.text[at + 1..];
        let length = rest.find(|c: char| c != '#' && !continues_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(length);
        let span = Span::new(at, at + 1 + length + usize::from(after.starts_with(';')));
        if name.is_empty() || !after.starts_with(';') {
            return Err(SyntaxError::grammar(span, "`&` that begins no reference").with_help("write `&amp;`"));
        }
        match BytesRef::new(name).resolve_char_ref() {
            Ok(Some(character)) if is_xml_char(character) => Ok(()),
            Ok(None) if resolve_xml_entity(name).is_some() => Ok(()),
            Ok(None) => Err(SyntaxError::grammar(span, format!("the entity `&{name};` is not defined"))
                .with_help("write the character itself")),
            _ => Err(SyntaxError::grammar(span, format!("`&{name};` is not a character that XML can hold"))),
        }
    }

    fn text(&self, span: Span) -> Parsed<()> {
        let text = &self.text[span.range()];
        let length = text.trim_start_matches(WHITE_SPACE).len();
        if self.open.is_empty() && length > 0 {
            return Err(text_outside(Span::new(span.end - length, span.end)));
        }
        match text.find("]]>") {
            Some(at) => Err(grammar(span.start + at, 3, "`]]>` in text").with_help("write `]]&gt;`")),
            None => self.characters(span),
        }
    }

    fn comment(&self, span: Span) -> Parsed<()> {
        let start = span.start + "<!--".len();
        match self.text[start..span.end].find("--") {
            Some(at) if start + at + "-->".len() < span.end => {
                Err(grammar(start + at, 2, "`--` within a comment"))
            }
            _ => self.characters(span),
        }
    }

    /// Checks that XML can hold all characters of a part of the text.
    fn characters(&self, span: Span) -> Parsed<()> {
        match self.text[span.range()].char_indices().find(|(_, character)| !is_xml_char(*character)) {
            None => Ok(()),
            Some((at, character)) => {
                let message = format!("XML cannot hold the character U+{:04X}", u32::from(character));
                Err(grammar(span.start + at, character.len_utf8(), message).with_help("remove it"))
            }
        }
    }

    fn instruction(&self, span: Span) -> Parsed<()> {
        let (start, end) = (span.start + "<?".len(), span.end - "?>".len());
        let target = self.name_part(start)?;
        let after = &self.text[start + target.len()..end];
        if !after.is_empty() && !after.starts_with(WHITE_SPACE) {
            return Err(self.expected("`?>` or white space", end - after.len()));
        }
        if target == "xml" && span.start == 0 {
            let (_, attributes) = self.tag(start, end)?;
            let names: Vec<_> = attributes.iter().map(|found| &self.text[found.name.span.range()]).collect();
            let rest = names.strip_prefix(&["version"]);
            if !matches!(rest, Some([] | ["encoding"] | ["standalone"] | ["encoding", "standalone"])) {
                let message = "expected `version`, then `encoding`, then `standalone`";
                return Err(SyntaxError::grammar(span, message));
            }
        } else if target.eq_ignore_ascii_case("xml") {
            return Err(grammar(span.start, "<?xml".len(), "the XML declaration is not at the beginning"));
        }
        self.characters(span)
    }

    fn name(&self, start: usize) -> Parsed<Name<'s>> {
        let first = self.name_part(start)?;
        let colon = start + first.len();
        let (prefix, local) = match self.text[colon..].starts_with(':') {
            true => (Some(first), self.name_part(colon + 1)?),
            false => (None, first),
        };
        let end = prefix.map_or(colon, |_| colon + 1 + local.len());
        Ok(Name { prefix, local, namespace: None, span: Span::new(start, end) })
    }

    fn name_part(&self, start: usize) -> Parsed<&'s str> {
        let rest = &self.text[start..];
        match rest.starts_with(begins_name) {
            true => Ok(rest.split(|character| !continues_name(character)).next().unwrap_or_default()),
            false => Err(self.expected("a name", start)),
        }
    }

    /// Checks that `>` stands here, after white space at most.
    fn expect_close(&self, at: usize) -> Parsed<()> {
        let rest = self.text[at..].trim_start_matches(WHITE_SPACE);
        match rest.starts_with('>') {
            true => Ok(()),
            false => Err(self.expected("`>`", self.text.len() - rest.len())),
        }
    }

    fn expected(&self, what: &str, at: usize) -> SyntaxError {
        let next = self.text[at..].chars().next();
        let found = match next {
            None => "the end of the text".to_owned(),
            Some(character) if character.is_control() => format!("U+{:04X}", u32::from(character)),
            Some(' ') => "a space".to_owned(),
            Some(character) => format!("`{character}`"),
        };
        grammar(at, next.map_or(0, char::len_utf8), format!("expected {what}, found {found}"))
    }
}

pub(super) fn grammar(start: usize, length: usize, message: impl Into<String>) -> SyntaxError {
    SyntaxError::grammar(Span::new(start, start + length), message)
}

fn text_outside(span: Span) -> SyntaxError {
    SyntaxError::grammar(span, "text outside of the element")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SAMPLE: &str = "<?xml version='1.0' encoding=\"UTF-8\"?><?p q?><a b='1' x:c=\"&amp;\" xmlns:x='urn:x'>윤 &#x41;<!-- c --><x:d/><![CDATA[<]]> <e xmlns='u' f='g'>h</e ></a>";

    /// Whether this mistake is one that roxmltree does not see: in a processing instruction or in the XML
    /// declaration, names like `:a` and `a:xmlns`, prefixes declared as nothing.
    fn passes_roxmltree(text: &str, error: &SyntaxError) -> bool {
        let (before, after) = text.split_at(error.span.start);
        before.rfind("<?") > before.rfind("?>")
            || before.ends_with(':')
            || [":", "<:", "<?"].iter().any(|start| after.starts_with(start))
            || text[error.span.end..].starts_with(":xmlns")
            || error.message == "no prefix can be declared like this"
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_roxmltree_accepts_is_accepted_and_nothing_else(
            edits in prop::collection::vec((0..SAMPLE.len(), 0..5usize, "[<>/=\"'&;:?!\\-\\]#xab1 윤\u{1}\u{FFFE}]{0,3}"), 0..3)
        ) {
            let mut text = SAMPLE.to_owned();
            for (at, length, insert) in edits {
                let start = text.floor_char_boundary(at);
                let end = text.floor_char_boundary(start + length);
                text.replace_range(start..end, &insert);
            }
            let mut read = 0;
            let ours = Events::new(&text, []).and_then(|mut events| events.try_for_each(|event| {
                let Span { start, end } = event?.span;
                assert_eq!(start, std::mem::replace(&mut read, end));
                Ok(())
            }));
            let theirs = roxmltree::Document::parse(&text).map(drop);
            if let Err(error) = &ours {
                prop_assert!(text.get(error.span.range()).is_some());
                prop_assume!(theirs.is_err() || !passes_roxmltree(&text, error));
            }
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?}\n{:?}\n{:?}", text, ours, theirs);
        }
    }
}
